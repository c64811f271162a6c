"""How a cell is written: for people, for a CSV file; and how a text is kept from being a formula."""

from collections.abc import Callable
from datetime import date
from typing import cast

from roster.audit.columns import Column, Kind
from roster.words import Language, Text, weekday

WHOLE = {True: Text("完整", "all"), False: Text("部分", "part")}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Prefix a text that a spreadsheet would take for a formula, so that it stays a text."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def figure(minutes: float, decimals: int = 2) -> str:
    """Give minutes as hours, without decimals that say nothing: 8, 7.5, 11.33."""
    written = f"{minutes / 60:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def places(minutes: float) -> int:
    """Say how many decimals, at most two, it takes to write minutes as hours."""
    _, _, decimals = figure(minutes).partition(".")
    return len(decimals)


def shown(column: Column, value: object, language: Language) -> str:
    """Write a cell for people; an empty one where nothing is known."""
    return "" if value is None else _SHOWN[column.kind](column, value, language)


def exact(column: Column, value: object, language: Language) -> str:
    """Write a cell for a CSV file: hours to four decimals, which tells every minute; texts made harmless."""
    if value is None:
        return ""
    if column.kind is Kind.HOURS:
        return figure(cast("float", value), 4)
    if column.kind is Kind.DATE:
        return f"{value}"
    return harmless(_SHOWN[column.kind](column, value, language))


_Writer = Callable[[Column, object, Language], str]
_SHOWN: dict[Kind, _Writer] = {
    Kind.TEXT: lambda _column, value, _language: str(value),
    Kind.WORD: lambda column, value, language: column.words[str(value)].to(language),
    Kind.DATE: lambda _column, value, _language: f"{value}",
    Kind.WEEKDAY: lambda _column, value, language: weekday(cast("date", value)).to(language),
    Kind.HOURS: lambda _column, value, _language: figure(cast("float", value)),
    Kind.COUNT: lambda _column, value, _language: f"{value}",
    Kind.PERCENT: lambda _column, value, _language: f"{cast('float', value):.0f}%",
    Kind.WHOLE: lambda _column, value, language: WHOLE[bool(value)].to(language),
}
