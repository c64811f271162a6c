"""What to free and solve again when a roster is to get better: days of everybody, all days of a few, or some of both.

The few are chosen by chance, or are those who pay most. The choice is random by seed and learns: the kind of freedom
that helped lately is tried more often, and of each kind as much is freed as can just be searched to the end.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from random import Random
from types import MappingProxyType

from roster.model import Decision

_STALE = 12  # so many tries in vain end it
_MOST = 60
_FIRST = 250  # duties, or a share of all: so many are freed at first
_SHARE = 0.1
_LITTLE = 0.1  # points that everybody is taken to pay
_WIDER, _NARROWER = 1.25, 0.7  # when all of it was searched in vain, and when there was too much of it


class Neighbourhoods:
    """An endless row of neighbourhoods that ends when they no longer help."""

    def __init__(self, decisions: Mapping[int, Decision], seed: int) -> None:
        self._decisions, self._random = decisions, Random(seed)  # noqa: S311 - no secret, but the same choice each time
        self._people = sorted({decision.person for decision in decisions.values()})
        self._days = sorted({decision.day for decision in decisions.values()})
        self._helped = {"days": 1.0, "people": 1.0, "both": 1.0, "dear": 1.0}
        first = max(_FIRST / max(1, len(decisions)), _SHARE)
        self._share = dict.fromkeys(self._helped, min(1.0, first))
        self._kind = "days"
        self._tries = self._vain = 0

    @property
    def worth_while(self) -> bool:
        """Tell whether to go on."""
        return bool(self._decisions) and self._vain < _STALE and self._tries < _MOST

    def next(self, paid: Mapping[int, float] = MappingProxyType({})) -> AbstractSet[int]:
        """Give the variables to free; `paid` says what each of them costs the roster, by variable."""
        kinds = list(self._helped)
        (self._kind,) = self._random.choices(kinds, weights=[self._helped[kind] for kind in kinds])
        share = self._share[self._kind]
        days = {"days": share, "both": share**0.5}.get(self._kind, 1.0)
        window = self._some_days(days)
        people = self._those_who_pay(share, paid) if self._kind == "dear" else self._some_people(share / days)
        return {v for v, d in self._decisions.items() if d.person in people and d.day in window}

    def _those_who_pay(self, share: float, paid: Mapping[int, float]) -> AbstractSet[int]:
        """Choose people, the likelier the more their duties cost."""
        pays = dict.fromkeys(self._people, _LITTLE)
        for variable, points in paid.items():
            pays[self._decisions[variable].person] += points
        drawn = sorted(self._people, key=lambda person: self._random.random() ** (1 / pays[person]))
        return set(drawn[-max(1, round(share * len(drawn))) :])

    def _some_people(self, share: float) -> AbstractSet[int]:
        return set(self._random.sample(self._people, max(1, round(share * len(self._people)))))

    def _some_days(self, share: float) -> AbstractSet[int]:
        """Choose days in a row; those at the ends are as often among them as the others."""
        count = max(2, round(share * len(self._days)))
        first = self._random.randrange(1 - count, len(self._days))
        return set(self._days[max(0, first) : first + count])

    def learn(self, *, better: bool, closed: bool) -> None:
        """Take in whether the last one helped, and whether it was searched to the end."""
        self._tries += 1
        self._vain = 0 if better else self._vain + 1
        self._helped[self._kind] = 0.8 * self._helped[self._kind] + (1.0 if better else 0.1)
        if not better:
            wider = self._share[self._kind] * (_WIDER if closed else _NARROWER)
            self._share[self._kind] = min(1.0, wider)
