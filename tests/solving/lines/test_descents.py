"""Rosters by whole lines: what a descent settles is a roster, and costs what it says."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.solving import Clock
from roster.solving.cpsat import solve_whole
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.lines.descents import Descents
from roster.solving.part import Part
from tests.solving.lines.test_lines import columns_of, parts, relaxed

RANDOMS = st.randoms(use_true_random=False)
FAR = 1e6


def unheard(objective: int | None, bound: int) -> None:
    """Tell nobody."""


@settings(max_examples=settings().max_examples // 10)
@given(random=RANDOMS)
def test_settled_lines_are_a_roster_at_the_value_of_the_descent(random: Random) -> None:
    """Of everybody first, then of some with the others' lines as they are, for no more than before."""
    for program in parts(random):
        columns = columns_of(program, relaxed(program))
        columns.converge(Clock())
        descent = columns.descent()
        depths = list(descent.down(descent.people, {}, Clock(), below=FAR))
        if not depths or len(depths[-1][1]) < len(descent.people):
            continue  # no whole lines go together
        value, lines = depths[-1]
        assert value >= columns.bound - 1e-6
        held = {v for line in lines.values() for v in line.held}
        answer = solve_whole(program, Clock(), fixed={v: int(v in held) for v in program.decisions})
        if answer.values is None:
            continue  # a row was broken, dearly
        assert program.objective(answer.values) <= value + 1e-6
        assert descent.lines_of(answer.values) == lines
        some = random.sample(descent.people, random.randint(1, len(descent.people)))
        again = list(descent.down(some, lines, Clock(), below=value + 0.5, freely=random))
        assert all(reached <= value + 0.5 for reached, _ in again)
        assert all(found[p] == lines[p] for _, found in again for p in lines if p not in some)


@settings(max_examples=settings().max_examples // 10)
@given(random=RANDOMS)
def test_lines_near_to_the_masters_are_settled_as_any_others(random: Random) -> None:
    """What they cost is what their roster costs; whoever has another line in a roster is not among those it names."""
    for program in parts(random):
        top = relaxed(program)
        columns = columns_of(program, top)
        columns.converge(Clock())
        try:
            near = columns.near(top.values, Clock())
        except Unlisted:
            continue
        assert not near.leaving
        near.converge(Clock())
        descent = near.descent()
        depths = list(descent.down(descent.people, {}, Clock(), below=FAR))
        if not depths or len(depths[-1][1]) < len(descent.people):
            continue
        value, lines = depths[-1]
        held = {v for line in lines.values() for v in line.held}
        answer = solve_whole(program, Clock(), fixed={v: int(v in held) for v in program.decisions})
        if answer.values is not None:
            assert columns.bound - 1e-6 <= program.objective(answer.values) <= value + 1e-6
            assert descent.lines_of(answer.values) == lines
        other = solve_whole(program, Clock()).values
        if other is not None:
            named = descent.lines_of(other)
            duties = {v for v, d in program.decisions.items() if other[v] and d.person in named}
            assert duties == {v for line in named.values() for v in line.held}


@settings(max_examples=settings().max_examples // 10)
@given(random=RANDOMS)
def test_descents_end_at_a_roster_that_keeps_every_row(random: Random) -> None:
    for program in parts(random):
        top = relaxed(program)
        part = Part(program, Clock(), top, unheard)
        columns = columns_of(program, top)
        columns.converge(Clock())
        columns.leaving |= random.randint(0, 1) == 0  # as if rows were left: only lines nearby are looked at
        descents = Descents(part, columns)
        descents.begin()
        reached = part.objective
        descents.improve(tries=3)
        assert (part.best is None) == (reached is None)
        if part.best is not None and reached is not None and part.objective is not None:
            assert all(row.holds(part.best) for row in program.rows)
            assert solve_whole(program, Clock()).bound <= part.objective <= reached


@settings(max_examples=settings().max_examples // 10)
@given(random=RANDOMS, at_first=st.integers(0, 1))
def test_a_descent_that_begins_with_few_lines_has_the_roster_that_is_to_get_better(
    random: Random, at_first: int
) -> None:
    """Of all the lines that are known it begins with few; those that people have now are always among them."""
    for program in parts(random):
        columns = columns_of(program, relaxed(program))
        columns.converge(Clock())
        descent, best = columns.descent(), solve_whole(program, Clock()).values
        lines = {} if best is None else descent.lines_of(best)
        if best is None or len(lines) < len(descent.people):
            continue  # a diagram has left something out
        below = program.objective(best) + 0.5
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("roster.solving.lines.descent._AT_FIRST", at_first)
            patch.setattr("roster.solving.lines.descent._ROUNDS", 0)  # no others are generated
            depths = list(descent.down(descent.people, lines, Clock(), below=below))
        assert depths
        assert all(value < below for value, _ in depths)
        assert at_first or depths[-1][1] == lines
