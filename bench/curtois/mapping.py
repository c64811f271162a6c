"""An instance as a station's problem: one post, a contract for each set of limits, days off as comp leave."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bench.curtois.reading import Cover, Employee, Instance
from bench.curtois.reading import Shift as GivenShift
from constraints import RULES
from roster.domain import (
    DAY,
    DaySelector,
    Demand,
    Grade,
    Leave,
    LeaveKind,
    Period,
    Person,
    Post,
    PostKind,
    Posture,
    Problem,
    Request,
    Shift,
    Station,
)

MONDAY = date(2026, 1, 5)  # day 0
POST = "W"
_START = time(6)  # all shifts begin together, so that two of one day overlap
_KEPT = (
    "fixed-duties",
    "leave",
    "double-booking",
)  # of the rules usually in force; those the instance sets beside
_Rules = Mapping[str, Mapping[str, object]]  # as in station.toml
_ON = {"in_force": True}


def mapped(instance: Instance) -> Problem:
    """Give the problem that an instance is.

    Raises ValueError where its cover has different prices, or leaves out a shift of a day: the product has a price
    for a grade and a post, and nobody comes where nobody is asked for. No published instance is so.
    """
    contracts, contract_of = _contracts(instance)
    return Problem(
        station=Station(id=instance.name, name=instance.name, timezone=ZoneInfo("UTC")),
        period=Period(first=MONDAY, days=instance.days),
        people={e.id: _person(e, contract_of[e.id]) for e in sorted(instance.staff, key=lambda e: e.id)},
        grids={},
        posts={POST: Post(id=POST, name=POST, kind=PostKind.SITE)},
        shifts={shift.id: _shift(shift) for shift in sorted(instance.shifts, key=lambda s: s.id)},
        demands=tuple(_demand(cover, len(instance.staff)) for cover in instance.cover),
        leave=tuple(
            Leave(person=e.id, first=on(day), last=on(day), kind=LeaveKind.COMP)
            for e in instance.staff
            for day in sorted(e.days_off)
        ),
        requests=tuple(
            Request(
                person=r.employee, day=on(r.day), shift=r.shift, weight=r.weight if r.wanted else -r.weight
            )
            for r in instance.requests
        ),
        overrides={**_switched_off(), **_rules(instance)},
        contracts=contracts,
    )


def on(day: int) -> date:
    """Give the date of a day."""
    return MONDAY + day * DAY


def _person(employee: Employee, contract: str) -> Person:
    return Person(id=employee.id, name=employee.id, grade=Grade.OFFICER, contract=contract)


def _shift(shift: GivenShift) -> Shift:
    end = (datetime.combine(MONDAY, _START) + timedelta(minutes=shift.minutes)).time()
    return Shift(code=shift.id, name=shift.id, start=_START, end=end)


def _demand(cover: Cover, staff: int) -> Demand:
    return Demand(
        posture=Posture.ROUTINE,
        applies_to=POST,
        days=DaySelector(dates=frozenset([on(cover.day)])),
        shift=cover.shift,
        least={Grade.OFFICER: cover.required},
        most={Grade.OFFICER: staff},
    )


def _switched_off() -> _Rules:
    """Switch off what the instances do not ask: night work, weekly rest, fairness …."""
    return {rule.name: {"in_force": False} for rule in RULES if rule.in_force and rule.name not in _KEPT}


def _rules(instance: Instance) -> _Rules:
    """Give what holds for everybody: prices, and the shifts that may not follow each other."""
    under, over = _prices(instance)
    successions = [f"{shift.id}: {' '.join(shift.refused)}" for shift in instance.shifts if shift.refused]
    return {
        "shortage": {"officer": under},
        "over-strength": {"weight": over},
        "wishes": {"weight": 1},
        **({"forbidden-successions": {**_ON, "after": successions}} if successions else {}),
    }


def _prices(instance: Instance) -> tuple[int, int]:
    prices = {(cover.under, cover.over) for cover in instance.cover}
    if len(prices) != 1:
        raise ValueError(f"{instance.name} has cover with different prices: {sorted(prices)}")
    if len({(cover.day, cover.shift) for cover in instance.cover}) < instance.days * len(instance.shifts):
        raise ValueError(f"{instance.name} has a shift of a day without cover")
    return prices.pop()


def _contracts(instance: Instance) -> tuple[Mapping[str, _Rules], Mapping[str, str]]:
    """Give the contracts by name, and the name of everybody's."""
    told: dict[str, tuple[str, _Rules]] = {}  # by what the contract says
    of: dict[str, str] = {}
    for employee in instance.staff:
        rules = _contract(employee, instance.days)
        name, _ = told.setdefault(repr(rules), (f"C{len(told) + 1}", rules))
        of[employee.id] = name
    return dict(told.values()), of


def _contract(employee: Employee, days: int) -> _Rules:
    counts = [f"{shift} {number}" for shift, number in employee.most_shifts.items() if number < days]
    return {
        "duty-run": _ON | {"longest": employee.most_run},
        "least-duty-run": _ON | {"least": employee.least_run},
        "least-days-off": _ON | {"least": employee.least_off},
        "most-hours": _ON | {"most": f"{employee.most_minutes}min"},
        "least-hours": _ON | {"least": f"{employee.least_minutes}min"},
        "most-weekends": _ON | {"most": employee.most_weekends},
        **({"most-shifts": _ON | {"limits": counts}} if counts else {}),
    }
