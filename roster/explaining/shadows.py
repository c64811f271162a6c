"""What each rule costs in all: the best price with it beside the best price without it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from roster.errors import NotPossible
from roster.explaining.case import Case
from roster.explaining.mending import LawOf, own_law
from roster.explaining.trials import Outcome, Range, Trials, dearer
from roster.rules import Law, Rule, SoftRule
from roster.words import Text

Tell = Callable[[Text], None]


class Proof(StrEnum):
    """How a shadow is known."""

    BOUND = "bound"  # the bound without the rule shows that the roster there is would still be the best
    SOLVED = "solved"  # the problem was solved without the rule
    LASTING = "lasting"  # the rule cannot be taken away
    UNTRIED = "untried"  # there was no time


@dataclass(frozen=True, kw_only=True)
class Shadow:
    """What one rule costs: `paid` are its own points in the roster, `total` the points saved without it.

    `total` lies in a range where it is not known exactly, and is None where the rule cannot be taken away or
    was not tried. `found` is the price of the best roster found without it.
    """

    rule: str
    title: Text
    law: Law
    soft: bool
    paid: int
    proof: Proof
    total: Range | None = None
    found: int | None = None

    @property
    def others(self) -> Range | None:
        """Give what the other rules pay more because of this one."""
        if self.total is None:
            return None
        return Range(least=max(0, self.total.least - self.paid), most=max(0, self.total.most - self.paid))

    @property
    def idle(self) -> bool:
        """Tell whether it is proven that the rule costs nothing this time."""
        return self.total is not None and self.total.most == 0


def shadows(
    case: Case, before: Outcome, trials: Trials, tell: Tell, law: LawOf = own_law
) -> tuple[Shadow, ...]:
    """Find what every rule in force costs, the dearest first, as far as the time goes; `tell` hears what is done.

    Without a rule the roster there is stays a roster, and cheaper by what it pays for the rule. Where the bound
    without the rule shows that nothing is better, the shadow is just that, and nothing need be solved.
    """
    found = _Shadows(case, before, trials, tell).all()
    rules = {rule.name: rule for rule in case.rules}
    told = (replace(shadow, law=law(rules[shadow.rule], None)) for shadow in found)
    return tuple(sorted(told, key=_order))


class _Shadows:
    def __init__(self, case: Case, before: Outcome, trials: Trials, tell: Tell) -> None:
        self._case, self._before, self._trials, self._tell = case, before, trials, tell
        self._rules = {rule.name: rule for rule in case.rules}

    def all(self) -> Iterator[Shadow]:
        """Yield all: first what a bound proves, then what must be solved, the dearest first."""
        lasting = [name for name, rule in self._rules.items() if not _removable(rule)]
        yield from (self._shadow(name, Proof.LASTING) for name in lasting)
        open_: list[str] = []
        bounded = self._tight()
        for name in self._rules:
            if name not in lasting:
                shadow = self._by_bound(name) if bounded else None
                if shadow is None:
                    open_.append(name)
                else:
                    yield shadow
        for name in sorted(open_, key=lambda name: -self._paid(name)):
            yield self._solved(name)

    def _tight(self) -> bool:
        """Tell whether the quick bound is the roster's price: without some rule it can only be lower."""
        self._tell(Text("计算下界", "reckoning the bound"))
        bound = self._trials.bound(self._case)
        return bound is not None and bound >= self._before.objective

    def _by_bound(self, name: str) -> Shadow | None:
        """Prove by the bound alone that without a rule the roster there is would still be the best."""
        self._tell(self._rules[name].title)
        paid, bound = self._paid(name), self._trials.bound(self._without(name))
        if bound is None or bound < self._before.objective - paid:
            return None
        return self._shadow(name, Proof.BOUND, Range(least=paid, most=paid))

    def _solved(self, name: str) -> Shadow:
        self._tell(self._rules[name].title)
        try:
            after = self._trials.solve(self._without(name), known=self._before.roster)
        except NotPossible:
            after = None
        if after is None:
            return self._shadow(name, Proof.UNTRIED)
        saved = -dearer(self._before, after)
        total = Range(least=max(0, saved.least), most=max(0, saved.most))
        return self._shadow(name, Proof.SOLVED, total, after.objective)

    def _without(self, name: str) -> Case:
        return self._case.without_rule(name)

    def _paid(self, name: str) -> int:
        return self._before.prices.get(name, 0)

    def _shadow(
        self, name: str, proof: Proof, total: Range | None = None, found: int | None = None
    ) -> Shadow:
        rule, paid = self._rules[name], self._paid(name)
        if found is None and total is not None:
            found = self._before.objective - paid
        soft = isinstance(rule, SoftRule)
        return Shadow(
            rule=name,
            title=rule.title,
            law=rule.law,
            soft=soft,
            paid=paid,
            proof=proof,
            total=total,
            found=found,
        )


def _removable(rule: Rule) -> bool:
    """Tell whether a rule can be switched off at all."""
    try:
        replace(rule, in_force=False)
    except ValueError:
        return False
    return True


def _order(shadow: Shadow) -> tuple[bool, int, int, str]:
    most = 0 if shadow.total is None else shadow.total.most
    return (shadow.total is None, -most, -shadow.paid, shadow.rule)
