"""Reading the sheets of a workbook (.xlsx)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roster.errors import Source
from roster.loading.archive import inspected, say_unreadable
from roster.loading.catalogue import NOTES
from roster.loading.findings import Findings
from roster.loading.sheet import Sheet, sheet
from roster.loading.texts import fold
from roster.words import Text

if TYPE_CHECKING:
    import fastexcel

_EXACT_DIGITS = 10**15


def read_workbook(raw: bytes, file: str, findings: Findings) -> Iterator[tuple[str, Sheet | None]]:
    """Yield the name of every sheet with its table, None where the sheet is blank.

    Sheets that are for people to read (说明, or a name that begins with #) are left out.
    """
    flaws = inspected(raw, file, findings)
    if flaws is None:
        return
    import fastexcel  # noqa: PLC0415 - 50 ms that a folder of CSV files need not spend

    try:
        book = fastexcel.read_excel(raw)
    except fastexcel.FastExcelError:
        say_unreadable(file, findings)
        return
    for index, name in enumerate(book.sheet_names):
        if fold(name) in NOTES or name.startswith(("#", "_")):
            continue
        place, found = f"{file}[{name}]", None
        findings.extend(flaws.get(name, ()))
        try:
            found = _read(book, index, place, findings)
        except fastexcel.FastExcelError:
            say_unreadable(place, findings)
        yield name, found


def _read(book: "fastexcel.ExcelReader", index: int, place: str, findings: Findings) -> Sheet | None:
    """Read one sheet as text, and once more as numbers to find those that text would falsify."""
    texts = book.load_sheet(index, header_row=None, skip_rows=0, dtypes="string").to_polars()
    numbers = book.load_sheet(index, header_row=None, skip_rows=0, dtypes="float").to_polars()
    for name in numbers.columns:
        for row in (numbers[name].abs() >= _EXACT_DIGITS).arg_true():
            _say_inexact(Source(place, row + 1), texts[name][row], findings)
    return sheet(place, texts)


def _say_inexact(source: Source, number: str, findings: Findings) -> None:
    findings.add(
        source,
        Text(
            f"数字 {number} 超过 15 位，表格软件已丢失末尾几位",
            f"the number {number} has more than 15 digits, so the last ones are lost",
        ),
        Text("先把该列设为“文本”，再重新输入。", "Format the column as text, then enter it again."),
    )
