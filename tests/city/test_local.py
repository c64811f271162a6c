"""A crew of processes: one that dies takes its own task with it and nothing else, a heavy one is renewed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from constraints.packs import rule_book
from roster.city.crew import work_through
from roster.city.local import Processes, cores
from roster.city.outcome import Outcome, State
from roster.city.work import Book, Task
from tests.city.crews import die_at_first, end, run_out_of_memory, task


def test_a_process_that_dies_costs_a_repeat_of_its_own_task_alone(tmp_path: Path) -> None:
    tasks = [replace(task(name), out=tmp_path) for name in "ABC"]
    crew = Processes(2, rule_book, die_at_first)
    try:
        found = list(work_through(tasks, crew, lambda: True, lambda one: one))
    finally:
        crew.close()
    assert sorted(outcome.station for outcome in found) == ["A", "B", "C"]
    assert found[-1].station == "B"  # tried again when the others were done
    assert all(outcome.made for outcome in found)
    assert len({outcome.key for outcome in found}) == 3  # each in a process of its own: they were heavy


@pytest.mark.parametrize("work", [run_out_of_memory, end])
def test_a_task_without_memory_is_tried_twice_and_named(work: Callable[[Task, Book], Outcome]) -> None:
    crew = Processes(1, rule_book, work)
    try:
        (found,) = work_through([task("A")], crew, lambda: True, lambda one: one)
    finally:
        crew.close()
    assert found.state is State.FAILED
    assert "out of memory" in found.reasons[0].en


def test_there_is_a_core() -> None:
    assert cores() >= 1
