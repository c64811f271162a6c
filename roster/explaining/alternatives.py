"""What each change would bring: the problem solved again with it, never guessed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import zip_longest

from roster.errors import NotPossible
from roster.explaining.candidates import Candidates
from roster.explaining.case import Case
from roster.explaining.changes import AddPeople, Change
from roster.explaining.short import Lack, lacks
from roster.explaining.trials import Outcome, Range, Trials, dearer
from roster.words import Text

_GUESSES = 4  # of how many people it takes


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """A change, and the best roster with it beside the best without.

    `after` is None where it was not solved: the time ran out. `filled` are seats of the lack that it fills,
    `saved` the points by which the best roster is cheaper; negative where it is dearer.
    """

    change: Change
    lack: Lack
    before: Outcome
    after: Outcome | None

    @property
    def saved(self) -> Range | None:
        """Give the points saved, as far as they are proven."""
        return None if self.after is None else -dearer(self.before, self.after)

    @property
    def points(self) -> int:
        """Give the points by which the roster found is cheaper."""
        return 0 if self.after is None else self.before.objective - self.after.objective

    @property
    def seats(self) -> int:
        """Count by how many fewer seats stay open in all."""
        return 0 if self.after is None else self.before.missing - self.after.missing

    @property
    def filled(self) -> int:
        """Count by how many fewer seats of the lack stay open."""
        return 0 if self.after is None else self.lack.missing - still_open(self.lack, self.after)


@dataclass(frozen=True, kw_only=True)
class Shortages:
    """Why a roster is short, and what could be done: an entry in `alternatives` for each lack, the best first."""

    case: Case
    before: Outcome
    lacks: tuple[Lack, ...]
    alternatives: tuple[tuple[Alternative, ...], ...]

    @property
    def untried(self) -> int:
        """Count the changes for which there was no time."""
        return sum(a.after is None for listed in self.alternatives for a in listed)


Tell = Callable[[Text], None]


def explain_shortages(case: Case, before: Outcome, trials: Trials, tell: Tell) -> Shortages:
    """Say of each lack what keeps people away, and what changes would bring, as far as the time goes.

    `tell` hears what is being solved. The first change of every lack is solved before the second of any.
    """
    found = lacks(case, before.roster)
    candidates = Candidates(case, before.roster)
    listed = [candidates.of(lack) for lack in found]
    solving = _Solving(case, before, trials, candidates, tell)
    made: list[list[Alternative]] = [[] for _ in found]
    for round_ in zip_longest(*listed):
        for number, change in enumerate(round_):
            if change is not None:
                made[number].append(solving.alternative(found[number], change))
    return Shortages(
        case=case,
        before=before,
        lacks=found,
        alternatives=tuple(tuple(sorted(each, key=_order)) for each in made),
    )


def still_open(lack: Lack, outcome: Outcome) -> int:
    """Count the seats that an outcome leaves open for want of the people a lack is about."""
    wanted = (lack.shift, lack.grade, lack.skill)
    return sum(row.missing for row in outcome.open if (row.shift, row.grade, row.skill) == wanted)


class _Solving:
    def __init__(
        self, case: Case, before: Outcome, trials: Trials, candidates: Candidates, tell: Tell
    ) -> None:
        self._case, self._before, self._trials = case, before, trials
        self._candidates, self._tell = candidates, tell
        self._known: dict[Text, Outcome | None] = {}

    def alternative(self, lack: Lack, change: Change) -> Alternative:
        if isinstance(change, AddPeople):
            return self._fewest(lack, change)
        return self._made(lack, change)

    def _made(self, lack: Lack, change: Change) -> Alternative:
        if change.text not in self._known:
            self._tell(change.text)
            self._known[change.text] = self._after(change)
        return Alternative(change=change, lack=lack, before=self._before, after=self._known[change.text])

    def _after(self, change: Change) -> Outcome | None:
        try:
            return self._trials.solve(change.apply(self._case), known=self._before.roster)
        except NotPossible:
            return None

    def _fewest(self, lack: Lack, first: AddPeople) -> Alternative:
        """Look for the fewest people who fill a lack: up from a guess until it is filled, or down while it is."""
        tried: dict[int, Alternative] = {}
        count = first.count
        for _ in range(_GUESSES):
            change = replace(first, count=count)
            tried[count] = made = self._made(lack, change)
            if made.after is None:
                break
            rest = still_open(lack, made.after)
            count = count + -(-rest // 2) if rest else count - 1
            if count in tried or count < 1:
                break
        return _best_of(tried)


def _best_of(tried: dict[int, Alternative]) -> Alternative:
    """Choose the fewest people who fill the lack, else those who fill most of it."""
    solved = {count: made for count, made in tried.items() if made.after is not None}
    if not solved:
        return next(iter(tried.values()))
    return max(solved.items(), key=lambda item: (item[1].filled, -item[0]))[1]


def _order(alternative: Alternative) -> tuple[bool, int, int]:
    return (alternative.after is None, -alternative.filled, -alternative.points)
