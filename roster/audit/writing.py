"""The audit as files: CSV tables, a workbook, one printed page."""

from pathlib import Path

from roster.audit import tables
from roster.audit.auditing import Audit
from roster.audit.csvs import csv_bytes
from roster.audit.page import write_page
from roster.audit.workbook import workbook_bytes
from roster.files import write_aside
from roster.words import Language

_CSV = (tables.hours, tables.people, tables.weeks, tables.limits)


def write_audit(audit: Audit, folder: Path, language: Language) -> list[Path]:
    """Write hours.csv, people.csv, weeks.csv, limits.csv, hours.xlsx and hours.pdf; give their paths.

    `folder` is made where it is missing. Each file is written aside and renamed. Raises RosterError where the
    page cannot be printed.
    """
    made = [table(audit) for table in _CSV]
    contents = {f"{table.name}.csv": csv_bytes(table, language) for table in made}
    contents["hours.xlsx"] = workbook_bytes(audit, language)
    paths = [write_aside(folder / name, content) for name, content in contents.items()]
    return [*paths, write_page(audit, folder / "hours.pdf", language)]
