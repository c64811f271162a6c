"""PDF files out of HTML sheets."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from roster.files import write_aside
from roster.printing.fonts import require_printable
from roster.printing.portions import portioned, printed
from roster.printing.press import weasyprint
from roster.words import Language


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
    made = iter(printed([portion for runs in portions.values() for portion in runs], processes))
    for file in wanted:
        write_aside(file.path, _bound(file, islice(made, len(portions[file.path]))))
    return [file.path for file in wanted]


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
