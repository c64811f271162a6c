"""Of all rosters of the best price, one near another: so that a comparison shows what must change, no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from roster.domain import Origin, Roster
from roster.explaining.case import Case
from roster.rules import Charge, Law, Linear, Modelling, Rule, SoftRule
from roster.words import Text

_OURS = Law(Text("用于比较", "for comparison"))
_MANY = 100


@dataclass(frozen=True, kw_only=True)
class Near(SoftRule):
    """A point for each duty that another roster does not have, and for each of its own that is missing."""

    name: ClassVar[str] = "near"
    title: ClassVar[Text] = Text("贴近原排班", "near the other roster")
    summary: ClassVar[Text] = Text("与另一份排班的差别。", "How far it is from another roster.")
    law: ClassVar[Law] = _OURS

    other: Roster

    def cost(self, model: Modelling) -> None:
        """Charge for what is held there and not here, and here and not there."""
        for person in model.problem.people:
            for option in model.options(person):
                duty = option.duty
                if duty.origin is not Origin.PAST:
                    wanted = (duty.person, duty.day, duty.shift) in self.other.held
                    model.price(option.held, -1 if wanted else 1)
        model.price(Linear(constant=1), len(self.other.held))

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count the duties that only one of the two has."""
        for person, day, _ in sorted(roster.held ^ self.other.held):
            yield Charge(rule=self.name, points=1, message=self.title, person=person, day=day)


@dataclass(frozen=True, kw_only=True)
class Times(SoftRule):
    """A soft rule whose points all count many times."""

    name: ClassVar[str] = "times"
    title: ClassVar[Text] = Text("加倍", "times")
    summary: ClassVar[Text] = Text("原规则的倍数。", "A multiple of another rule.")
    law: ClassVar[Law] = _OURS

    rule: SoftRule
    times: int

    def cost(self, model: Modelling) -> None:
        """Let the rule price everything, each point as many."""
        self.rule.cost(cast("Modelling", _Dearer(model, self.times)))

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Give the rule's charges, as many times."""
        for charge in self.rule.price(roster):
            yield replace(charge, points=charge.points * self.times)


class _Dearer:
    """A model that charges a multiple of what it is told to, and does all else as it is told."""

    def __init__(self, model: Modelling, times: int) -> None:
        self._model, self._times = model, times

    def __getattr__(self, name: str) -> object:
        return getattr(self._model, name)

    def price(self, total: Linear, points: int) -> None:
        self._model.price(total, points * self._times)

    def price_above(
        self, total: Linear, threshold: int, points: Sequence[int], *, step: int = 1, unit: int = 1
    ) -> None:
        dearer = [each * self._times for each in points]
        self._model.price_above(total, threshold, dearer, step=step, unit=unit)


def near(case: Case, other: Roster) -> Case:
    """Give a case in which, of two rosters of one price, the one with fewer differing duties is better.

    A hundred differences weigh as much as a point, so its best roster may cost a little more than the case's own.
    """
    scaled: list[Rule] = [
        Times(rule=rule, times=_MANY) if isinstance(rule, SoftRule) else rule for rule in case.rules
    ]
    return case.under([*scaled, Near(other=other)])
