"""A look inside a workbook's archive before any of it is opened as a workbook.

What a reader of cells would pass over in silence is found here: cells whose formula failed or was never
calculated, and merged cells, of which all but the first read as blank.
"""

import lzma
import re
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from roster.errors import Fault, Source
from roster.loading.findings import Findings
from roster.words import Text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 256 * 1024 * 1024
_MOST_CELLS = 20_000_000
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_NAME = re.compile(r'\sname="([^"]*)"')
_LINK = re.compile(r'\s\w+:id="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(r'\sId="([^"]*)"')
_TARGET = re.compile(r'\sTarget="([^"]*)"')
_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"([^>]*)(?<!/)>'
)  # those with content
_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"(?![^>]*t="str")[^>]*>'
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v(?:\s*/>|></(?:\w+:)?v>))?</(?:\w+:)?c>"
)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="(([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}\d{1,7})"')
_NOT_SOUND = (
    *(BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, LookupError, ValueError),
)
"""What the archive's reader raises on damaged content: to the user all of it means the same."""


class _TooLargeError(Exception):
    """The workbook would fill the memory."""


def inspected(raw: bytes, file: str, findings: Findings) -> Mapping[str, list[Fault]] | None:
    """Give the faults of every sheet by its name; None, and a fault, when the workbook must not be opened."""
    if raw.startswith(_OLE):
        _say_ole(raw, file, findings)
        return None
    try:
        with ZipFile(BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise _TooLargeError  # noqa: TRY301 - as do the sheets' cells
            if archive.testzip() is None:  # also finds an entry that is longer than it says
                return {name: list(_flaws(xml, f"{file}[{name}]")) for name, xml in _sheets(archive)}
    except _TooLargeError:
        _say_large(file, findings)
        return None
    except _NOT_SOUND:
        pass
    say_unreadable(file, findings)
    return None


def say_unreadable(file: str, findings: Findings) -> None:
    """Note a file that is no workbook, or a sheet that is no table."""
    findings.add(
        Source(file),
        Text(
            "不是能打开的 Excel 工作簿（文件损坏，或只是改了扩展名）",
            "this is no Excel workbook that can be opened",
        ),
        _SAVE_AGAIN,
    )


_SAVE_AGAIN = Text(
    "在表格软件里另存为“Excel 工作簿（.xlsx）”。", "Save it again as an Excel workbook (.xlsx)."
)


def _sheets(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield every sheet's name and its XML."""
    relations = {
        _first(_ID, tag): _first(_TARGET, tag)
        for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode())
    }
    for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode()):
        target = relations[_first(_LINK, tag)]
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        yield unescape(_first(_NAME, tag)), archive.read(path)


def _first(pattern: re.Pattern[str], tag: str) -> str:
    match = pattern.search(tag)
    return match[1] if match else ""


def _flaws(xml: bytes, place: str) -> Iterator[Fault]:
    cells = _CELL.findall(xml)
    _check_area(cells)
    failed = [(column, row) for column, row, more in cells if b't="e"' in more]
    for column, row in [*failed, *_NO_RESULT.findall(xml)]:
        yield Fault(
            Source(place, int(row), column.decode()),
            Text("单元格里的公式出错或没有结果", "the formula in this cell failed or has no result"),
            Text("改正公式，或改写成值，再保存。", "Mend the formula, or write the value itself; then save."),
        )
    for area, column, row in _MERGED.findall(xml):
        yield Fault(
            Source(place, int(row), column.decode()),
            Text(
                f"{area.decode()} 是合并单元格：除第一格外都会读成空白",
                f"{area.decode()} are merged cells, blank but for the first",
            ),
            Text("取消合并，每格都填上。", "Unmerge them and fill in each cell."),
        )


def _check_area(cells: list[tuple[bytes, bytes, bytes]]) -> None:
    """Refuse a sheet with cells so far apart that all the blanks between them would fill the memory."""
    rows = max((int(row) for _, row, _ in cells), default=0)
    columns = max((_number(column) for column in {column for column, _, _ in cells}), default=0)
    if rows * columns > _MOST_CELLS:
        raise _TooLargeError


def _number(column: bytes) -> int:
    """Count columns by their letters: A is 1, AA is 27."""
    found = 0
    for letter in column:
        found = found * 26 + letter - ord("A") + 1
    return found


def _say_ole(raw: bytes, file: str, findings: Findings) -> None:
    if _ENCRYPTED in raw:
        message = Text("工作簿设了打开密码", "the workbook is encrypted with a password")
        advice = Text("取消密码后再保存。", "Remove the password and save it again.")
    else:
        message = Text("这是旧格式（.xls）的工作簿", "this is a workbook in the old format (.xls)")
        advice = _SAVE_AGAIN
    findings.add(Source(file), message, advice)


def _say_large(file: str, findings: Findings) -> None:
    findings.add(
        Source(file),
        Text(
            f"工作簿太大（解压后超过 {_LARGEST // 1024**2} MB，或表格远处有零散内容），不予打开",
            f"the workbook is too large: more than {_LARGEST // 1024**2} MB unpacked, or cells far away from the table",
        ),
        Text(
            "删去图片、无关内容和远处的单元格，或改用 CSV。",
            "Remove pictures, what is not needed and cells far away, or use CSV.",
        ),
    )
