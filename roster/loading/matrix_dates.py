"""The dates over a matrix's columns: 2026-11-23, 11月23日, 11/23 (周一), or a spreadsheet's date cell."""

import re
from datetime import date

from roster.loading.cells import Unreadable
from roster.loading.moments import day, real_date
from roster.loading.tables_people import PEOPLE
from roster.loading.texts import narrow, suggestion
from roster.loading.vocabulary import WEEKDAYS
from roster.words import Text

_WITH_YEAR = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?( 00:00:00(\.0+)?)?")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_BARE_DAY = re.compile(r"([1-9]|[12]\d|3[01])日?")
_WEEKDAY = re.compile(
    r"\s*(\((?P<short>[一二三四五六日天])\)|\(?(?P<name>(周|星期|礼拜)[一二三四五六日天]|[A-Za-z]{3,9})\)?)$"
)


def header_date(header: str, near: date) -> date:
    """Read a header as a date, and hold the weekday beside it against the date."""
    plain, weekday = _without_weekday(header)
    if _WITH_YEAR.fullmatch(plain):
        found = day(plain)
    elif match := _WITHOUT_YEAR.fullmatch(plain):
        found = _nearest(int(match[1]), int(match[2]), near)
    elif _BARE_DAY.fullmatch(plain):
        raise Unreadable(
            Text(f"「{header}」只有日，没有月份", f'"{header}" is a day without its month'),
            Text("表头写成 2026-11-23 或 11月23日。", "Write the header as 2026-11-23 or 11/23."),
        )
    else:
        names = [column.name if header.isascii() else column.zh for column in PEOPLE.columns]
        raise Unreadable(
            Text(
                f"「{header}」不是日期，也不是人员的一列", f'"{header}" is neither a date nor about a person'
            ),
            suggestion(header, [*names, near.isoformat()]),
        )
    if weekday is not None and weekday != found.weekday():
        raise Unreadable(
            Text(f"「{header}」与星期不符（{found}）", f'"{header}" does not fall on that weekday ({found})'),
            Text("写上年份，如 2026-11-23。", "Write the year too, as in 2026-11-23."),
        )
    return found


def _without_weekday(header: str) -> tuple[str, int | None]:
    plain = narrow(header)
    match = _WEEKDAY.search(plain)
    name = (match["name"] or f"周{match['short']}").casefold() if match else ""
    if match is None or name not in WEEKDAYS:
        return plain, None
    return plain[: match.start()], WEEKDAYS[name]


def _nearest(month: int, number: int, near: date) -> date:
    """Find the year in which a day of the year lies nearest to a date; a 29 February only in leap years."""
    choices = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            choices.append(date(year, month, number))
        except ValueError:
            continue
    if not choices:
        return real_date(near.year, month, number)
    return min(choices, key=lambda choice: abs(choice - near))


def looks_like_date(header: str) -> bool:
    """Tell whether a header is meant as a date, if only as the bare number of a day."""
    plain, _ = _without_weekday(header)
    patterns = (_WITH_YEAR, _WITHOUT_YEAR, _BARE_DAY)
    return any(pattern.fullmatch(plain) for pattern in patterns)
