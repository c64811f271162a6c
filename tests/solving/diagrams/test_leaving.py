"""Diagrams with as many rows as fit, against all the ways there are to hold twelve duties of twelve days."""

from collections.abc import Sequence
from itertools import product
from math import log
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.model import Decision, Program, Row
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.diagrams.diagram import Diagram
from roster.solving.diagrams.drawing import Draughtsman
from roster.solving.diagrams.leaving import Leaving
from roster.solving.diagrams.near import Nearby, NearDraughtsman
from roster.solving.diagrams.splitting import split
from roster.solving.diagrams.units import implied
from tests.solving.diagrams.walking import every_line

RANDOMS = st.randoms(use_true_random=False)
DAYS = 12
LINES = list(product((0, 1), repeat=DAYS))


def some_program(random: Random) -> Program:
    """One person's duty on each of twelve days, under some rows of few days, of many, and with a charge."""
    program = Program()
    duties = [program.variable(decision=Decision(0, 700_000 + day)) for day in range(DAYS)]
    for _ in range(random.randint(0, 3)):
        day = random.randrange(DAYS - 2)
        program.rows.append(Row(dict.fromkeys(duties[day : day + 3], 1), random.randint(1, 2)))
    for _ in range(random.randint(0, 3)):
        said = random.sample(duties, random.randint(6, DAYS)) if random.randint(0, 1) else duties
        terms = {v: random.randint(1, 3) for v in sorted(said)}
        limit = random.randint(4, sum(terms.values()))
        program.rows.append(Row(terms, limit, equal=random.randint(0, 4) == 0))
        if random.randint(0, 1):
            program.rows.append(Row({v: -c for v, c in terms.items()}, -random.randint(0, limit)))
    if random.randint(0, 1):
        charged = program.variable(DAYS, random.randint(1, 5))
        program.rows.append(Row(dict.fromkeys(duties, 1) | {charged: -1}, random.randint(0, DAYS)))
    return program


def legal(program: Program, numbers: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Give the lines that keep some rows, by the places of their duties, and what they are charged."""
    found = {}
    for line in LINES:
        cost = 0
        for number in numbers:
            row = program.rows[number]
            beyond = sum(c * line[v] for v, c in row.terms.items() if v < DAYS) - row.limit
            charged = [v for v in row.terms if v >= DAYS]
            if charged:
                cost += program.prices[charged[0]] * max(0, beyond)
            elif beyond > 0 or (row.equal and beyond < 0):
                break
        else:
            found[tuple(place for place in range(DAYS) if line[place])] = cost
    return found


def diagram_and_rest(program: Program, widest: int) -> tuple[Diagram, list[int]]:
    """Draw the person's diagram, and give the rows that are in it."""
    leaving, own = Leaving(program, widest), split(program).own.get(0, ())
    found = leaving.draw(range(DAYS), own)
    kept = [number for number in own if number not in leaving.beside]
    assert list(split(program, leaving.beside).own.get(0, ())) == kept
    return found, kept


@settings(max_examples=settings().max_examples // 4)
@given(random=RANDOMS, widest=st.sampled_from([4, 8, 16, 1000]))
def test_the_diagram_has_all_lines_that_keep_the_rows_that_are_not_left_out(
    random: Random, widest: int
) -> None:
    program = some_program(random)
    try:
        diagram, kept = diagram_and_rest(program, widest)
    except Unlisted:
        assert widest < 1000 or not legal(program, range(len(program.rows)))
        return
    lines = legal(program, kept)
    assert every_line(diagram) == lines
    assert max(layer.nodes for layer in diagram.layers) <= widest
    assert diagram.logarithm == pytest.approx(log(len(lines)))
    assert widest < 1000 or len(kept) == len(program.rows)


@settings(max_examples=settings().max_examples // 4)
@given(random=RANDOMS)
def test_lines_near_to_one_are_legal_and_it_is_among_them(random: Random) -> None:
    program = some_program(random)
    lines = legal(program, range(len(program.rows)))
    if not lines:
        return
    line = random.choice(sorted(lines))
    values = np.array([float(place in line) for place in range(DAYS)] + [0.0])
    if len(program.upper) > DAYS:
        values[DAYS] = lines[line] / program.prices[DAYS]
    near = NearDraughtsman(program, 1000, values, random.randint(0, 2))
    found = every_line(Leaving(program, 1000, near).draw(range(DAYS), range(len(program.rows))))

    assert found.items() <= lines.items()
    assert line in found


@settings(max_examples=settings().max_examples // 4)
@given(random=RANDOMS)
def test_lines_nearby_keep_all_rows_however_far_they_are(random: Random) -> None:
    """Near to something that is no line; where it is a line, that is among them."""
    program = some_program(random)
    lines = legal(program, range(len(program.rows)))
    values = np.array([random.choice((0.0, 0.5, 1.0)) for _ in program.upper])
    nearby = Nearby(program, values)
    try:
        found = every_line(nearby.draw(range(DAYS), range(len(program.rows))))
    except Unlisted:
        return

    assert found.items() <= lines.items()
    assert not nearby.beside


def test_nodes_from_which_the_same_can_follow_are_one() -> None:
    """At most one duty of the first two days and at most one of the last two: nothing to remember between them."""
    program = Program()
    duties = [program.variable(decision=Decision(0, 700_000 + day)) for day in range(4)]
    rows = [Row({duties[0]: 2, duties[1]: 3}, 4), Row({duties[2]: 1, duties[3]: 1}, 1)]

    diagram = Draughtsman(program, 100).draw(duties, rows)

    assert [layer.nodes for layer in diagram.layers] == [2, 1, 2, 1]


def test_rows_that_others_imply_are_told_by_the_last_of_them() -> None:
    """Forty hours are five duties of eight, and five are at most six."""
    program = Program()
    duties = [program.variable(decision=Decision(0, 700_000 + day)) for day in range(DAYS)]
    program.rows = [
        Row(dict.fromkeys(duties, 1), 6),
        Row(dict.fromkeys(duties, 1), 5),
        Row(dict.fromkeys(duties, 8), 40),
        Row(dict.fromkeys(duties[1:], 1), 4),
    ]

    assert implied(program, range(4)) in ({0: 2, 1: 2}, {0: 1, 2: 1})
