"""A solved period on disk."""

from dataclasses import dataclass
from pathlib import Path

from roster.domain import Roster
from roster.storing.report import Report


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A solved period read back: where it lies, its roster (with the problem it answers), its figures."""

    folder: Path
    roster: Roster
    report: Report
