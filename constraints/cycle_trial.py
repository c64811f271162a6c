"""A cycle on trial: one person who follows it alone, and what the other rules say of that."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from constraints.cycles import Cell
from roster.domain import Period, Person, Problem, Roster, Station, month_of
from roster.rules import HardRule, Rule, Violation
from roster.words import Text

_DAYS = 92  # for so long at least: whole months, and an 8-day cycle begins on every weekday
_SHOWN = 10  # days named at most

_HOURS = frozenset(
    {"daily-cap", "rolling-cap", "daily-hours", "weekly-hours", "month-overtime", "reference-hours"}
)
_ORDER = frozenset(
    {
        "double-booking",
        "daily-rest",
        "no-day-after-night",
        "weekly-rest",
        "duty-run",
        "night-run",
        "rest-after-nights",
        "least-duty-run",
        "least-days-off",
    }
)
"""The rules about one person's days alone. What others ask (skills, insurance, who else is there) no cycle decides."""

_UNITS: Mapping[str, Callable[[Station, date], date]] = {
    "weekly-rest": Station.week_of,
    "weekly-hours": Station.week_of,
    "reference-hours": Station.week_of,
    "month-overtime": lambda _, day: month_of(day),
}
"""Rules by the calendar: a cycle that breaks one now and then is mended by a duty left out, and is not objected to."""


def objections(
    problem: Problem,
    cells: Sequence[Cell],
    begin_of: Callable[[Person], date | None],
    followers: Iterable[Person],
    rules: Iterable[Rule],
) -> Iterator[tuple[Text, Text]]:
    """Yield for each rule that the cycle breaks by itself what it breaks and on which days, and advice.

    The first follower of each grade tries it, from the first time that the cycle begins in the period or
    after it; whether somebody is on leave, lent or protected is not the cycle's fault.
    """
    said: set[str] = set()
    first_of_grade = {person.grade: person for person in reversed(list(followers))}
    for person in sorted(first_of_grade.values(), key=lambda person: person.id):
        if (begins := begin_of(person)) is None:
            continue
        roster = _follow(problem, cells, person, begins)
        for rule in rules:
            concerned = rule.name in _HOURS | _ORDER and rule.name not in said and rule.binds(person)
            if concerned and isinstance(rule, HardRule):
                broken = [violation for violation in rule.violations(roster) if violation.person == person.id]
                if broken and _weighs(rule, broken, roster):
                    said.add(rule.name)
                    yield _objection(rule, broken, roster.problem.period.first, len(cells))


def _follow(problem: Problem, cells: Sequence[Cell], person: Person, begins: date) -> Roster:
    """Give the roster of one person alone who follows the cycle again and again; nothing else is known of them."""
    length = len(cells)
    ahead = (begins - problem.period.first).days % length
    first = date.fromordinal(problem.period.first.toordinal() + ahead)
    unbound = replace(person, joined=None, home_unit=None, max_weekly_hours=None, protected_from_nights=False)
    alone = replace(
        problem,
        period=Period(first=first, days=length * (2 + _DAYS // length)),
        people={person.id: unbound},
        demands=(),
        leave=(),
        availability=(),
        requests=(),
        fixed=(),
        loans=(),
        past=(),
        published=(),
        today=None,
    )
    duties = (
        alone.duty(person.id, day, shift, None)
        for turn, day in enumerate(alone.period.dates)
        for shift in cells[turn % length]
    )
    return Roster(problem=alone, duties=tuple(sorted(duties)))


def _weighs(rule: HardRule, broken: Sequence[Violation], roster: Roster) -> bool:
    """Tell whether a rule by the calendar is broken in at least half of its whole weeks or months."""
    if rule.name not in _UNITS:
        return True
    station, unit_of = roster.problem.station, _UNITS[rule.name]
    hit = {unit_of(station, violation.day) for violation in broken}
    whole = {unit_of(station, day) for day in roster.problem.period.dates}
    return 2 * len(hit) >= len(whole) - 2  # the first and the last are cut


def _objection(rule: HardRule, broken: Sequence[Violation], first: date, length: int) -> tuple[Text, Text]:
    days = sorted({(violation.day - first).days % length + 1 for violation in broken})
    listed, more = [str(day) for day in days[:_SHOWN]], len(days) > _SHOWN
    example = broken[0].message
    message = Text(
        f"违反「{rule.title.zh}」：循环第 {'、'.join(listed)} 天{'等' if more else ''}。"
        f"例如：{example.zh.rstrip('。')}",
        f'breaks the rule "{rule.title.en}" on day {", ".join(listed)}{" and others" if more else ""} of the cycle;'
        f" for example: {example.en.rstrip('.')}",
    )
    return message, _SHORTEN if rule.name in _HOURS else _REORDER


_SHORTEN = Text(
    "请缩短班次，或把其中一部分改为系数较低的值班、备勤；每班8小时的四班三运转不受此限。",
    "Shorten the shifts, or make part of them desk or standby duty with a lower factor; a cycle of 8-hour shifts"
    " such as D D E E N N - - fits.",
)
_REORDER = Text(
    "请调整循环里班次的先后、连续天数或休息天数，或按规定放宽该规则的参数。",
    "Change the order of the cycle, its runs or its days off, or the figure of that rule where that is allowed.",
)
