"""A program split into parts that have no row in common, each small and numbered anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roster.model.program import Program, Row


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
    kept = [row for row in program.rows if row.terms]
    groups = _groups(len(program.upper), kept)
    parts = [_part(program, variables, part_rows) for variables, part_rows in groups]
    return sorted(parts, key=lambda part: (-len(part.variables), part.variables))


def outside(program: Program, parts: Iterable[Component]) -> list[int]:
    """Give each variable of no part the value at which it costs least, and 0 to all of the parts."""
    values = program.cheapest
    for part in parts:
        for variable in part.variables:
            values[variable] = 0
    return values


def _groups(count: int, rows: Sequence[Row]) -> list[tuple[list[int], list[Row]]]:
    parent = list(range(count))

    def root(variable: int) -> int:
        while parent[variable] != variable:
            parent[variable] = parent[parent[variable]]
            variable = parent[variable]
        return variable

    for row in rows:
        first, *others = row.terms
        for other in others:
            parent[root(other)] = root(first)
    of_root: dict[int, tuple[list[int], list[Row]]] = {}
    for row in rows:
        of_root.setdefault(root(next(iter(row.terms))), ([], []))[1].append(row)
    for variable in range(count):
        if (group := of_root.get(root(variable))) is not None:
            group[0].append(variable)
    return list(of_root.values())


def _part(program: Program, variables: Sequence[int], rows: Sequence[Row]) -> Component:
    number = {variable: index for index, variable in enumerate(variables)}
    part = Program(
        lower=[program.lower[v] for v in variables],
        upper=[program.upper[v] for v in variables],
        prices=[program.prices[v] for v in variables],
        rows=[Row({number[v]: c for v, c in row.terms.items()}, row.limit, row.equal) for row in rows],
        decisions={number[v]: program.decisions[v] for v in variables if v in program.decisions},
    )
    return Component(part, tuple(variables))
