"""Reading the sheets of a workbook (.xlsx), after a look at what is inside the archive."""

import lzma
import re
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from roster.errors import Source
from roster.loading.findings import Findings
from roster.loading.sheet import Sheet, sheet
from roster.words import Text

if TYPE_CHECKING:
    import fastexcel

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 256 * 1024 * 1024
_MOST_CELLS = 20_000_000
_EXACT_DIGITS = 10**15
_SAVE_AGAIN = Text(
    "在表格软件里另存为“Excel 工作簿（.xlsx）”。", "Save it again as an Excel workbook (.xlsx)."
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_NAME = re.compile(r'\sname="([^"]*)"')
_LINK = re.compile(r'\s\w+:id="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(r'\sId="([^"]*)"')
_TARGET = re.compile(r'\sTarget="([^"]*)"')
_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"([^>]*)(?<!/)>'
)  # those with content
_NOT_SOUND = (
    *(BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, LookupError, ValueError),
)
"""What the archive's reader raises on damaged content: to the user all of it means the same."""


class _TooWideError(Exception):
    """A sheet's cells lie too far apart."""


def read_workbook(raw: bytes, file: str, findings: Findings) -> Iterator[tuple[str, Sheet | None]]:
    """Yield the name of every sheet with its table, None where the sheet is blank."""
    broken = _error_cells(raw, file, findings)
    if broken is None:
        return
    import fastexcel  # noqa: PLC0415 - 50 ms that a folder of CSV files need not spend

    try:
        book = fastexcel.read_excel(raw)
        names = book.sheet_names
    except fastexcel.FastExcelError:
        _say_unreadable(file, findings)
        return
    for index, name in enumerate(names):
        place = f"{file}[{name}]"
        for column, row in broken.get(name, ()):
            _say_error_cell(Source(place, row, column), findings)
        try:
            found = _read(book, index, place, findings)
        except fastexcel.FastExcelError:
            _say_unreadable(place, findings)
            found = None
        yield name, found


def _read(book: "fastexcel.ExcelReader", index: int, place: str, findings: Findings) -> Sheet | None:
    texts = book.load_sheet(index, header_row=None, skip_rows=0, dtypes="string").to_polars()
    numbers = book.load_sheet(index, header_row=None, skip_rows=0, dtypes="float").to_polars()
    for name in numbers.columns:
        long = numbers[name].abs() >= _EXACT_DIGITS
        for row in long.arg_true():
            findings.add(
                Source(place, row + 1),
                Text(
                    f"数字 {texts[name][row]} 超过 15 位，表格软件已丢失末尾几位",
                    f"the number {texts[name][row]} has more than 15 digits, so the last ones are lost",
                ),
                Text("先把该列设为“文本”，再重新输入。", "Format the column as text, then enter it again."),
            )
    return sheet(place, texts)


def _error_cells(raw: bytes, file: str, findings: Findings) -> Mapping[str, list[tuple[str, int]]] | None:
    """List by sheet the cells whose formula failed (they read as blank); None when it is no sound archive."""
    if raw.startswith(_OLE):
        _say_ole(raw, file, findings)
        return None
    try:
        with ZipFile(BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                _say_large(file, findings)
                return None
            if archive.testzip() is None:  # also finds an entry that is longer than it says
                return _by_sheet(archive)
    except _TooWideError:
        _say_large(file, findings)
        return None
    except _NOT_SOUND:
        pass
    _say_unreadable(file, findings)
    return None


def _by_sheet(archive: ZipFile) -> dict[str, list[tuple[str, int]]]:
    relations = {
        _first(_ID, tag): _first(_TARGET, tag)
        for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode())
    }
    found: dict[str, list[tuple[str, int]]] = {}
    for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode()):
        target = relations[_first(_LINK, tag)]
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        cells = _CELL.findall(archive.read(path))
        _check_area(cells)
        failed = [(column.decode(), int(row)) for column, row, more in cells if b't="e"' in more]
        found[unescape(_first(_NAME, tag))] = failed
    return found


def _check_area(cells: list[tuple[bytes, bytes, bytes]]) -> None:
    """Refuse a sheet with cells so far apart that all the blanks between them would fill the memory."""
    rows = max((int(row) for _, row, _ in cells), default=0)
    columns = max((_number(column) for column in {column for column, _, _ in cells}), default=0)
    if rows * columns > _MOST_CELLS:
        raise _TooWideError


def _number(column: bytes) -> int:
    """Count columns by their letters: A is 1, AA is 27."""
    found = 0
    for letter in column:
        found = found * 26 + letter - ord("A") + 1
    return found


def _first(pattern: re.Pattern[str], tag: str) -> str:
    match = pattern.search(tag)
    return match[1] if match else ""


def _say_error_cell(source: Source, findings: Findings) -> None:
    findings.add(
        source,
        Text("单元格里的公式出错（如 #N/A、#REF!）", "the formula in this cell failed (such as #N/A, #REF!)"),
        Text("改正公式，或改写成值。", "Mend the formula, or write the value itself."),
    )


def _say_unreadable(file: str, findings: Findings) -> None:
    findings.add(
        Source(file),
        Text(
            "不是能打开的 Excel 工作簿（文件损坏，或只是改了扩展名）",
            "this is no Excel workbook that can be opened",
        ),
        _SAVE_AGAIN,
    )


def _say_ole(raw: bytes, file: str, findings: Findings) -> None:
    if _ENCRYPTED in raw:
        findings.add(
            Source(file),
            Text("工作簿设了打开密码", "the workbook is encrypted with a password"),
            Text("取消密码后再保存。", "Remove the password and save it again."),
        )
        return
    findings.add(
        Source(file),
        Text("这是旧格式（.xls）的工作簿", "this is a workbook in the old format (.xls)"),
        _SAVE_AGAIN,
    )


def _say_large(file: str, findings: Findings) -> None:
    findings.add(
        Source(file),
        Text(
            f"工作簿解压后超过 {_LARGEST // 1024**2} MB，不予打开",
            f"unpacked, the workbook is larger than {_LARGEST // 1024**2} MB; it is not opened",
        ),
        Text("删去图片和无关内容，或改用 CSV。", "Remove pictures and what is not needed, or use CSV."),
    )
