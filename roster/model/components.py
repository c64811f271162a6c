"""A program split into parts that have no row in common, each small and numbered anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from roster.model.matrix import Ints, Matrix
from roster.model.program import Program


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a program; `variables[i]` is the whole program's number of the part's variable i."""

    program: Program
    variables: tuple[int, ...]


def components(program: Program) -> list[Component]:
    """Split a program into independent parts, the largest first.

    Variables that their bounds leave no choice (`Program.fold`), and those in no row, belong to no part: `outside`
    has their values.
    """
    matrix = program.matrix
    filled = np.flatnonzero(np.diff(matrix.starts))
    labels = _labels(len(program.upper), matrix, filled)
    of_row = labels[matrix.variables[matrix.starts[filled]]]
    order = np.argsort(of_row, kind="stable")
    found, first = np.unique(of_row[order], return_index=True)
    by_label = np.argsort(labels, kind="stable")
    begins, ends = (np.searchsorted(labels[by_label], found, side) for side in ("left", "right"))
    rows = np.split(filled[order], first[1:])
    number = np.zeros(len(labels), dtype=np.int64)
    parts = []
    for begin, end, of_part in zip(begins, ends, rows, strict=False):
        variables = by_label[begin:end]
        number[variables] = np.arange(end - begin)
        parts.append(_part(program, variables.tolist(), matrix.with_rows(of_part, number)))
    return sorted(parts, key=lambda part: (-len(part.variables), part.variables))


def outside(program: Program, parts: Iterable[Component]) -> list[int]:
    """Give each variable of no part the value at which it costs least, and 0 to all of the parts."""
    values = program.cheapest
    for part in parts:
        for variable in part.variables:
            values[variable] = 0
    return values


def _labels(count: int, matrix: Matrix, filled: Ints) -> Ints:
    """Label variables by the least one they are joined with, over however many rows."""
    labels = np.arange(count)
    starts, lengths = matrix.starts[filled], np.diff(matrix.starts)[filled]
    while filled.size:
        roots = labels[matrix.variables]
        least = np.repeat(np.minimum.reduceat(roots, starts), lengths)
        if (least == roots).all():
            break
        np.minimum.at(labels, roots, least)
        while ((further := labels[labels]) != labels).any():
            labels = further
    return labels


def _part(program: Program, variables: Sequence[int], rows: Matrix) -> Component:
    decisions = program.decisions
    part = Program(
        lower=[program.lower[v] for v in variables],
        upper=[program.upper[v] for v in variables],
        prices=[program.prices[v] for v in variables],
        rows=rows,
        decisions={number: decisions[v] for number, v in enumerate(variables) if v in decisions},
    )
    return Component(part, tuple(variables))
