"""The days a demand row speaks of: weekdays, day classes or dates.

Accepted: `mon-sun`, `mon;wed`, 周一至周五, 每天, `workday`, `restday`, `holiday`, 2026-11-23,
`2026-11-23..2026-11-25`, 2026年11月23日至2026年11月25日. One row holds one of the three sorts, so that it is plain
which row is the more particular.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from roster.domain import DAY, DayClass, DaySelector
from roster.loading.cells import Unreadable, choice
from roster.loading.moments import day
from roster.loading.texts import fold, narrow, suggestion
from roster.loading.vocabulary import DAY_CLASSES, WEEKDAY_NAMES, WEEKDAYS
from roster.words import Text

_SEPARATORS = re.compile(r"[;,、]|\s+")
_AROUND_RANGE = re.compile(r"\s*(\.\.+|~|至|到|–|—)\s*")
_LONGEST = 400
_EVERY_DAY = frozenset(range(7))
_WHOLE_WEEK = {"每天", "每日", "天天", "daily", "every_day", "all"}
_WEEKEND = {"周末", "双休日", "weekend"}
_CHOICES = Text(
    "每天、周一至周五、周六;周日、工作日、休息日、法定节假日、2026-11-23、2026-11-23..2026-11-25",
    "mon-sun, mon;wed, workday, restday, holiday, 2026-11-23, 2026-11-23..2026-11-25",
)
_weekday = choice(WEEKDAYS)

weekday = _weekday
"""Read one day of the week as `date.weekday()` counts: Monday is 0."""


def selector(text: str) -> DaySelector:
    """Read the days of a demand row."""
    plain = _AROUND_RANGE.sub("..", narrow(text))
    if plain.endswith(" 00:00:00"):
        plain = plain.removesuffix(" 00:00:00")  # a date cell of a spreadsheet
    weekdays: set[int] = set()
    classes: set[str] = set()
    dates: set[date] = set()
    for token in filter(None, _SEPARATORS.split(plain)):
        if (found := _weekdays(token)) is not None:
            weekdays |= found
        elif fold(token) in _CLASSES:
            classes.add(_CLASSES[fold(token)].value)
        else:
            dates |= set(_dates(token))
    if sum(map(bool, (weekdays, classes, dates))) != 1:
        raise Unreadable(
            Text("星期、日别和日期不能写在同一行", "weekdays, day classes and dates do not mix in one row"),
            Text("各写一行。", "Write a row for each."),
        )
    return DaySelector(weekdays=frozenset(weekdays), classes=frozenset(classes), dates=frozenset(dates))


def written(days: DaySelector) -> str:
    """Write the days as they can be read again, always in the same way."""
    if days.weekdays == _EVERY_DAY:
        return "mon-sun"
    if days.weekdays:
        return ";".join(WEEKDAY_NAMES[number] for number in sorted(days.weekdays))
    if days.classes:
        return ";".join(c.value for c in DayClass if c.value in days.classes)
    return ";".join(
        first.isoformat() if first == last else f"{first}..{last}" for first, last in _runs(days.dates)
    )


_CLASSES = {fold(word): member for word, member in DAY_CLASSES.items()}


def _weekdays(token: str) -> set[int] | None:
    """Read a weekday or a range of them; a range may run over Sunday. None when it is neither."""
    if fold(token) in _WHOLE_WEEK:
        return set(_EVERY_DAY)
    if fold(token) in _WEEKEND:
        return {5, 6}
    ends = re.split(r"\.\.|-", token)
    try:
        first, last = _weekday(ends[0]), _weekday(ends[-1])
    except Unreadable:
        return None
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _dates(token: str) -> Iterator[date]:
    ends = token.split("..")
    try:
        first, last = day(ends[0]), day(ends[-1])
    except Unreadable as error:
        if any(letter.isdigit() for letter in token):
            raise
        raise Unreadable(
            Text(f"看不懂日期「{token}」", f'cannot tell which days "{token}" is'),
            suggestion(token, [*DAY_CLASSES, *WEEKDAYS], _CHOICES),
        ) from error
    if last < first or last - first > timedelta(days=_LONGEST):
        raise Unreadable(
            Text(f"日期范围「{token}」前后颠倒或过长", f'the dates "{token}" are out of order or too many'),
            Text(
                f"先写开始日，后写结束日，最多 {_LONGEST} 天。",
                f"Write the first day, then the last; {_LONGEST} days at most.",
            ),
        )
    yield from (first + step * DAY for step in range((last - first).days + 1))


def _runs(dates: Iterable[date]) -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for each in sorted(dates):
        if runs and runs[-1][1] + DAY == each:
            runs[-1] = (runs[-1][0], each)
        else:
            runs.append((each, each))
    return runs
