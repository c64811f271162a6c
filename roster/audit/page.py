"""The printed page: grades, limits, who is near one or over it, the method and the law."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from roster.audit.auditing import Audit
from roster.audit.cells import figure
from roster.audit.dated import Sureness
from roster.audit.figures import HOLIDAY_PERCENT, RESTDAY_PERCENT, WORKDAY_PERCENT
from roster.audit.limits import Limit, State
from roster.audit.method import METHOD
from roster.audit.notes import notes
from roster.audit.summary import (
    ALARMS,
    alarms,
    average,
    foremost,
    headed,
    remarks,
    standings,
    summary_rows,
)
from roster.domain import DAY, Grade
from roster.printing import Paper, days_between, paper, render, write_pdf
from roster.words import Language, Text, joined, short_day, weekday_and_day

TITLE = Text("工时核算表", "Hours audit")
SIGNATURES = (Text("制表", "Prepared by"), Text("人事审核", "Checked by"), Text("单位负责人", "Head of unit"))
_LISTED = 12  # rows of the list, and its rows and the notes together, so that all stays on one page
_LISTED_AND_NOTES = 18


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """One person near a limit or over it, as the page lists them."""

    name: str
    person: str
    grade: Text
    limit: Text
    span: Text
    state: State
    used: str
    most: str
    percent: int
    remaining: str
    remark: Text


def write_page(audit: Audit, path: Path, language: Language) -> Path:
    """Print the page and give its path. Raises RosterError where a character cannot be printed."""
    title = f"{audit.problem.station.name} {TITLE.to(language)}"
    return write_pdf(page(audit, language), path, title=title, language=language)


def page(audit: Audit, language: Language) -> str:
    """Make the page as HTML."""
    found, noted = alarms(audit), notes(audit)
    listed = min(_LISTED, _LISTED_AND_NOTES - len(noted))
    head, *rows = summary_rows(audit)
    return render(
        "hours.html",
        language,
        paper=_paper(audit),
        average=average(audit),
        head=head,
        rates=_rates(audit),
        rows=rows,
        states=[headed(state.text) for state in ALARMS],
        standings=standings(audit),
        alarms=[_alarm(row) for row in foremost(found, listed).iter_rows(named=True)],
        unlisted=max(0, found.height - listed),
        notes=noted,
        method=METHOD,
        sources=list(_sources(audit)),
    )


def _sources(audit: Audit) -> Iterator[tuple[Text, Text]]:
    """Give each article with what it says, the figures of one article together."""
    found: dict[Text, list[Text]] = {}
    for one in audit.figures:
        unsure = one.sure is Sureness.CHECK
        text = one.says + Text("（待核）", " (to be checked)") if unsure else one.says
        found.setdefault(one.law.text, []).append(text)
    for law, texts in found.items():
        yield law, joined(texts, "；", "; ")


def _paper(audit: Audit) -> Paper:
    if audit.stored is not None:
        return paper(audit.stored, TITLE, signatures=SIGNATURES)
    problem, nothing = audit.problem, Text("", "")
    return Paper(
        title=TITLE,
        station=problem.station.name,
        period=days_between(problem.period),
        status=Text("计划工时", "planned hours"),
        version=nothing,
        made_at=nothing,
        signatures=SIGNATURES,
    )


def _rates(audit: Audit) -> tuple[str, ...]:
    """Give what auxiliaries' overtime earns, in the order of the columns."""
    rates = (WORKDAY_PERCENT, RESTDAY_PERCENT, HOLIDAY_PERCENT)
    return tuple(f"{rate.on(audit.law_of).value}%" for rate in rates)


def _alarm(row: dict[str, object]) -> Alarm:
    used, most, remaining = (int(str(row[name])) for name in ("used", "limit", "remaining"))
    return Alarm(
        name=str(row["name"]),
        person=str(row["person"]),
        grade=Grade(str(row["grade"])).text,
        limit=headed(Limit(str(row["kind"])).text),
        span=_span(cast("date", row["first"]), cast("date", row["last"])),
        state=State(str(row["state"])),
        used=figure(used),
        most=figure(most),
        percent=round(used * 100 / most) if most else 100,
        remaining=figure(remaining).replace("-", "−"),
        remark=remarks(row),
    )


def _span(first: date, last: date) -> Text:
    """Name a span of days, without its year where that is plain."""
    if first == last:
        return weekday_and_day(first)
    if first.day == 1 and last == first + (monthrange(first.year, first.month)[1] - 1) * DAY:
        return Text(f"{first.year}年{first.month}月", f"{short_day(first).en.split()[1]} {first.year}")
    start, end = short_day(first), short_day(last)
    if first.month == last.month:
        return Text(f"{start.zh}—{last.day}日", f"{first.day}–{end.en}")
    return Text(f"{start.zh}—{end.zh}", f"{start.en} – {end.en}")
