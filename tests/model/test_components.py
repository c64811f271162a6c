"""A program falls into parts, and what is best for each is best for all."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from roster.model import Program, Row, components


def some_program(random: Random) -> Program:
    program = Program(offset=random.randint(-5, 5))
    for _ in range(random.randint(1, 9)):
        variable = program.variable(random.randint(0, 2), random.randint(-4, 4))
        program.lower[variable] = random.randint(0, program.upper[variable])
    for _ in range(random.randint(0, 5)):
        chosen = random.sample(range(len(program.upper)), random.randint(1, min(3, len(program.upper))))
        terms = {variable: random.choice([-2, -1, 1, 2, 3]) for variable in chosen}
        low = sum(c * program.lower[v] for v, c in terms.items())
        program.rows.append(Row(terms, low + random.randint(0, 3)))  # the lower bounds keep every row
    return program


def best(program: Program) -> int:
    """Try all values."""
    found: list[int] = []

    def extend(values: list[int]) -> None:
        if len(values) == len(program.upper):
            if all(row.holds(values) for row in program.rows):
                found.append(program.objective(values))
            return
        number = len(values)
        for value in range(program.lower[number], program.upper[number] + 1):
            extend([*values, value])

    extend([])
    return min(found)


@given(st.randoms(use_true_random=False))
def test_the_best_of_the_parts_is_the_best_of_the_whole(random: Random) -> None:
    program = some_program(random)
    if random.randint(0, 1):
        program.fold()
    parts = components(program)
    inside = {variable for part in parts for variable in part.variables}
    outside = [0 if v in inside else value for v, value in enumerate(program.cheapest)]

    assert len(inside) == sum(len(part.variables) for part in parts)
    assert program.objective(outside) + sum(best(part.program) for part in parts) == best(program)


def test_parts_come_largest_first_with_variables_in_order() -> None:
    program = Program()
    for _ in range(6):
        program.variable()
    program.rows = [Row({4: 1, 5: 1}, 1), Row({0: 1, 2: 1}, 1), Row({2: 1, 3: 1}, 1)]

    assert [part.variables for part in components(program)] == [(0, 2, 3), (4, 5)]


def test_what_is_settled_is_folded_into_the_limits() -> None:
    program = Program()
    for _ in range(3):
        program.variable()
    program.lower[0] = 1
    program.rows = [Row({0: 1, 1: 1, 2: 1}, 2)]
    program.fold()

    (part,) = components(program)
    assert part.variables == (1, 2)
    assert part.program.rows == [Row({0: 1, 1: 1}, 1)]
