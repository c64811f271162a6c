"""What to free and solve again when a roster is to get better: a few days of everybody, or all days of a few.

The choice is random by seed and learns: the kind of freedom that helped lately is tried more often.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from random import Random

from roster.model import Decision

_STALE = 10  # so many tries in vain end it
_MOST = 40
_DAYS = 2  # as many days in a row are freed
_PEOPLE = 40  # or as many people


class Neighbourhoods:
    """An endless row of neighbourhoods that ends when they no longer help."""

    def __init__(self, decisions: Mapping[int, Decision], seed: int) -> None:
        self._decisions, self._random = decisions, Random(seed)  # noqa: S311 - no secret, but the same choice each time
        self._people = sorted({decision.person for decision in decisions.values()})
        self._days = sorted({decision.day for decision in decisions.values()})
        self._helped = {"days": 1.0, "people": 1.0}
        self._kind = "days"
        self._tries = self._vain = 0

    @property
    def worth_while(self) -> bool:
        """Tell whether to go on."""
        return bool(self._decisions) and self._vain < _STALE and self._tries < _MOST

    def next(self) -> AbstractSet[int]:
        """Give the variables to free."""
        kinds = list(self._helped)
        (self._kind,) = self._random.choices(kinds, weights=[self._helped[kind] for kind in kinds])
        if self._kind == "days":
            first = self._random.choice(self._days)
            return {v for v, d in self._decisions.items() if first <= d.day < first + _DAYS}
        chosen = set(self._random.sample(self._people, min(_PEOPLE, len(self._people))))
        return {v for v, d in self._decisions.items() if d.person in chosen}

    def learn(self, *, better: bool) -> None:
        """Take in whether the last one helped."""
        self._tries += 1
        self._vain = 0 if better else self._vain + 1
        self._helped[self._kind] = 0.8 * self._helped[self._kind] + (1.0 if better else 0.1)
