"""The report on paper: what the bureau reads in a minute, the picture, then stations and lenders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from roster.city.picture import percent, picture
from roster.city.report import CityReport, Flow, StationReport, lending
from roster.city.saying import cover, ended, figure, hours, one_decimal, sureness, without, working
from roster.city.saying import lending as lent
from roster.city.sums import GradeSums
from roster.domain import Grade
from roster.printing import Paper, days_between, render, write_pdf
from roster.words import Language, Text

TITLE = Text("全市排班汇总", "City roster summary")
SIGNATURES = (Text("制表", "Prepared by"), Text("审核", "Checked by"), Text("市局负责人", "Head of bureau"))
_SHORTEST, _LENDERS, _FAILED = 20, 24, 12
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class GradeRow:
    """One grade of the city: seats and hours as they are printed."""

    name: Text
    cells: tuple[str, ...]
    missing: str


@dataclass(frozen=True, kw_only=True)
class DistrictRow:
    """One district as it is printed."""

    name: str
    cells: tuple[str, ...]
    missing: tuple[str, ...]
    lent: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class LenderRow:
    """Whoever lends, and to how many stations."""

    name: str
    cells: tuple[str, ...]


def write_page(report: CityReport, path: Path, language: Language) -> Path:
    """Print the report and give its path. Raises RosterError where a character cannot be printed."""
    title = f"{report.result.name} {TITLE.to(language)}"
    return write_pdf(page(report, language), path, title=title, language=language)


def page(report: CityReport, language: Language) -> str:
    """Make the pages as HTML."""
    lenders = list(lender_rows(report))
    failed = list(without(report))
    return render(
        "city.html",
        language,
        paper=_paper(report),
        lead=(*ended(report), sureness(report), cover(report), lent(report), working(report)),
        grades=list(grade_rows(report)),
        picture=picture(report),
        districts=list(district_rows(report)),
        shortest=[short_row(station) for station in report.shortest[:_SHORTEST]],
        more_short=max(0, len(report.shortest) - _SHORTEST),
        days=list(day_rows(report)),
        lenders=lenders[:_LENDERS],
        more_lenders=max(0, len(lenders) - _LENDERS),
        failed=failed[:_FAILED],
        more_failed=max(0, len(failed) - _FAILED),
    )


def _paper(report: CityReport) -> Paper:
    made, version = report.sums.made_at, report.result.versions.get("gridroster", "")
    solved = sum(station.result.made for station in report.stations)
    return Paper(
        title=TITLE,
        station=report.result.name,
        period=days_between(report.result.period),
        status=Text(
            f"{solved}/{len(report.stations)} 所已排", f"{solved} of {len(report.stations)} stations"
        ),
        version=Text(f"gridroster {version}", f"gridroster {version}") if version else Text("", ""),
        made_at=Text(f"制表时间 {made:%Y-%m-%d %H:%M}", f"Made {made:%Y-%m-%d %H:%M}")
        if made
        else Text("", ""),
        signatures=SIGNATURES,
    )


def part(sums: GradeSums) -> str:
    """Give the part of the needed seats that is filled."""
    return percent(sums.filled / sums.needed) if sums.needed else "–"


def grade_rows(report: CityReport) -> Iterator[GradeRow]:
    """Write each grade's figures."""
    for grade in Grade:
        of = report.sums.grades[grade]
        yield GradeRow(
            name=grade.text,
            missing=figure(of.missing) if of.missing else "",
            cells=(
                *(figure(of.people), figure(of.needed), figure(of.filled), part(of), hours(of.hours)),
                *(one_decimal(of.per_duty_day), figure(of.long_days)),
                hours(of.overtime) if grade is not Grade.VOLUNTEER else "–",
            ),
        )


def district_rows(report: CityReport) -> Iterator[DistrictRow]:
    """Write each district's figures."""
    for one in report.districts:
        every = one.sums.all
        yield DistrictRow(
            name=one.name,
            cells=(figure(len(one.stations)), figure(every.needed) if every.needed else "–", part(every)),
            missing=tuple(figure(one.sums.grades[grade].missing) for grade in Grade),
            lent=(figure(one.borrowed), figure(one.lent)),
        )


def day_rows(report: CityReport) -> Iterator[tuple[date, tuple[str, ...]]]:
    """Write each day's seats needed, filled and open, and how many people are lent on it."""
    sums, loans = report.sums, report.result.loans
    for day in report.result.period.dates:
        needed, missing = sums.needed_on.get(day, 0), sums.missing_on.get(day, 0)
        lent = sum(loan.first <= day <= loan.last for loan in loans)
        yield day, tuple(map(figure, (needed, needed - missing, missing, lent)))


def short_row(station: StationReport) -> tuple[str, ...]:
    """Write a station's open seats: id, name, district, their share, by grade, days borrowed."""
    one, sums = station.result, station.sums
    missing = tuple(figure(sums.grades[grade].missing) for grade in Grade) if sums else ()
    return (one.id, one.name, one.district, percent(station.share or 0.0), *missing, figure(station.borrowed))


def lender_rows(report: CityReport) -> Iterator[LenderRow]:
    """Write what each unit or station has lent, who lent most first."""
    for home, flows in lending(report).items():
        yield _lender(report, home, flows)


def _lender(report: CityReport, home: str, flows: tuple[Flow, ...]) -> LenderRow:
    days = sum(flow.days for flow in flows)
    mean = sum((flow.travel * flow.days for flow in flows), timedelta()) / days if days else timedelta()
    return LenderRow(
        name=report.lender(home),
        cells=(
            *(figure(sum(flow.people for flow in flows)), figure(days), figure(len(flows))),
            *(f"{round(mean / _MINUTE)}", figure(sum(flow.saves for flow in flows))),
        ),
    )
