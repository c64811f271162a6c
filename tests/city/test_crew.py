"""Tasks are done in their order; whoever loses its process is tried once more, alone, and then named."""

from collections import Counter

import pytest

from roster.city.crew import CrewGone, Result, work_through
from roster.city.outcome import State
from roster.city.work import Task
from tests.city.crews import Inline, done, lost, task

TASKS = [task("A"), task("B"), task("C")]


def test_every_task_is_done_once() -> None:
    crew = Inline(done)
    found = list(work_through(TASKS, crew, lambda: True, lambda one: one))
    assert [outcome.station for outcome in found] == ["A", "B", "C"]
    assert [one.station for one in crew.done] == ["A", "B", "C"]


def test_a_process_that_dies_costs_one_repeat_of_its_task_after_all_others() -> None:
    tries = Counter[str]()

    def work(given: Task) -> Result:
        tries[given.station] += 1
        return lost(given) if given.station == "A" and tries["A"] == 1 else done(given)

    found = list(work_through(TASKS, Inline(work), lambda: True, lambda one: one))
    assert [outcome.station for outcome in found] == ["B", "C", "A"]
    assert all(outcome.made for outcome in found)
    assert tries == {"A": 2, "B": 1, "C": 1}


def test_a_task_that_kills_its_process_twice_is_named_and_the_others_are_done() -> None:
    crew = Inline(lambda given: lost(given) if given.station == "B" else done(given))
    found = {o.station: o for o in work_through(TASKS, crew, lambda: True, lambda one: one)}
    assert [found[name].state for name in "ABC"] == [State.OPTIMAL, State.FAILED, State.OPTIMAL]
    assert "died twice" in found["B"].reasons[0].en
    assert found["B"].advice is not None


def test_what_has_not_begun_when_the_run_is_to_end_is_left_out() -> None:
    crew = Inline(done)
    found = list(work_through(TASKS, crew, lambda: len(crew.done) < 2, lambda one: one))
    assert [outcome.station for outcome in found] == ["A", "B"]


def test_a_crew_that_goes_away_is_said_to_whoever_waits() -> None:
    def work(given: Task) -> Result:
        raise CrewGone(given.station)

    with pytest.raises(CrewGone):
        list(work_through(TASKS, Inline(work), lambda: True, lambda one: one))
