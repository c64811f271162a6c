"""Guided solving: the relaxation gives the bound and shows the way, CP-SAT walks it and has the last word.

1. Relax the part: its optimum, rounded up, is a proven bound.
2. Go straight: what the relaxation takes whole stays, what no roster at the bound has is left out, CP-SAT does the
   rest. A usual week is proven here: done. Else a little above the bound.
3. Where the relaxation is a poor guide, take no more than a first roster from it. Relax over people's whole lines of
   duties (`lines/columns.py`), which bounds better where rules about a person's own days bite, and dive there; where
   people are few, search all lines that something at the bound can be made of (`lines/exhausting.py`), and go down
   by whole lines, of some people again and again (`lines/descents.py`). Without lines, dive in the relaxation itself.
4. Polish: keep what the roster and the relaxation agree on, solve the rest.
5. Explore, where that is not near the bound: free a few people or days, solve them, keep what is better.
6. Prove: a variable at its bound in the relaxation whose reduced cost exceeds the distance between roster and
   bound has that value in every better roster. CP-SAT looks for anything better among what is left; if the
   search is exhausted, that is the proof.
"""

from collections.abc import Mapping
from math import ceil

import numpy as np

from roster.model import Ints, Program
from roster.solving.cpsat import MOST, Found, solve_whole
from roster.solving.diagrams.auxiliary import Unlisted
from roster.solving.diving import Dive
from roster.solving.first_order import relax_roughly
from roster.solving.lines.columns import Columns
from roster.solving.lines.descents import Descents
from roster.solving.lines.exhausting import exhaust
from roster.solving.neighbourhoods import Neighbourhoods
from roster.solving.part import Part, Solution
from roster.solving.progress import Clock
from roster.solving.relaxation import TOLERANCE, Relaxation, Relaxed
from roster.solving.starting import Start
from roster.solving.windows import WEEK, by_windows

_STRAIGHT, _FIRST, _POLISHING, _EXPLORING, _PROVING = 0.08, 0.04, 0.1, 0.02, 0.6  # shares of the work
_ABOVE = (1, 2, 4)  # points above the bound: below them a roster is looked for, one after the other
_SCATTERED = (
    0.5  # of the duties it takes: where more of them are taken in part, the relaxation is a poor guide
)
_LITTLE = 2_500  # duties that may be decided: in so few, what is not far from the bound is tried to be proven at once
_NOT_FAR = 2  # times the bound
_SMALL = 2_000  # duties that may be decided: up to here CP-SAT comes to an end by itself
_LARGE = 20_000  # variables: beyond them the simplex takes longer than it gains
_CROWD = 60  # people: over more than two weeks, lines of more people take longer than windows
_PAIR = 2  # weeks
_FEW = 150  # people: up to so many, lines are settled one by one
_VERY_FEW = 40  # people: up to so many, all choices of a line for each are searched, where lines are few
_HALVINGS = 64  # of the choices of a line for each, in a search among those that a point takes


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
    if part.best is None and (_is_long(program) or _scattered(program, top)):
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
    return len(program.upper) > _LARGE and _weeks(program) > 1


def _weeks(program: Program) -> int:
    """Give over how many weeks there is something to decide, begun ones too."""
    days = {decision.day for decision in program.decisions.values()}
    return (max(days) - min(days)) // WEEK + 1 if days else 0


def _crowded(part: Part) -> bool:
    """Tell whether there are more than two weeks, of so many people that it takes long to find lines for all of them.

    Where the relaxation is a good guide, it leads straight to a roster, and no lines are needed.
    """
    people = {decision.person for decision in part.program.decisions.values()}
    return len(people) > _CROWD and _weeks(part.program) > _PAIR and _scattered(part.program, part.top)


def _find(part: Part) -> Descents | None:
    """Go all the way to the best roster that can be found; give the descents over lines, if there were any."""
    is_long, descents = _is_long(part.program) or _crowded(part), None
    if is_long:
        by_windows(part, lambda days, known, little: _in_window(days, part.clock, known, little))
    else:
        _begin(part)
    if not part.done and _is_small(part):
        _prove(part, _POLISHING)
    if not part.done and (part.far or not is_long):  # lines of many weeks take long
        descents = _by_lines(part)
    if part.best is None:
        _dive(part)
    if not part.done and len(part.program.decisions) <= _SMALL:
        _prove(part)
    if not part.done:
        if not is_long:  # a rough relaxation agrees with no roster in much
            _polish(part)
        _explore(part, _EXPLORING, part.clock.limits.seed)
    return descents


def _is_small(part: Part) -> bool:
    """Tell whether CP-SAT comes to an end by itself sooner than lines do: volunteers mostly."""
    best, few = part.objective, len(part.program.decisions) <= _LITTLE
    return few and best is not None and best <= _NOT_FAR * part.bound


def _begin(part: Part) -> None:
    """Go where the relaxation leads; where it is a poor guide, no further than to a first roster."""
    if not _scattered(part.program, part.top):
        _go_straight(part)
    if part.best is None:
        part.search(_taken(part.program, part.top), _FIRST)


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
        _begin(part)
    if part.objective is None or part.objective - part.bound > little:
        _by_lines(part)
    if part.best is None:
        _dive(part)
    return Solution(part.best, part.bound)


def _unheard(objective: int | None, bound: int) -> None:
    """Tell nobody: what is found in a window is no roster."""


def _go_straight(part: Part) -> None:
    """Look for a roster at the bound in the neighbourhood of the relaxation's optimum, then a little above it.

    The nearer to the bound, the less is left to be searched. Where the duties that it takes whole do not go together
    at so little, people who are whole stay as they are, and of all others nothing is settled.
    """
    taken, people = _taken(part.program, part.top), _whole_people(part.program, part.top)
    for above in _ABOVE:
        answer = part.search(taken, _STRAIGHT, below=part.bound + above)
        closed = answer.closed
        if answer.values is None and closed:
            answer = part.search(people, _STRAIGHT, below=part.bound + above)
        if answer.values is not None:
            _polish(part)
            return
        if not closed or (part.objective is not None and part.objective <= part.bound + above):
            return


def _scattered(program: Program, top: Relaxed) -> bool:
    duties = list(program.decisions)
    held = top.values[duties] > TOLERANCE
    return bool(np.mean(~top.whole[duties][held]) > _SCATTERED) if held.any() else False


def _taken(program: Program, relaxed: Relaxed) -> dict[int, int]:
    """Give the duties that a relaxation takes whole."""
    return {v: 1 for v in program.decisions if relaxed.values[v] > 1 - TOLERANCE}


def _whole_people(program: Program, relaxed: Relaxed) -> dict[int, int]:
    """Give all duties, taken or not, of people none of whose duties a relaxation takes in part."""
    decisions, whole = program.decisions, relaxed.whole
    parted = {decision.person for v, decision in decisions.items() if not whole[v]}
    return {v: round(float(relaxed.values[v])) for v, d in decisions.items() if d.person not in parted}


def _by_lines(part: Part) -> Descents | None:
    """Bound and go down over whole lines; give the descents, where people are few enough for them."""
    try:
        columns = Columns(part.program, part.top.duals, part.clock)
    except Unlisted:
        return None
    part.raise_bound(columns.proven)  # often enough
    if not part.done:
        columns.converge(part.clock, part.best)
        _branch(part, columns)
    if columns.people <= _VERY_FEW:
        exhaust(part, columns, _HALVINGS)
    many = columns.people > _FEW
    if not part.done and (many or not columns.leaving):
        _dive_over_lines(part, columns)
        _branch(part, columns)  # the better the roster, the fewer levels are left to ask
    if many:
        return None
    _polish(part)
    if part.done:
        return None
    descents = Descents(part, columns)
    descents.begin()
    _branch(part, columns)
    descents.improve()
    return descents


def _branch(part: Part, columns: Columns) -> None:
    """Take the bound in, raised as far as it helps to ask for whole levels of what is dear."""
    part.raise_bound(columns.proven)
    further = True
    while further and not part.done:
        further = columns.branch(part.clock, MOST if part.objective is None else part.objective)
        part.raise_bound(columns.proven)
    part.narrow_by(columns.decided)


def _dive_over_lines(part: Part, columns: Columns) -> None:
    """Dive; complete what that settled, then what it had settled before, as far as that is quick."""
    for value, settled in reversed(list(columns.dive(part.clock, below=part.objective))):
        if part.done:
            break
        if part.objective is None or ceil(value - TOLERANCE) < part.objective:
            answer = part.search(settled, _POLISHING)
            if answer.values is None and not answer.closed:
                break  # still less is settled in what remains


def _dive(part: Part) -> None:
    """Dive in the relaxation, and complete what that settled."""
    relaxation = Relaxation(part.program)
    top = relaxation.solve(part.clock.left)
    if top is None:
        return
    depths = list(Dive(part.program, relaxation).depths(top, part.clock))
    _complete(part, depths[-1].settled)
    lossless = [depth.settled for depth in depths if depth.relaxed.bound <= part.bound]
    if not part.done and lossless:
        part.search(lossless[-1], _POLISHING)


def _complete(part: Part, settled: Mapping[int, int]) -> None:
    """Complete what a dive settled, if need be with no duty beside it."""
    part.search(settled, _POLISHING)
    if part.best is None:
        # open seats are allowed, so this is a roster, and quickly found, though hardly a good one
        nothing = {v: part.program.lower[v] for v in part.program.decisions}
        part.search(nothing | dict(settled), _POLISHING)


def _polish(part: Part) -> None:
    """Search where roster and relaxation disagree, as long as that gives something better."""
    before = None
    while not part.done and part.best is not None and part.objective != before:
        before, values = part.objective, part.best
        agree = part.top.whole & (np.rint(part.top.values) == np.array(values))
        part.search({v: values[v] for v in part.program.decisions if agree[v]}, _POLISHING)


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
