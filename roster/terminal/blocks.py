"""Faults as blocks of place, message and advice; the same fault in many rows takes few of them, and none is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from roster.errors import Fault
from roster.words import Text

_FIGURES = re.compile(r"\d+")
_SHOWN = 3  # of rows with the same fault; one more would be told as quickly
Block = tuple[Text, Text, Text]


def blocks(faults: Iterable[Fault]) -> Iterator[Block]:
    """Yield place, message and advice: the first rows with a fault one by one, then the others together."""
    for _, found in groupby(faults, key=_kind):
        listed = list(found)
        shown = len(listed) if len(listed) <= _SHOWN + 1 else _SHOWN
        for fault in listed[:shown]:
            yield fault.source.text, fault.message, fault.advice
        if rest := listed[shown:]:
            yield _together(rest)


def _kind(fault: Fault) -> tuple[object, ...]:
    """Give what faults that are told together have in common: all but the row, and dates and figures."""
    source = fault.source
    return (source.file, source.row is None, source.column, _FIGURES.sub("#", fault.message.en), fault.advice)


def _together(faults: Sequence[Fault]) -> Block:
    file, column = faults[0].source.file, faults[0].source.column
    rows = sorted({fault.source.row for fault in faults if fault.source.row is not None})
    listed = _runs(rows)
    zh = file + (f" 第 {'、'.join(listed)} 行" if rows else "") + (f"「{column}」列" if column else "")
    en = file + (f", rows {', '.join(listed)}" if rows else "") + (f', column "{column}"' if column else "")
    count = len(faults)
    return (
        Text(zh, en),
        Text(f"另有 {count} 行是同样的问题", f"the same in {count} more rows"),
        Text("同上", "as above"),
    )


def _runs(rows: Sequence[int]) -> list[str]:
    """Name row numbers, those in a row by the first and the last."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
