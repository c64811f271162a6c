"""Guided solving: the relaxation gives the bound and shows the way, CP-SAT walks it and has the last word.

1. Relax the part: its optimum, rounded up, is a proven bound.
2. Go straight (`straight.py`): what the relaxation takes whole stays, what no roster at the bound has is left out,
   CP-SAT does the rest. A usual week is proven here: done. Many weeks go in windows (`windows.py`).
3. Where the relaxation is a poor guide, take no more than a first roster from it. Relax over people's whole lines of
   duties (`lines/leading.py`), which bounds better where rules about a person's own days bite, and go down there.
   Without lines, dive in the relaxation itself (`diving.py`).
4. Polish: keep what the roster and the relaxation agree on, solve the rest.
5. Explore, where that is not near the bound: free a few people or days, solve them, keep what is better.
6. Prove: a variable at its bound in the relaxation whose reduced cost exceeds the distance between roster and
   bound has that value in every better roster. CP-SAT looks for anything better among what is left; if the
   search is exhausted, that is the proof.
"""

from roster.model import Ints, Program
from roster.solving.cpsat import MOST, Found, solve_whole
from roster.solving.diving import dive
from roster.solving.first_order import relax_roughly
from roster.solving.lines.descents import Descents
from roster.solving.lines.leading import by_lines
from roster.solving.lines.many_weeks import over_many_weeks
from roster.solving.neighbourhoods import Neighbourhoods
from roster.solving.part import POLISHING, Part, Solution
from roster.solving.progress import Clock
from roster.solving.relaxation import Relaxation, Relaxed
from roster.solving.starting import Start
from roster.solving.straight import begin, is_scattered, polish
from roster.solving.windows import WEEK, by_windows

_EXPLORING, _PROVING = 0.02, 0.6  # shares of the work
_SMALL = 2_500  # duties that may be decided: up to here CP-SAT comes to an end by itself
_NOT_FAR = 2  # times the bound
_LARGE = 20_000  # variables: beyond them the simplex takes longer than it gains
_MEDIUM = 5_000  # variables: beyond them it does so over many weeks
_CROWD = 60  # people: over more than two weeks, lines of more people take longer than windows
_PAIR = 2  # weeks


def relax(program: Program, clock: Clock) -> Relaxed | None:
    """Relax a part, roughly where it is long and large; None where there is no solution, or the time is up."""
    rough = relax_roughly(program, clock.left) if _is_long(program) else None
    return rough or Relaxation(program).solve(clock.left)


def solve_part(  # noqa: PLR0913 - what is known beforehand
    program: Program,
    clock: Clock,
    found: Found,
    *,
    top: Relaxed | None = None,
    enough: int | None = None,
    start: Start | None = None,
) -> Solution:
    """Find the best values of a part of the model, as far as the clock allows.

    `top` is its relaxation, if that is known; `enough` says at how many points above the bound to stop, where the
    limits' gap is not to be this part's own; `start` is an earlier roster, if there is one.
    """
    start = start or Start(program, clock)
    top = top or relax(program, clock)
    if top is None:
        return _unrelaxed(program, clock, found, start)
    part = Part(program, clock, top, found, enough)
    part.take(start.whole())
    if part.best is None and (_is_long(program) or is_scattered(program, top)):
        part.take(start.partly())  # where the relaxation leads to a roster in no time, that is the better one
    descents = None if part.done else _find(part)
    if part.best is None:
        part.take(start.partly())
    if not part.done and not (clock.limits.gap and (part.near or _is_long(program))):
        _prove(
            part
        )  # it is dear: left out where nobody asks for it, and it is all that is missing, or out of reach
    if clock.limits.patient:
        _go_on(part, descents)
    return Solution(part.best, part.bound, impossible=part.impossible)


def _unrelaxed(program: Program, clock: Clock, found: Found, start: Start) -> Solution:
    """Leave a part to CP-SAT that is impossible, or for whose relaxation the time is too short."""
    answer = solve_whole(program, clock, found=found)
    if answer.values is None and not answer.closed and (known := start.partly()) is not None:
        return Solution(known, program.objective(program.cheapest))  # a bound for nothing
    return Solution(answer.values, answer.bound, impossible=answer.closed and answer.values is None)


def _is_long(program: Program) -> bool:
    """Tell whether the simplex takes longer than it gains, and there is more than a week.

    Then the relaxation is rough: no value of it is whole.
    """
    return _weeks(program) > 1 and (
        len(program.upper) > _LARGE or (len(program.upper) > _MEDIUM and over_many_weeks(program))
    )


def _weeks(program: Program) -> int:
    """Give over how many weeks there is something to decide, begun ones too."""
    days = {decision.day for decision in program.decisions.values()}
    return (max(days) - min(days)) // WEEK + 1 if days else 0


def _crowded(part: Part) -> bool:
    """Tell whether there are more than two weeks, of so many people that it takes long to find lines for all of them.

    Where the relaxation is a good guide, it leads straight to a roster, and no lines are needed.
    """
    people = {decision.person for decision in part.program.decisions.values()}
    return len(people) > _CROWD and _weeks(part.program) > _PAIR and is_scattered(part.program, part.top)


def _find(part: Part) -> Descents | None:
    """Go all the way to the best roster that can be found; give the descents over lines, if there were any."""
    is_long, descents = _is_long(part.program) or _crowded(part), None
    if is_long:
        by_windows(part, lambda days, known, little: _in_window(days, part.clock, known, little))
    else:
        begin(part)
    small = len(part.program.decisions) <= _SMALL
    if small and not part.done and _is_not_far(part):
        _prove(part, POLISHING)  # sooner than lines come to it: volunteers mostly
    if not part.done and (part.far or not is_long):  # lines of many weeks take long
        descents = by_lines(part)
    if part.best is None:
        dive(part)
    if not part.done and small:
        _prove(part)
    if not part.done:
        if not is_long:  # a rough relaxation agrees with no roster in much
            polish(part)
        _explore(part, _EXPLORING, part.clock.limits.seed)
    return descents


def _is_not_far(part: Part) -> bool:
    return part.objective is not None and part.objective <= _NOT_FAR * part.bound


def _in_window(program: Program, clock: Clock, start: Ints | None, little: int) -> Solution:
    """Find good values of a program of some days; `start` are some that keep its rows.

    At first a `little` above the bound, in points, is good enough; later, too, lines are not asked for so little.
    """
    relaxation = Relaxation(program)
    top = relaxation.solve(clock.left)
    if top is None:
        return Solution(None, -MOST)
    part = Part(program, clock, top, _unheard, little if start is None else 0)
    if start is not None:
        part.take(start.tolist())
    if not part.done:
        begin(part)
    if part.objective is None or part.objective - part.bound > little:
        by_lines(part)
    if part.best is None:
        dive(part)
    return Solution(part.best, part.bound)


def _unheard(objective: int | None, bound: int) -> None:
    """Tell nobody: what is found in a window is no roster."""


def _explore(part: Part, share: float, seed: int) -> None:
    """Where the relaxation is a poor guide: free some people, or some days, and solve those again and again."""
    neighbourhoods = Neighbourhoods(part.program.decisions, seed)
    while (best := part.best) is not None and not part.done and not part.near:
        if not neighbourhoods.worth_while or not part.clock.left:
            return
        freed = neighbourhoods.next(part.paid())
        answer = part.search({v: best[v] for v in part.program.decisions if v not in freed}, share)
        neighbourhoods.learn(better=answer.values is not None, closed=answer.closed)


def _go_on(part: Part, descents: Descents | None) -> None:
    """Explore and prove in turns, each time with twice the work, until it is proven or the time is up."""
    share, seed = _EXPLORING, part.clock.limits.seed
    while not part.done and not part.impossible and part.clock.left:
        share, seed = 2 * share, seed + 1
        if descents is not None:
            descents.improve()
        _explore(part, share, seed)
        if not part.done:
            _prove(part, share * _PROVING / _EXPLORING)


def _prove(part: Part, share: float = _PROVING) -> None:
    """Look for anything better where there may be any; what that search leaves open is the gap."""
    answer = part.search({}, share)
    if part.objective is None:
        part.impossible = answer.closed
    else:
        part.raise_bound(answer.bound)  # it holds for whatever is better than the best
