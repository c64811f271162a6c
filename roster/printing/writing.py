"""PDF files: sheets in portions, portions over processes, one file of them all.

The portions depend on the sheets alone, never on the number of processes, so that the bytes do not either.
"""

import os
import signal
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from roster.printing.fonts import require_printable
from roster.printing.press import press, weasyprint
from roster.words import Language

# Layout keeps some 100 times the HTML in memory, and every portion carries its own cut of the faces.
PORTION = 250_000  # characters of HTML
ALONE = 4  # fewer portions are not worth a second process
MOST = 3  # processes, unless told otherwise: each takes some 400 MB


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One file to be: its path, its title and language, its sheets (HTML, each with its own page count)."""

    path: Path
    title: str
    language: Language
    sheets: tuple[str, ...]


def write_pdf(
    sheets: Iterable[str] | str, path: Path, *, title: str, language: Language, processes: int | None = None
) -> Path:
    """Print HTML sheets into one PDF file; see `write_pdfs`."""
    listed = (sheets,) if isinstance(sheets, str) else tuple(sheets)
    return write_pdfs([Printed(path=path, title=title, language=language, sheets=listed)], processes)[0]


def write_pdfs(files: Iterable[Printed], processes: int | None = None) -> list[Path]:
    """Print files, on up to three cores unless told otherwise, and give their paths.

    Every file is written aside and renamed. Files without sheets are left out. The same sheets give the same
    bytes, with any number of processes. Raises RosterError where a character cannot be printed, and where
    pango is missing; nothing is written then.
    """
    wanted = [file for file in files if file.sheets]
    require_printable(sheet for file in wanted for sheet in file.sheets)
    weasyprint()
    portions = {file.path: portioned(file.sheets) for file in wanted}
    made = iter(_printed_all([portion for runs in portions.values() for portion in runs], processes))
    for file in wanted:
        _write_aside(file.path, _bound(file, islice(made, len(portions[file.path]))))
    return [file.path for file in wanted]


def portioned(sheets: Sequence[str]) -> list[tuple[str, ...]]:
    """Cut a run of sheets into portions of some `PORTION` characters, at least one sheet each."""
    portions: list[list[str]] = []
    room = 0
    for sheet in sheets:
        if not portions or len(sheet) > room:
            portions.append([])
            room = PORTION
        portions[-1].append(sheet)
        room -= len(sheet)
    return [tuple(portion) for portion in portions]


def _printed_all(portions: Sequence[tuple[str, ...]], processes: int | None) -> list[bytes]:
    """Print portions, each into a PDF, in their order."""
    workers = min(processes or os.cpu_count() or 1, processes or MOST, len(portions))
    if workers <= 1 or (processes is None and len(portions) < ALONE):
        return [_printed(portion) for portion in portions]
    largest_first = sorted(range(len(portions)), key=lambda i: -sum(map(len, portions[i])))
    with _printers(workers) as printers:
        made = {i: printers.submit(_printed, portions[i]) for i in largest_first}
        return [made[i].result() for i in range(len(portions))]


def _printed(sheets: tuple[str, ...]) -> bytes:
    return press().pdf(sheets)


@contextmanager
def _printers(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Open a pool whose copies of the faces lie in a folder of ours: it goes even if a worker is killed."""
    with (
        tempfile.TemporaryDirectory(prefix="roster-") as folder,
        ProcessPoolExecutor(workers, get_context("spawn"), _work_in, (folder,)) as pool,
    ):
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _work_in(folder: str) -> None:
    """Keep a worker's files in a folder, and leave an interruption from the keyboard to its parent."""
    tempfile.tempdir = folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _bound(file: Printed, portions: Iterable[bytes]) -> bytes:
    """Bind the portions of a file into one PDF with its title and language."""
    writer = PdfWriter()
    for portion in portions:
        writer.append(BytesIO(portion))
    writer.metadata = {"/Title": file.title, "/Producer": "gridroster"}
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(file.language.value)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    bound = BytesIO()
    writer.write(bound)
    return bound.getvalue()


def _write_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.aside")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
