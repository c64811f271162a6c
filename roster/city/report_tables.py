"""The report as tables of exact figures, for CSV files and for programs: districts, stations, loans, days."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roster.audit.cells import harmless
from roster.city.report import CityReport, DistrictReport, StationReport
from roster.city.sums import GradeSums, Sums
from roster.domain import Grade
from roster.words import Language, Text

Value = str | int | float | date | None
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_SEATS = (("needed", "需要"), ("filled", "到位"), ("short", "缺"))
_HOURS = (("hours", "工时"), ("long_days", "超十小时人日"), ("overtime", "加班工时"))


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: the stem of its file, its columns by key with their headings, its rows."""

    name: str
    columns: Mapping[str, Text]
    rows: tuple[tuple[Value, ...], ...]

    def csv(self, language: Language) -> bytes:
        """Write it with a byte-order mark, which spreadsheets need to read Chinese; lines end as RFC 4180."""
        page = io.StringIO(newline="")
        sheet = csv.writer(page, lineterminator="\r\n")
        sheet.writerow(heading.to(language) for heading in self.columns.values())
        sheet.writerows([_cell(value) for value in row] for row in self.rows)
        return page.getvalue().encode("utf-8-sig")

    def plain(self) -> list[dict[str, Value]]:
        """Give the rows as JSON knows them, by key."""
        return [
            {
                key: f"{value}" if isinstance(value, date) else value
                for key, value in zip(self.columns, row, strict=True)
            }
            for row in self.rows
        ]


def tables(report: CityReport) -> tuple[Table, ...]:
    """Give every table of the report."""
    return _districts(report), _stations(report), _loans(report), _days(report)


def _cell(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return "" if value is None else harmless(str(value))


def _figures(prefix: str = "") -> dict[str, Text]:
    """Name the columns of seats by grade, then of hours."""
    found = {
        f"{prefix}{grade.value}_{key}": Text(f"{grade.text.zh}{zh}", f"{grade.value} {key}")
        for grade in Grade
        for key, zh in _SEATS
    }
    return found | {key: Text(zh, key.replace("_", " ")) for key, zh in _HOURS}


def _sums(sums: Sums | None) -> Iterator[Value]:
    for grade in Grade:
        of = sums.grades[grade] if sums else None
        yield from (of.needed, of.filled, of.missing) if of else (None, None, None)
    yield from _hours(sums.all) if sums else (None, None, None)


def _hours(sums: GradeSums) -> tuple[float, int, float]:
    return sums.hours / _HOUR, sums.long_days, sums.overtime / _HOUR


_LENT = {"borrowed": Text("借入人日", "days borrowed"), "lent": Text("借出人日", "days lent")}


def _districts(report: CityReport) -> Table:
    return Table(
        name="districts",
        columns={
            "district": Text("分局", "district"),
            "stations": Text("派出所数", "stations"),
            **_figures(),
            **_LENT,
        },
        rows=tuple(_district(one) for one in report.districts),
    )


def _district(one: DistrictReport) -> tuple[Value, ...]:
    return (one.name, len(one.stations), *_sums(one.sums), one.borrowed, one.lent)


def _stations(report: CityReport) -> Table:
    return Table(
        name="stations",
        columns={
            "station": Text("编号", "station"),
            "name": Text("名称", "name"),
            "district": Text("分局", "district"),
            "status": Text("状态", "status"),
            "objective": Text("总代价", "objective"),
            "bound": Text("下界", "bound"),
            "gap": Text("差距", "gap"),
            "before": Text("支援前代价", "before loans"),
            **_figures(),
            **_LENT,
        },
        rows=tuple(_station(one) for one in report.stations),
    )


def _station(one: StationReport) -> tuple[Value, ...]:
    told = one.result
    figures = (told.state.value, told.objective, told.bound, told.gap, told.before)
    return (told.id, told.name, told.district, *figures, *_sums(one.sums), one.borrowed, one.lent)


def _loans(report: CityReport) -> Table:
    columns = (
        *(
            ("from", "借出单位"),
            ("from_name", "借出单位名称"),
            ("station", "借入派出所"),
            ("station_name", "派出所名称"),
        ),
        *(("people", "人数"), ("days", "人日"), ("minutes", "单程分钟"), ("saves", "节省分值")),
    )
    return Table(
        name="loans",
        columns={key: Text(zh, key.replace("_", " ")) for key, zh in columns},
        rows=tuple(
            (
                *(flow.home, report.lender(flow.home), flow.station, report.lender(flow.station)),
                *(flow.people, flow.days, flow.travel // _MINUTE, flow.saves),
            )
            for flow in report.flows
        ),
    )


def _days(report: CityReport) -> Table:
    sums = report.sums
    lent = _lent_on(report)
    return Table(
        name="days",
        columns={
            "date": Text("日期", "date"),
            "needed": Text("需要", "needed"),
            "filled": Text("到位", "filled"),
            "short": Text("缺", "short"),
            "lent": Text("支援人数", "people lent"),
        },
        rows=tuple(
            (
                day,
                sums.needed_on.get(day, 0),
                sums.needed_on.get(day, 0) - sums.missing_on.get(day, 0),
                sums.missing_on.get(day, 0),
                lent.get(day, 0),
            )
            for day in report.result.period.dates
        ),
    )


def _lent_on(report: CityReport) -> Mapping[date, int]:
    dates: Sequence[date] = report.result.period.dates
    loans = report.result.loans
    return {day: _count(loan.first <= day <= loan.last for loan in loans) for day in dates}


def _count(facts: Iterable[bool]) -> int:
    return sum(facts)
