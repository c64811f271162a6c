"""From a problem and its rules to the best roster, with a proof of how good it is."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import NoReturn

from roster.domain import Problem, Roster
from roster.errors import Interrupted, NotPossible
from roster.model import Component, Model, build, components
from roster.rules import HardRule, Rule, Violation
from roster.solving.cpsat import Found, solve_whole
from roster.solving.guided import Solution, solve_part
from roster.solving.placing import place
from roster.solving.progress import Clock, Progress, Watch
from roster.words import Text, joined


@dataclass(frozen=True, kw_only=True)
class Solved:
    """A roster that keeps every rule, and an objective that no roster can be below."""

    roster: Roster
    bound: int
    seconds: float


def solve(problem: Problem, rules: Sequence[Rule], clock: Clock, watch: Watch | None = None) -> Solved:
    """Find the best roster.

    Raises NotPossible when the settled duties contradict the rules, Interrupted when the clock ran out before
    a first roster.
    """
    _refuse_contradictions(problem, rules)
    model = build(problem, rules)
    values, bound = _solve_model(model, rules, clock, watch)
    roster = place(model, values)
    coupling = [rule for rule in rules if isinstance(rule, HardRule) and rule.coupling]
    if any(True for rule in coupling for _ in rule.violations(roster)):
        # what was solved apart does not fit together: solve it as one, post by post
        model = build(problem, rules, one_by_one=True)
        values, joint = _solve_model(model, rules, clock, watch)
        roster, bound = place(model, values), max(bound, joint)
    return Solved(roster=roster, bound=bound, seconds=clock.elapsed)


def _solve_model(
    model: Model, rules: Sequence[Rule], clock: Clock, watch: Watch | None
) -> tuple[list[int], int]:
    """Solve the model's parts apart; give values for all variables, and the bound."""
    program, parts = model.program, components(model.program)
    values = program.cheapest
    for part in parts:
        for variable in part.variables:
            values[variable] = 0
    apart = program.objective(values)  # what is paid outside all parts
    board = _Board(clock, len(parts), apart, watch)
    with ThreadPoolExecutor(max_workers=max(1, min(len(parts), os.cpu_count() or 1))) as pool:
        tasks = [pool.submit(solve_part, part.program, clock, board.of(n)) for n, part in enumerate(parts)]
        solutions = [task.result() for task in tasks]
    for part, solution in zip(parts, solutions, strict=True):
        if solution.values is None:
            _refuse(model, rules, part, solution, clock)
        for variable, value in zip(part.variables, solution.values or (), strict=True):
            values[variable] = value
    return values, apart + sum(solution.bound for solution in solutions)


def _refuse_contradictions(problem: Problem, rules: Sequence[Rule]) -> None:
    """Raise NotPossible when settled duties break, by themselves, rules that nothing can mend."""
    settled = Roster(problem=problem, duties=problem.settled)
    broken = [
        violation
        for rule in rules
        if isinstance(rule, HardRule) and rule.lasting
        for violation in rule.violations(settled)
    ]
    if broken:
        raise NotPossible(_contradiction(broken), _CHANGE_SETTLED)


def _refuse(
    model: Model, rules: Sequence[Rule], part: Component, solution: Solution, clock: Clock
) -> NoReturn:
    """Say why a part has no solution: time, or a contradiction that a second, different run confirms."""
    if not solution.impossible:
        raise _stopped() if clock.halted else _too_short(clock.limits.seconds)
    again = replace(clock.limits, seed=clock.limits.seed + 1)
    second = solve_whole(part.program, Clock(limits=again), presolve=False)
    if second.values is not None or not second.closed:
        raise AssertionError("one run calls possible what another calls impossible: a bug in the solver")
    settled = Roster(problem=model.problem, duties=model.problem.settled)
    broken = [v for rule in rules if isinstance(rule, HardRule) for v in rule.violations(settled)]
    raise NotPossible(_contradiction(broken), _CHANGE_SETTLED)


def _stopped() -> Interrupted:
    return Interrupted(
        Text(
            "已中断：尚未得到第一份排班，未写出任何文件",
            "stopped before a first roster was found; nothing was written",
        ),
        Text(
            "请再运行一次，等到进度行显示“最好”。",
            'Run it again, and wait until the progress line says "best".',
        ),
    )


def _too_short(seconds: float) -> Interrupted:
    return Interrupted(
        Text(
            f"{seconds:g} 秒内尚未得到第一份排班，未写出任何文件",
            f"no roster was found within {seconds:g} s; nothing was written",
        ),
        Text("请用 --seconds 给更多时间。", "Give more time with --seconds."),
    )


_CHANGE_SETTLED = Text(
    "请修改已定勤务（fixed 表）或相应规则后重试。",
    "Change the settled duties (table fixed) or the rule, then try again.",
)


def _contradiction(broken: Sequence[Violation]) -> Text:
    found = joined((violation.message for violation in broken), zh="", en=" ")
    return Text(f"已定勤务与规则矛盾：{found.zh}", f"the settled duties contradict the rules: {found.en}")


class _Board:
    """What all parts together have reached, told to whoever watches."""

    def __init__(self, clock: Clock, parts: int, apart: int, watch: Watch | None) -> None:
        self._clock, self._apart, self._watch = clock, apart, watch
        self._best: list[int | None] = [None] * parts
        self._bound: list[int | None] = [None] * parts

    def of(self, number: int) -> Found:
        """Give one part's way to tell its objective and bound."""

        def found(objective: int | None, bound: int) -> None:
            with self._clock.lock:
                self._best[number], self._bound[number] = objective, bound
                if self._watch is not None:
                    self._watch(Progress(self._clock.elapsed, self._sum(self._best), self._sum(self._bound)))

        return found

    def _sum(self, figures: Sequence[int | None]) -> int | None:
        known = [figure for figure in figures if figure is not None]
        return self._apart + sum(known) if len(known) == len(figures) else None
