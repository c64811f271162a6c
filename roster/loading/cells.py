"""What a cell may hold: small readers from text to value. Each raises `Unreadable` with words for the user."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import TypeVar

from roster.loading.texts import fold, narrow, offered, suggestion, tidy
from roster.words import Text

_V = TypeVar("_V")
_NOT_IN_IDS = re.compile(r"""[\s\\/:*?"'<>|;,@+、。\x00-\x1f\x7f]""")
_LONGEST_ID = 64
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_FORMULA_MARKS = "=+-@"
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_WITH_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?)\s*[^\d.\s].*")
_FRACTION = re.compile(r"(\d+)\s*/\s*(\d+)")
_HOUR = timedelta(hours=1)
_WEEK = timedelta(days=7)
_MOST = 1_000_000_000


class Unreadable(ValueError):  # noqa: N818 - reads as the finding it is
    """A cell that cannot be understood: why, and what to write instead."""

    def __init__(self, message: Text, advice: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.advice = advice


def label(text: str) -> str:
    """Read a name or any free text of one line; never one that a spreadsheet would run as a formula."""
    found = tidy(text)
    if any(unicodedata.category(letter) == "Cc" for letter in found):
        raise Unreadable(
            Text("含有换行或控制字符", "it holds a line break or a control character"),
            Text("写成一行文字。", "Write it as one line of text."),
        )
    if found[:1] in _FORMULA_MARKS and len(found) > 1:
        raise Unreadable(
            Text(
                f"文字不能以 {found[0]} 开头：表格软件会当作公式",
                f"it begins with {found[0]}, as formulas do",
            ),
            Text("删去开头的符号。", "Remove the first character."),
        )
    return found


def ident(text: str) -> str:
    """Read an id: text, in half-width form. It may travel in lists, cells and file names."""
    found = narrow(text)
    if _SCIENTIFIC.fullmatch(found):
        raise Unreadable(
            Text(f"编号被表格软件改成了 {found}", f"a spreadsheet has turned this id into {found}"),
            Text("先把该列设为“文本”，再重新输入。", "Format the column as text, then enter it again."),
        )
    if _NOT_IN_IDS.search(found) or not found[:1].isalnum() or len(found) > _LONGEST_ID:
        raise Unreadable(
            Text(f"「{found}」不能作编号", f'"{found}" cannot be an id'),
            Text(
                "编号以字母、数字或汉字开头，不含空格和 / \\ : * ? \" ' < > | ; , @ +，最长 64 个字。",
                "An id begins with a letter or digit, has no blanks and none of / \\ : * ? \" ' < > | ; , @ +, "
                "and at most 64 characters.",
            ),
        )
    return found


def whole(text: str) -> int:
    """Read a whole number, negative ones too."""
    number = _number(text)
    if number.denominator != 1:
        raise Unreadable(
            Text(f"「{tidy(text)}」不是整数", f'"{tidy(text)}" is not a whole number'),
            Text("写整数，如 2。", "Write a whole number such as 2."),
        )
    return int(number)


def count(text: str) -> int:
    """Read how many there are, 0 or more."""
    return int(_not_negative(Fraction(whole(text))))


def weight(text: str) -> Fraction:
    """Read a positive factor: 3, 1.5, 1/2."""
    found = factor(text)
    if found == 0:
        raise Unreadable(
            Text("系数不能是 0", "a weight cannot be 0"),
            Text("写大于 0 的数，如 1、1.5、1/2。", "Write a number above 0, such as 1, 1.5 or 1/2."),
        )
    return found


def factor(text: str) -> Fraction:
    """Read a factor that is not negative: 0, 0.5, 1/2."""
    if (match := _FRACTION.fullmatch(narrow(text))) and int(match[2]):
        return Fraction(int(match[1]), int(match[2]))
    return _not_negative(_number(text))


def hours(text: str) -> timedelta:
    """Read a number of hours in a week."""
    found = timedelta(minutes=round(_not_negative(_number(text)) * 60))
    if found > _WEEK:
        raise Unreadable(
            Text("一周只有 168 小时", "a week has 168 hours only"),
            Text("写每周小时数，如 40。", "Write hours a week, such as 40."),
        )
    return found


def figure(number: Fraction | int) -> str:
    """Write a number as it can be read again: 3, 1.5, 1/3."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return str(exact.numerator)
    decimal = f"{float(exact):.6f}".rstrip("0")
    return decimal if Fraction(decimal) == exact else f"{exact.numerator}/{exact.denominator}"


def written_hours(duration: timedelta) -> str:
    """Write a duration as a number of hours."""
    return figure(Fraction(duration // timedelta(seconds=1), _HOUR // timedelta(seconds=1)))


def choice(words: Mapping[str, _V]) -> Callable[[str], _V]:
    """Give the reader of one word out of a list; the list maps words as users write them to values."""
    folded = {fold(word): value for word, value in words.items()}

    def read(text: str) -> _V:
        if fold(text) not in folded:
            raise Unreadable(
                Text(f"没有「{tidy(text)}」这个选项", f'"{tidy(text)}" is not one of the choices'),
                suggestion(text, words, offered(words)),
            )
        return folded[fold(text)]

    return read


def _number(text: str) -> Fraction:
    plain = narrow(text)
    if _NUMBER.fullmatch(plain):
        if abs(found := Fraction(plain)) <= _MOST:
            return found
        raise Unreadable(
            Text(f"{plain} 太大", f"{plain} is too large"),
            Text("请核对这个数。", "Check the figure."),
        )
    if match := _WITH_UNIT.fullmatch(plain):
        raise Unreadable(
            Text(f"「{plain}」带有单位或别的文字", f'"{plain}" has a unit or other words beside the number'),
            Text(f"只写数字：{match[1]}", f"Write the number alone: {match[1]}"),
        )
    raise Unreadable(
        Text(f"「{plain}」不是数字", f'"{plain}" is not a number'),
        Text("写数字，如 2。", "Write a number such as 2."),
    )


def _not_negative(number: Fraction) -> Fraction:
    if number < 0:
        raise Unreadable(
            Text("不能是负数", "it cannot be negative"),
            Text("写 0 或正数。", "Write 0 or a positive number."),
        )
    return number
