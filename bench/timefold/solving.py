"""Timefold at work: its solver as it comes, and its roster back as ours."""

from datetime import date
from typing import Any

from jpype import JImplements, JOverride
from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.score import constraint_provider

from bench.facts import Facts
from bench.peers import Reached
from bench.runs import Stopwatch
from bench.timefold.domain import Schedule, Seat
from bench.timefold.figures import Figures
from bench.timefold.posing import Posed
from bench.timefold.rules import define
from roster.domain import Problem, Roster

_SEED = 1


def solved(facts: Facts, seconds: float, watch: Stopwatch) -> Reached:
    """Let Timefold plan for so long, by its own clock: Java and its model are ready when that starts.

    It proves nothing, so there is a roster and no bound.
    """
    config = SolverConfig(
        solution_class=Schedule,
        entity_class_list=[Seat],
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraint_provider(define(Figures.of(facts)))
        ),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=round(1000 * seconds))),
        environment_mode=EnvironmentMode.NO_ASSERT,  # its production mode: what it checks of itself costs time
        random_seed=_SEED,
    )
    solver = SolverFactory.create(config).build_solver()
    schedule = Posed(facts).schedule()

    # its own listener for Python turns the whole schedule into Python objects, each time, for half a second
    solver._delegate.addEventListener(_Listener(watch))  # noqa: SLF001 - see above
    watch.start()
    planned = roster(facts.problem, solver.solve(schedule))
    return Reached(objective=None, bound=None, roster=planned, seconds=min(watch.seconds, seconds))


@JImplements("ai.timefold.solver.core.api.solver.event.SolverEventListener")
class _Listener:
    """Writes down the score of every better schedule that breaks no hard rule."""

    def __init__(self, watch: Stopwatch) -> None:
        self._watch = watch

    @JOverride  # type: ignore[untyped-decorator]  # as above
    def bestSolutionChanged(self, event: Any) -> None:  # noqa: ANN401, N802 - Java names it, and Timefold has no types
        """Note the objective: what its soft score is below nought."""
        score = event.getNewBestScore()
        if score.isFeasible():
            self._watch.note(-int(score.softScore()), None, event.getTimeMillisSpent() / 1000)


def roster(problem: Problem, schedule: Schedule) -> Roster:
    """Give a schedule as a roster."""
    duties = [
        problem.duty(seat.employee.id, date.fromordinal(seat.day), seat.shift, seat.post)
        for seat in schedule.seats
        if seat.employee is not None and not seat.pinned
    ]
    return Roster(problem=problem, duties=tuple(sorted([*problem.settled, *duties])))
