"""A small town, made of values alone: stations P1, P2 and P3, and headquarters with a few people to lend."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from roster.city import City, Reservist, StationEntry, Terms, Unit
from roster.city.lent import Lent
from roster.city.outcome import Outcome, State
from roster.city.seats import OpenSeats
from roster.city.spare import Spare
from roster.domain import DAY, Grade, Period
from tests.stations import MONDAY, person

WEEK = Period(first=MONDAY, days=7)


def reservist(number: int, unit: str = "J1", grade: Grade = Grade.OFFICER, **facts: object) -> Reservist:
    """Invent somebody at headquarters."""
    given = Reservist(id=f"J{number:04}", name="示例", grade=grade, unit=unit)
    return replace(given, **facts)  # type: ignore[arg-type]


def town(
    reserve: Iterable[Reservist] = (), minimum: Mapping[Grade, int] | None = None, terms: Terms | None = None
) -> City:
    """Give a town of two districts: P1, P2 and the unit J1 in the east, P3 and the unit J2 in the west."""
    districts = {"P1": "east", "P2": "east", "P3": "west"}
    return City(
        id="C",
        name="示例市",
        folder=Path("town"),
        period=WEEK,
        timezone=ZoneInfo("Asia/Shanghai"),
        terms=terms or Terms(),
        stations={
            id_: StationEntry(id=id_, name=f"{id_}所", district=district, folder=Path("town/stations") / id_)
            for id_, district in districts.items()
        },
        units={
            "J1": Unit(id="J1", name="东局机关", district="east", minimum=minimum or {}),
            "J2": Unit(id="J2", name="西局机关", district="west"),
        },
        reserve={one.id: one for one in reserve},
    )


def open_on(
    *days: int, price: int = 1000, missing: int = 1, grade: Grade = Grade.OFFICER, skill: str = ""
) -> list[OpenSeats]:
    """Give seats that are open on some days, counted from the first."""
    return [
        OpenSeats(day=on(day), shift="D", post="G01", grade=grade, skill=skill, missing=missing, price=price)
        for day in days
    ]


def outcome(
    station: str, seats: Iterable[OpenSeats] = (), objective: int = 0, spare: Iterable[Spare] = ()
) -> Outcome:
    """Give a station's outcome: what is open costs its price beside `objective`; it is proven."""
    listed = tuple(seats)
    points = objective + sum(seat.price * seat.missing for seat in listed)
    return Outcome(
        station=station,
        key=f"{station}:{points}",
        state=State.OPTIMAL,
        objective=points,
        bound=points,
        seats=listed,
        spare=tuple(spare),
    )


def spare(number: int, *days: int, grade: Grade = Grade.OFFICER) -> Spare:
    """Give somebody whom a station can spare on some days."""
    return Spare(person=person(number, grade), days=tuple(map(on, days)))


def on(day: int) -> date:
    """Give a day of the week, counted from the first."""
    return MONDAY + timedelta(days=day)


def days_of(lent: Lent) -> list[int]:
    """List the days of a loan, counted from the first."""
    return [number for number in range(7) if lent.first <= MONDAY + number * DAY <= lent.last]
