"""Dates and times of day as people and spreadsheets write them."""

import re
from datetime import date, datetime, time, timedelta

from roster.loading.cells import Unreadable
from roster.loading.texts import narrow, tidy
from roster.words import Text

FIRST_YEAR, LAST_YEAR = 1950, 2099

_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?")
_TIME = re.compile(r"(\d{1,2})(?::(\d{2})(?::00)?|[时点](?:(\d{1,2})分?)?)")
_EXCEL_TIME = re.compile(r"(1899-12-31|1900-01-01|1904-01-01|1904-01-02)[ T](\d{2}):(\d{2}):00(?:\.0+)?")
_NEXT_DAYS = ("1900-01-01", "1904-01-02")
_HOURS = 24
_IMPOSSIBLE = 10_000


def day(text: str) -> date:
    """Read a date: 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日, or a spreadsheet's date cell."""
    plain = narrow(text)
    match = _DATE.match(plain)
    rest = plain[match.end() :] if match else ""
    if match is None or (rest and not _MIDNIGHT.fullmatch(rest)):
        raise Unreadable(
            Text(f"「{tidy(text)}」不是日期", f'"{tidy(text)}" is not a date'),
            Text(
                "写成 2026-11-23；在表格软件里把该列设为日期格式。",
                "Write 2026-11-23; in a spreadsheet, format the column as a date.",
            ),
        )
    return real_date(int(match[1]), int(match[2]), int(match[3]))


def real_date(year: int, month: int, number: int) -> date:
    """Give a date of the calendar, within the years that make sense."""
    try:
        found = date(year, month, number)
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(
            Text(
                f"没有 {year}-{month:02}-{number:02} 这一天", f"there is no day {year}-{month:02}-{number:02}"
            ),
            Text(
                f"请核对年、月、日；年份应在 {FIRST_YEAR}–{LAST_YEAR} 之间。",
                f"Check year, month and day; years go from {FIRST_YEAR} to {LAST_YEAR}.",
            ),
        )
    return found


def start_time(text: str) -> time:
    """Read the time of day at which something begins: 08:00, 8:00, 8时30分, or a time cell."""
    minutes = _minutes(text)
    if minutes == _HOURS * 60:
        raise Unreadable(
            Text("24:00 只能作结束时间", "24:00 can only be an end"),
            Text("开始时间写 00:00，并核对日期。", "Write 00:00 as the start, and check the date."),
        )
    return time(*divmod(minutes, 60))


def end_time(text: str) -> time:
    """Read the time of day at which something ends; 24:00 is the midnight that ends a day."""
    return time(*divmod(_minutes(text) % (_HOURS * 60), 60))


def moment(text: str) -> datetime:
    """Read a date with a time, with or without an offset: 2026-11-23T08:00+08:00."""
    try:
        found = datetime.fromisoformat(narrow(text))
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR or ":" not in text:
        raise Unreadable(
            Text(f"「{tidy(text)}」不是日期加时间", f'"{tidy(text)}" is not a date with a time'),
            Text("写成 2026-11-23T08:00+08:00，或留空。", "Write 2026-11-23T08:00+08:00, or leave it blank."),
        )
    return found


def clock(moment_of_day: time) -> str:
    """Write a time of day as it can be read again."""
    return f"{moment_of_day:%H:%M}"


def _minutes(text: str) -> int:
    plain = narrow(text)
    if match := _EXCEL_TIME.fullmatch(plain):
        overnight = _HOURS * 60 if match[1] in _NEXT_DAYS else 0
        minutes = overnight + int(match[2]) * 60 + int(match[3])
    elif match := _TIME.fullmatch(plain):
        past = int(match[2] or match[3] or 0)
        minutes = int(match[1]) * 60 + past if past < 60 else _IMPOSSIBLE  # noqa: PLR2004 - minutes
    else:
        raise Unreadable(
            Text(f"「{tidy(text)}」不是时间", f'"{tidy(text)}" is not a time of day'),
            Text(
                "写成 08:00；在表格软件里把该列设为时间格式。",
                "Write 08:00; in a spreadsheet, format it as a time.",
            ),
        )
    if timedelta(minutes=minutes) > timedelta(days=1):
        raise Unreadable(
            Text(f"没有 {tidy(text)} 这个时间", f"there is no time {tidy(text)}"),
            Text("写 00:00 到 24:00 之间的时间。", "Write a time from 00:00 to 24:00."),
        )
    return minutes
