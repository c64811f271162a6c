"""Duty sheets: processor time for a page of each kind, and the memory of printing them all."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from bench.commands import MEBIBYTE, ROSTER, solved, take
from bench.rows import Row
from roster import storing
from roster.sheets import Kind, write_sheets
from roster.storing.stored import Stored
from roster.words import Language

PROMISED = {Kind.WEEK: 0.3, Kind.DAYS: 0.3, Kind.GRIDS: 0.3, Kind.PEOPLE: 0.1}  # seconds a page
PROMISED_MEMORY = 1.5 * 1024  # MiB


def run(quick: bool) -> list[Row]:
    """Print the four kinds in this process, one after another, and all of them by the command."""
    out = solved(quick)
    stored = storing.read(out)
    with TemporaryDirectory() as folder:
        write_sheets(stored, Path(folder), Language.ZH, only=next(iter(stored.roster.problem.people)))
        rows = [_of_kind(stored, Path(folder), kind) for kind in Kind]
    memory = take(ROSTER, "sheet", out).memory
    return [
        *rows,
        Row(
            figure="sheets of the station, peak memory",
            ours=memory / MEBIBYTE,
            peer=PROMISED_MEMORY,
            peer_is="promised limit",
            unit="MiB",
        ),
    ]


def _of_kind(stored: Stored, folder: Path, kind: Kind) -> Row:
    begun = time.process_time()
    paths = write_sheets(stored, folder, Language.ZH, kinds=[kind], processes=1)
    taken = time.process_time() - begun
    pages = sum(len(PdfReader(path).pages) for path in paths)
    return Row(
        figure=f"a page of {kind}.pdf, CPU",
        ours=taken / pages,
        peer=PROMISED[kind],
        peer_is="promised limit",
        note=f"{pages} pages",
    )
