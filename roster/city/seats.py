"""The open seats of a roster, and what each of them costs by the station's own rules."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from roster.domain import Grade, Need, Problem, Roster
from roster.rules import Rule, SoftRule


@dataclass(frozen=True, kw_only=True)
class OpenSeats:
    """So many people of a grade, and with a skill where it is named, are missing; `price` is for each, in points."""

    day: date
    shift: str
    post: str
    grade: Grade
    skill: str
    missing: int
    price: int


def open_seats(roster: Roster, rules: Sequence[Rule]) -> tuple[OpenSeats, ...]:
    """List what is missing below the need, with its price: what less is charged where nobody were asked for."""
    missing: defaultdict[tuple[str, Grade], Counter[tuple[date, str]]] = defaultdict(Counter)
    rows = [row for row in roster.shortages if row.below == "need"]
    for row in rows:
        missing[row.shift, row.grade][row.day, row.post] += row.missing
    soft = [rule for rule in rules if isinstance(rule, SoftRule) and rule.by_day]
    charged = _charged(roster, soft) if rows else Counter()
    prices: dict[tuple[str, Grade, date, str], int] = {}
    for (shift, grade), places in missing.items():
        without = _charged(replace(roster, problem=_asking_less(roster.problem, shift, grade, places)), soft)
        for (day, post), count in places.items():
            prices[shift, grade, day, post] = (charged[day, post] - without[day, post]) // count
    return tuple(
        OpenSeats(
            day=row.day,
            shift=row.shift,
            post=row.post,
            grade=row.grade,
            skill=row.skill,
            missing=row.missing,
            price=max(0, prices[row.shift, row.grade, row.day, row.post]),
        )
        for row in rows
    )


def _charged(roster: Roster, rules: Sequence[SoftRule]) -> Counter[tuple[date | None, str | None]]:
    points: Counter[tuple[date | None, str | None]] = Counter()
    for rule in rules:
        for charge in rule.price(roster):
            points[charge.day, charge.post] += charge.points
    return points


def _asking_less(
    problem: Problem, shift: str, grade: Grade, places: Mapping[tuple[date, str], int]
) -> Problem:
    """Give the problem with as many asked for as are there, of one grade on one shift."""

    def less(need: Need) -> Need:
        many = places.get((need.day, need.post), 0) if need.shift == shift else 0
        return replace(need, least={**need.least, grade: need.least[grade] - many}) if many else need

    seen = copy(problem)
    needs = tuple(map(less, problem.needs))
    vars(seen).update(needs=needs, need_at={need.key: need for need in needs}, memo=dict(problem.memo))
    return seen
