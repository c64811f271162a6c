"""The textbook model has our optimum, and its rosters are ours."""

from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from bench import works
from bench.textbook import Textbook
from constraints.packs import rule_book
from roster.checking import verify
from roster.inventing import invent_station
from roster.loading import load
from roster.solving import Clock, solve


@pytest.mark.parametrize(
    ("grids", "seed", "staffing"), [(1, 5, 0.8), (1, 7, 0.5), (1, 3, 0.7), (2, 3, 1.0), (2, 5, 1.0)]
)
def test_a_small_station_has_the_same_optimum_in_both(
    tmp_path: Path, grids: int, seed: int, staffing: float
) -> None:
    invent_station(tmp_path / "station", grids=grids, seed=seed, first=works.FIRST, staffing=staffing)
    problem = load(tmp_path / "station")
    rules = rule_book(problem).rules
    ours = solve(problem, rules, Clock())

    textbook, solver = Textbook(problem, rules), cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    assert solver.solve(textbook.model) == cp_model.OPTIMAL

    verdict = verify(textbook.roster(solver), rules)
    assert verdict.violations == ()
    assert (
        verdict.objective
        == round(solver.objective_value)
        == ours.bound
        == verify(ours.roster, rules).objective
    )
