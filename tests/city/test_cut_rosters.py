"""A roster that the clock cut is kept when the run is taken up again, and those come first that have none."""

from dataclasses import replace
from pathlib import Path

import pytest

from constraints.packs import rule_book
from roster.city.ledger import note
from roster.city.outcome import Outcome, failed
from roster.city.result import Ended, Result
from roster.city.run import Stop
from roster.city.work import Task, carry_out
from roster.solving import NOTHING
from roster.words import Text
from tests.city.crews import Inline
from tests.city.test_run import LIMITS, solved
from tests.faults.calls import contents


@pytest.fixture(name="first")
def _first(tmp_path: Path) -> Result:
    """Give a run that ended with the first station, whose roster the clock cut."""
    stop = Stop()

    def work(task: Task) -> Outcome:
        found = replace(carry_out(task, rule_book), cut=True)
        note(task.out, found, NOTHING)
        stop.ask()
        return found

    return solved(tmp_path / "out", Inline(work), stop=stop)


def test_without_more_time_it_is_still_there(first: Result) -> None:
    before = contents(first.out / "stations")
    again = solved(first.out, limits=replace(LIMITS, seconds=0.0))
    assert [station.now.made for station in again.stations] == [True, False, False, False]
    assert again.stations[0].now == first.stations[0].now
    assert again.ended is Ended.OUT_OF_TIME
    assert contents(first.out / "stations") == before


def test_stations_without_a_roster_come_before_those_that_may_get_better(first: Result) -> None:
    crew = Inline(lambda task: failed(task.station, Text("试", "tried")))
    solved(first.out, crew)
    assert [task.station for task in crew.done] == ["P002", "P003", "P004", "P001"]
