"""The legal class of each day: statutory holiday, rest day or working day.

For China the library `holidays` gives the statutory days (全国年节及纪念日放假办法, 2024-11) and what the State
Council announces for each year: moved rest days (调休), substitute rest days for holidays on a weekend (补假), and
make-up working days. Only the statutory days themselves are holidays (300 %); moved and substitute days are
rest days (200 %). A year whose arrangement the library does not know would be silently incomplete, so it must be
given or confirmed in `station.toml`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from roster.domain import DAY, DayClass
from roster.errors import Source
from roster.loading.findings import Findings
from roster.loading.texts import nearest
from roster.words import Text

CHINA = "CN"
_MOVED = "调休"
_NOT_STATUTORY = ("休", "补")


@dataclass(frozen=True, kw_only=True)
class HolidayFacts:
    """What `station.toml` says of holidays: the country, days that override, and years confirmed as they are.

    `country` is an ISO 3166 code, with a subdivision where it matters: `CN`, `GB-SCT`.
    """

    country: str = CHINA
    overrides: Mapping[date, DayClass] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()

    @property
    def given_years(self) -> frozenset[int]:
        """List the years that the station answers for itself."""
        return self.confirmed | {day.year for day in self.overrides}


def day_classes(facts: HolidayFacts, first: date, last: date, findings: Findings) -> Mapping[date, DayClass]:
    """Give the class of every day from `first` to `last`, and of the day after, into which a night may run.

    A year in between whose arrangement is neither known nor given is a fault.
    """
    years = range(first.year, (last + DAY).year + 1)
    calendar = _calendar(facts.country, years, findings)
    if calendar is None:
        return {}
    if facts.country == CHINA:
        known = {day.year for day, name in calendar.items() if _MOVED in name} | facts.given_years
        _check_years(set(range(first.year, last.year + 1)) - known, findings)
    days = (first + step * DAY for step in range((last - first).days + 2))
    return {day: facts.overrides.get(day) or _class(calendar, day) for day in days}


def _class(calendar: Any, day: date) -> DayClass:  # noqa: ANN401 - the library has no types
    name = calendar.get(day, "")
    if name and not any(mark in name for mark in _NOT_STATUTORY):
        return DayClass.HOLIDAY
    if name or (day.weekday() in calendar.weekend and day not in calendar.weekend_workdays):
        return DayClass.RESTDAY
    return DayClass.WORKDAY


def _calendar(country: str, years: Iterable[int], findings: Findings) -> Any:  # noqa: ANN401
    import holidays  # noqa: PLC0415 - 40 ms that a call for help need not spend

    code, _, subdivision = country.partition("-")
    language = "zh_CN" if code == CHINA else None
    try:
        return holidays.country_holidays(code, subdiv=subdivision or None, years=years, language=language)
    except NotImplementedError:
        known = holidays.list_supported_countries()
        close = nearest(code, known) or CHINA
        findings.add(
            Source("station.toml", None, "country"),
            Text(f"不认识国家或地区代码 {country}", f"the country or subdivision {country} is not known"),
            Text(f"写 ISO 3166 代码，如 {close}。", f"Write an ISO 3166 code, such as {close}."),
        )
        return None


def _check_years(unknown: Iterable[int], findings: Findings) -> None:
    for year in sorted(unknown):
        findings.add(
            Source("station.toml [holidays]", None, "confirmed"),
            Text(
                f"{year} 年的放假调休安排未知",
                f"the public holidays of {year} (with moved rest days and make-up working days) are not known",
            ),
            Text(
                f"按国务院办公厅通知在 [holidays] 中列出 {year} 年的 holiday（法定节假日）、rest（调休放假日）、"
                f"work（补班日），或写 confirmed = [{year}] 表示只有法定节假日、没有调休。",
                f"List the days of {year} under [holidays] as holiday = […], rest = […] and work = […], "
                f"or write confirmed = [{year}] to take the statutory days alone.",
            ),
        )
