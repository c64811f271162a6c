"""From the bytes of a text file to text: UTF-8, with or without a mark, or GB18030."""

import codecs
import unicodedata

from roster.errors import Source
from roster.loading.findings import Findings
from roster.words import Text

_ADVICE = Text(
    "请另存为“CSV UTF-8（逗号分隔）”；UTF-8 与 GB18030 都能读。",
    "Save the file as CSV UTF-8 (comma delimited); UTF-8 and GB18030 can be read.",
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_FEW = 0.1


def decoded(raw: bytes, file: str, findings: Findings) -> str | None:
    """Decode a file; None, and a fault that names line and byte, when it is in another encoding."""
    if raw.startswith(_WIDE_MARKS) or b"\0" in raw:
        findings.add(
            Source(file),
            Text(
                "文件是 UTF-16 或二进制，不是文本表格", "the file is UTF-16 or binary, not a plain text table"
            ),
            _ADVICE,
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw):
            _say(findings, file, raw, error)
            return None
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as error:
        _say(findings, file, raw, error)
        return None
    return text if _is_chinese(text, raw, file, findings) else None


def _is_damaged_utf8(raw: bytes) -> bool:
    """Tell whether nearly all of what is not ASCII is sound UTF-8, as GB18030 never is by chance."""
    text = raw.decode("utf-8", errors="replace")
    wide = sum(letter > "\x7f" for letter in text)
    return text.count("\ufffd") < _FEW * wide


def _is_chinese(text: str, raw: bytes, file: str, findings: Findings) -> bool:
    """Tell whether a text can have been GB18030: no private, unassigned or control characters in it.

    Text in another encoding (Big5, Latin-1) mostly decodes as GB18030 without an error, into such.
    """
    for place, letter in enumerate(text):
        if letter > "\x7f" and unicodedata.category(letter) in {"Co", "Cn", "Cc"}:
            byte = len(text[:place].encode("gb18030"))
            _say(findings, file, raw, UnicodeDecodeError("gb18030", raw, byte, byte + 1, "no such character"))
            return False
    return True


def _say(findings: Findings, file: str, raw: bytes, error: UnicodeDecodeError) -> None:
    row = raw.count(b"\n", 0, error.start) + 1
    value = f"0x{raw[error.start]:02X}"
    findings.add(
        Source(file, row),
        Text(
            f"编码不对：第 {error.start + 1} 个字节（{value}）既不是 UTF-8 也不是 GB18030",
            f"wrong encoding: byte {error.start + 1} ({value}) is neither UTF-8 nor GB18030",
        ),
        _ADVICE,
    )
