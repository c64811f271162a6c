from dataclasses import replace

import pytest

from bench.comparing import closer, ending, faster, promised_gap
from bench.runs import Moment, Run

OURS = Run(
    work="week",
    station="A",
    method="gridroster",
    limit=60,
    seconds=2,
    cpu=3,
    memory=2**28,
    objective=100,
    bound=100,
    broken=0,
    trace=(Moment(seconds=1, objective=102, bound=100), Moment(seconds=2, objective=100, bound=100)),
)
SLOW = replace(OURS, method="HiGHS", seconds=8, broken=None)
LOST = replace(OURS, method="Timefold", seconds=20, limit=20, objective=150, bound=None, trace=(), broken=3)
AWAY = replace(OURS, method="SCIP", why_not="it is not here")


def test_who_is_faster_is_told_as_a_ratio_with_its_target() -> None:
    (row,) = faster([OURS, SLOW], {"HiGHS": 0.3, "Timefold": 0.1}, "to proof")

    assert (row.ours, row.peer, row.ratio, row.is_met) == (2, 8, 0.25, True)


def test_who_cannot_run_is_named_and_gets_no_figure() -> None:
    assert list(faster([OURS, AWAY], {"SCIP": 1}, "to proof")) == []


def test_who_is_closer_is_told_in_percent() -> None:
    (row,) = closer([OURS, replace(SLOW, objective=125)], ["HiGHS"], "gap")

    assert (row.ours, row.unit) == (0, "%")
    assert row.peer == pytest.approx(20)


def test_a_promised_gap_is_held_against_what_was_known_by_then() -> None:
    assert promised_gap([OURS], 1.5, 0.01, "week").ours == pytest.approx(100 * 2 / 102)
    assert not promised_gap([OURS], 1.5, 0.01, "week").is_met
    assert promised_gap([OURS], 2, 0.01, "week").is_met
    assert not promised_gap([], 2, 0.01, "week").is_met
    slow = replace(OURS, loading=0.5)
    assert not promised_gap([slow], 2, 0.01, "week", with_loading=True).is_met


def test_an_ending_counts_proofs_gaps_and_broken_rules() -> None:
    assert ending([OURS, SLOW]) == "2 of 2 proven"
    assert ending([OURS, replace(SLOW, objective=125)]) == "1 of 2 proven, the others at a gap of 20.00%"
    assert ending([LOST]) == "0 of 1 proven; 1 break hard rules"
