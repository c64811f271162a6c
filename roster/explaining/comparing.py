"""Two rosters side by side: what the second costs more, and whose days differ."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from roster.domain import Duty, Roster
from roster.explaining.trials import Outcome, Range, dearer
from roster.rules import Charge


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two rosters: the best one, and the best one in which something is otherwise."""

    before: Outcome
    after: Outcome

    @property
    def dearer(self) -> Range:
        """Say by how many points the other is dearer, as far as it is proven; asking for more is never cheaper."""
        found = dearer(self.before, self.after)
        return Range(least=max(0, found.least), most=max(0, found.most))

    @property
    def points(self) -> int:
        """Give the difference between the rosters found."""
        return self.after.objective - self.before.objective

    @cached_property
    def prices(self) -> tuple[tuple[str, int], ...]:
        """List the rules whose price differs, and by how much, the largest difference first."""
        rules = dict.fromkeys([*self.before.prices, *self.after.prices])
        differ = ((r, self.after.prices.get(r, 0) - self.before.prices.get(r, 0)) for r in rules)
        return tuple(sorted((item for item in differ if item[1]), key=lambda item: (-abs(item[1]), item[0])))

    @cached_property
    def new_charges(self) -> tuple[Charge, ...]:
        """List what is charged in the other roster alone by rules that cost more there, the dearest first."""
        dearer_rules = {rule for rule, points in self.prices if points > 0}
        known = Counter(_charged(charge) for charge in self.before.verdict.charges)
        found = []
        for charge in self.after.verdict.charges:
            if known[_charged(charge)] > 0:
                known[_charged(charge)] -= 1
            elif charge.rule in dearer_rules:
                found.append(charge)
        return tuple(sorted(found, key=lambda c: (-c.points, c.rule, c.message.en)))

    @cached_property
    def gained(self) -> tuple[Duty, ...]:
        """List the duties that only the other roster has, wherever they are served."""
        return _only(self.after.roster, self.before.roster)

    @cached_property
    def lost(self) -> tuple[Duty, ...]:
        """List the duties that only this roster has, wherever they are served."""
        return _only(self.before.roster, self.after.roster)


def _charged(charge: Charge) -> tuple[object, ...]:
    return (
        charge.rule,
        charge.points,
        charge.day,
        charge.person,
        charge.post if charge.person is None else None,
    )


def _only(one: Roster, other: Roster) -> tuple[Duty, ...]:
    return tuple(duty for duty in one.duties if (duty.person, duty.day, duty.shift) not in other.held)
