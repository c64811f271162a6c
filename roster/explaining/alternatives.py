"""What each change would bring: the problem solved again with it, never guessed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from roster.domain import Roster
from roster.errors import NotPossible
from roster.explaining.candidates import Candidates
from roster.explaining.case import Case
from roster.explaining.changes import AddPeople, Change, Together
from roster.explaining.short import Lack, lacks
from roster.explaining.trials import Outcome, Range, Trials, dearer
from roster.words import Text

_GUESSES = 3  # more, of how many people it takes
_LITTLE = 1.0  # work of a first look
_SHARE = 0.3  # of the time left, for one solve


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """A change, and the best roster with it beside the best without.

    `after` is None where it was not solved: the time ran out, or (`refused`) the change makes every roster
    impossible. `lack` is what it is meant to fill, None for all.
    """

    change: Change
    lack: Lack | None
    before: Outcome
    after: Outcome | None
    refused: bool = False

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
        if self.lack is None or self.after is None:
            return self.seats
        return self.lack.missing - still_open(self.lack, self.after)


@dataclass(frozen=True, kw_only=True)
class Shortages:
    """Why a roster is short, and what could be done: an entry in `alternatives` for each lack, the best first.

    `together` adds people for every lack at once, where there are several.
    """

    case: Case
    before: Outcome
    lacks: tuple[Lack, ...]
    alternatives: tuple[tuple[Alternative, ...], ...]
    together: Alternative | None = None

    @property
    def untried(self) -> int:
        """Count the changes for which there was no time."""
        listed = [
            *(a for each in self.alternatives for a in each),
            *([self.together] if self.together else []),
        ]
        return sum(a.after is None and not a.refused for a in listed)


Tell = Callable[[Text], None]


def explain_shortages(case: Case, before: Outcome, trials: Trials, tell: Tell) -> Shortages:
    """Say of each lack what keeps people away, and what changes would bring, as far as the time goes.

    `tell` hears what is being solved. The first change of every lack is solved before the second of any; then it
    is looked how few people would do, and at last what is not proven yet is solved again with all the work there is.
    """
    found = lacks(case, before.roster)
    candidates = Candidates(case, before.roster)
    changes = [candidates.of(lack) for lack in found]
    solving = _Solving(case, before, trials, tell)
    made: list[list[Alternative]] = [[] for _ in found]
    for turn in zip_longest(*changes):
        for number, change in enumerate(turn):
            if change is not None:
                made[number].append(solving.alternative(found[number], change))
    together = solving.together(made) if len(found) > 1 else None
    made = [[solving.fewest(a) for a in each] for each in made]
    made = [[solving.better(a) for a in each] for each in made]
    return Shortages(
        case=case,
        before=before,
        lacks=found,
        alternatives=tuple(tuple(sorted(each, key=_order)) for each in made),
        together=together and solving.better(together),
    )


def still_open(lack: Lack, outcome: Outcome) -> int:
    """Count the seats that an outcome leaves open for want of the people a lack is about."""
    return sum(row.missing for row in outcome.open if (row.grade, row.skill) == (lack.grade, lack.skill))


class _Solving:
    def __init__(self, case: Case, before: Outcome, trials: Trials, tell: Tell) -> None:
        self._case, self._before, self._trials, self._tell = case, before, trials, tell
        self._known: dict[Text, Outcome | None] = {}
        self._refused: set[Text] = set()
        self._again: set[Text] = set()

    def alternative(self, lack: Lack | None, change: Change) -> Alternative:
        """Solve a change, unless that was done for another lack."""
        if change.text not in self._known:
            self._tell(change.text)
            self._known[change.text] = self._after(change, self._before.roster, _LITTLE)
        return self._alternative(lack, change)

    def better(self, alternative: Alternative) -> Alternative:
        """Solve a change again where its best roster is not proven, from the one that was found."""
        change, known = alternative.change, self._known.get(alternative.change.text)
        if known is None or known.proven or change.text in self._again or not self._trials.open:
            return self._alternative(alternative.lack, change)
        self._again.add(change.text)
        self._tell(change.text)
        again = self._after(change, known.roster, None)
        if again is not None:
            best = min(known, again, key=lambda outcome: outcome.objective)
            self._known[change.text] = replace(best, bound=max(known.bound, again.bound))
        return self._alternative(alternative.lack, change)

    def _alternative(self, lack: Lack | None, change: Change) -> Alternative:
        return Alternative(
            change=change,
            lack=lack,
            before=self._before,
            after=self._known[change.text],
            refused=change.text in self._refused,
        )

    def _after(self, change: Change, known: Roster, work: float | None) -> Outcome | None:
        """Solve a change; a search that was cut short before it found anything of its own is none."""
        try:
            found = self._trials.solve(change.apply(self._case), known=known, work=work, share=_SHARE)
        except NotPossible:
            self._refused.add(change.text)
            return None
        idle = found is not None and found.roster.duties == known.duties and not self._trials.open
        return None if idle else found

    def fewest(self, first: Alternative) -> Alternative:
        """Look for the fewest people who fill a lack: up from a guess until it is filled, or down while it is."""
        change, lack = first.change, first.lack
        if not isinstance(change, AddPeople) or lack is None:
            return first
        tried = {change.count: first}
        count, made = change.count, first
        while made.after is not None and len(tried) <= _GUESSES and self._trials.open:
            rest = still_open(lack, made.after)
            count = count - 1 if not rest else count + -(-rest // 3)
            if count in tried or count < 1:
                break
            tried[count] = made = self.alternative(lack, replace(change, count=count))
        return _best_of(tried)

    def together(self, made: Sequence[Sequence[Alternative]]) -> Alternative | None:
        """Solve what it would be to add people for all lacks at once."""
        added = [a.change for each in made for a in each if isinstance(a.change, AddPeople)]
        return self.alternative(None, Together(changes=tuple(added)))


def _best_of(tried: dict[int, Alternative]) -> Alternative:
    """Choose the fewest people who fill the lack, else those who fill most of it."""
    solved = {count: made for count, made in tried.items() if made.after is not None}
    if not solved:
        return next(iter(tried.values()))
    return max(solved.items(), key=lambda item: (item[1].filled, -item[0]))[1]


def _order(alternative: Alternative) -> tuple[bool, int, int]:
    return (alternative.after is None, -alternative.filled, -alternative.points)
