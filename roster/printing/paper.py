"""What every page says beside its content: whose it is, for when, how sure, how to read it, who signs."""

from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from roster.domain import Problem
from roster.printing.times import days_between, shift_times
from roster.storing.report import Report, Status
from roster.storing.stored import Stored
from roster.words import Language, Text, joined

SIGNATURES = (Text("制表", "Prepared by"), Text("审核", "Checked by"), Text("签收", "Received by"))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a legend: a code or mark, and what it means."""

    mark: Text
    meaning: Text


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Head and foot of a sheet; the template `paper.html` prints them on each of its pages.

    `legend` explains the codes and marks on the sheet, `notes` are sentences below it.
    """

    title: Text
    station: str
    period: Text
    status: Text
    version: Text
    made_at: Text
    legend: tuple[Entry, ...] = ()
    notes: tuple[Text, ...] = ()
    signatures: tuple[Text, ...] = SIGNATURES
    landscape: bool = False

    def foot_height(self, language: Language) -> float:
        """Give the room the foot needs, in mm: its legend may run over several lines."""
        width = 265.0 if self.landscape else 178.0
        em = 2.33
        line, lines = 0.0, 1
        for entry in self.legend:
            long = (2.2 + _ems(entry.mark.to(language)) + _ems(entry.meaning.to(language))) * em
            if line + long > width:
                line, lines = 0.0, lines + ceil(long / width)
            line += long
        lines += ceil(_ems(joined(self.notes, " ").to(language)) * em / width) if self.notes else 0
        return 19.5 + 3.6 * lines


def paper(stored: Stored, title: Text, period: Text | None = None, **more: object) -> Paper:
    """Make the head and foot of a sheet of a solved period; `more` are the other fields of `Paper`."""
    station, report = stored.roster.problem.station, stored.report
    made_at = station.local(report.made_at)
    facts: dict[str, object] = {
        "title": title,
        "station": station.name,
        "period": period or days_between(stored.roster.problem.period),
        "status": certainty(report),
        "version": Text(f"版本 {_version(report)}", f"Version {_version(report)}"),
        "made_at": Text(f"制表时间 {made_at:%Y-%m-%d %H:%M}", f"Made {made_at:%Y-%m-%d %H:%M}"),
    }
    return Paper(**{**facts, **more})  # type: ignore[arg-type]


def certainty(report: Report) -> Text:
    """Say how sure it is that no roster is better."""
    if report.status is Status.OPTIMAL:
        return report.status.text
    gap = f"{report.gap:.2%}"
    return report.status.text + Text(f"（差距不超过 {gap}）", f" (within {gap})")


def shift_legend(problem: Problem) -> tuple[Entry, ...]:
    """List the shift codes with name, local times and duty kind."""
    return tuple(
        Entry(
            mark=Text(shift.code, shift.code),
            meaning=Text(
                f"{shift.name} {shift_times(shift).zh} {shift.kind.text.zh}",
                f"{shift.name} {shift_times(shift).en}, {shift.kind.text.en}",
            ),
        )
        for shift in sorted(problem.shifts.values(), key=lambda s: (s.start, s.code))
    )


def _version(report: Report) -> str:
    made_by = report.versions.get("gridroster", "")
    return f"{report.duties_hash[:8]}" + (f" / gridroster {made_by}" if made_by else "")


def _ems(text: str) -> float:
    """Estimate the width of a text: a Chinese character is one em, any other a little over half."""
    return sum(1.0 if east_asian_width(char) in "WFA" and char != "–" else 0.58 for char in text)
