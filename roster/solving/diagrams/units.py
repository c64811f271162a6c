"""What a person's own rows have to do with each other: which are left out together, which say the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import floor, gcd

import numpy as np

from roster.model import Ints, Program, Row
from roster.solving.diagrams.drawing import LOCAL

Unit = tuple[int, ...]  # numbers of rows that are left out together, if at all


def far_rows(program: Program) -> set[int]:
    """Give the numbers of the rows over many days, and of those that speak of no duty."""
    return set(np.flatnonzero(_spans(program) >= LOCAL).tolist())


def _spans(program: Program) -> Ints:
    """Give over how many days each row spans; LOCAL for those that speak of no duty."""
    rows, day = program.matrix, np.full(len(program.upper), -1, dtype=np.int64)
    duties = list(program.decisions)
    day[duties] = [decision.day for decision in program.decisions.values()]
    latest, earliest = np.full(len(rows), -1), np.full(len(rows), np.iinfo(np.int64).max)
    those = day[rows.variables] >= 0
    of_row, days = rows.of_entries[those], day[rows.variables[those]]
    np.maximum.at(latest, of_row, days)
    np.minimum.at(earliest, of_row, days)
    return np.where(latest < 0, LOCAL, latest - earliest)


def units_of(program: Program, rows: Sequence[int], far: AbstractSet[int]) -> list[Unit]:
    """Put together rows that have an auxiliary variable in common, and those over many days about the same sum."""
    names = {number: list(_names(program, number, number in far)) for number in rows}
    called: dict[object, list[int]] = defaultdict(list)
    for number, those in names.items():
        for name in those:
            called[name].append(number)
    found, seen = [], set[int]()
    for first in rows:
        unit, waiting = set[int](), [first]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                unit.add(number)
                waiting += [other for name in names[number] for other in called[name]]
        if unit:
            found.append(tuple(sorted(unit)))
    return found


def _names(program: Program, number: int, far: bool) -> Iterator[object]:
    terms = program.rows[number].terms
    yield from (variable for variable in terms if variable not in program.decisions)
    held = sorted((v, c) for v, c in terms.items() if v in program.decisions) if far else []
    if held:
        unit = gcd(*(c for _, c in held)) * (1 if held[0][1] > 0 else -1)
        yield tuple((v, c // unit) for v, c in held)


def implied(program: Program, rows: Sequence[int]) -> dict[int, int]:
    """Map rows over many days to others that say them, too; they would only widen a diagram.

    Who works at most 40 hours has at most five duties of eight.
    """
    adding = [number for number in rows if _adds_up(program.rows[number], program)]
    found: dict[int, int] = {}
    for number in adding:
        row = program.rows[number]
        for other in adding:
            if other != number and other not in found and _implies(program.rows[other], row):
                found[number] = other
                break
    for number, by in found.items():
        while by in found:
            by = found[by]  # noqa: PLW2901 - what implies it is implied itself
        found[number] = by
    return found


def _adds_up(row: Row, program: Program) -> bool:
    duties = row.terms.keys() <= program.decisions.keys()
    return duties and not row.equal and min(row.terms.values(), default=0) > 0


def _implies(row: Row, other: Row) -> bool:
    """Tell whether who keeps a row that only adds up keeps another such row."""
    if not other.terms.keys() <= row.terms.keys():
        return False
    most = max(Fraction(c, row.terms[v]) for v, c in other.terms.items())
    return floor(most * row.limit) <= other.limit


def is_wide(program: Program, unit: Unit) -> bool:
    """Tell whether a unit is about many days."""
    days = [program.decisions[v].day for v in duties_of(program, unit)]
    return bool(days) and max(days) - min(days) >= LOCAL


def duties_of(program: Program, unit: Unit) -> set[int]:
    """Give the duties that a unit speaks of, by variable."""
    return {v for number in unit for v in program.rows[number].terms if v in program.decisions}
