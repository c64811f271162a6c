"""Trying changes of a few duties with the checker alone: what they would break, and what they would cost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from roster.checking.verify import unasked, verify
from roster.domain import Duty, Problem, Roster
from roster.rules import Charge, HardRule, Rule, SoftRule, Violation


@dataclass(frozen=True, kw_only=True)
class Change:
    """Duties that are taken away, and duties that are given."""

    taken: tuple[Duty, ...] = ()
    given: tuple[Duty, ...] = ()

    @cached_property
    def people(self) -> frozenset[str]:
        """Give whose days it changes."""
        return frozenset(duty.person for duty in (*self.taken, *self.given))

    @cached_property
    def days(self) -> frozenset[date]:
        """Give the dates it changes."""
        return frozenset(duty.day for duty in (*self.taken, *self.given))


@dataclass(frozen=True)
class Trials:
    """A roster and its rules, on which changes are tried.

    Only the days of the people concerned are looked at, and, for rules that see the posts of a date by itself
    (`Rule.by_day`), only the duties of the dates concerned. What follows is the same as from the whole roster.
    """

    roster: Roster
    rules: Sequence[Rule]

    def broken(self, change: Change) -> tuple[Violation, ...]:
        """Give the violations that a roster has with the change and has not without it, in the rules' order."""
        after = list(self._violations(change, changed=True))
        if not after or self._is_sound:
            return tuple(after)
        known = Counter(map(_place, self._violations(change, changed=False)))
        return tuple(violation for violation in after if not _counted(known, _place(violation)))

    def costs(self, change: Change) -> Mapping[tuple[str, str | None], int]:
        """Give by how many points each rule's charges rise or fall with the change, by rule and person."""
        points: Counter[tuple[str, str | None]] = Counter()
        for changed, sign in ((True, 1), (False, -1)):
            for charge in self._charges(change, changed=changed):
                points[charge.rule, charge.person] += sign * charge.points
        return {key: value for key, value in points.items() if value}

    def _violations(self, change: Change, *, changed: bool) -> Iterator[Violation]:
        whole, near = self._seen(change, changed=changed)
        places = {(duty.post, duty.day) for duty in (*change.taken, *change.given)}
        for rule in self.rules:
            if isinstance(rule, HardRule):
                yield from rule.violations(near if rule.by_day else whole)
        yield from unasked(replace(near, duties=tuple(d for d in near.duties if (d.post, d.day) in places)))

    def _charges(self, change: Change, *, changed: bool) -> Iterator[Charge]:
        whole, near = self._seen(change, changed=changed)
        for rule in self._soft:
            yield from rule.price(near if rule.by_day else whole)

    def _seen(self, change: Change, *, changed: bool) -> tuple[Roster, Roster]:
        """Give the people concerned among all duties, and among those of the dates concerned."""
        duties, of_days = self._without(change if changed else Change(), change.days)
        if changed:
            duties, of_days = (*duties, *change.given), (*of_days, *change.given)
        problem, about = self.roster.problem, change.people
        whole = Roster(problem=problem, duties=duties, about=about)
        return whole, Roster(problem=self._narrowed(change.days), duties=of_days, about=about)

    def _without(self, change: Change, days: frozenset[date]) -> tuple[tuple[Duty, ...], tuple[Duty, ...]]:
        """Give the duties that a change leaves, and those of some dates among them."""
        key = (change.taken, days)
        if key not in self._left:
            gone = frozenset(change.taken)
            left = tuple(duty for duty in sorted(self.roster.duties) if duty not in gone)
            self._left[key] = (left, tuple(duty for duty in left if duty.day in days))
        return self._left[key]

    def _narrowed(self, days: frozenset[date]) -> Problem:
        if days not in self._problems:
            self._problems[days] = self.roster.problem.narrowed(days)
        return self._problems[days]

    @cached_property
    def _problems(self) -> dict[frozenset[date], Problem]:
        nobody = replace(self.roster, about=frozenset())
        for rule in self._soft:  # fair shares are reckoned once, of the whole problem
            for _ in rule.price(nobody):
                pass
        return {}

    @cached_property
    def _is_sound(self) -> bool:
        """Tell whether the roster breaks nothing as it is: what is broken then comes from the change."""
        return not verify(self.roster, [rule for rule in self.rules if isinstance(rule, HardRule)]).violations

    @cached_property
    def _soft(self) -> tuple[SoftRule, ...]:
        return tuple(rule for rule in self.rules if isinstance(rule, SoftRule))

    @cached_property
    def _left(self) -> dict[object, tuple[tuple[Duty, ...], tuple[Duty, ...]]]:
        return {}


def _place(violation: Violation) -> tuple[object, ...]:
    return (violation.rule, violation.day, violation.person, violation.post, violation.message)


def _counted(known: Counter[tuple[object, ...]], place: tuple[object, ...]) -> bool:
    """Tell whether a place was known already, each as often as it was."""
    known[place] -= 1
    return known[place] >= 0


def by_rule(
    costs: Mapping[tuple[str, str | None], int], people: Iterable[str | None] | None = None
) -> dict[str, int]:
    """Add up costs by rule; of the people named alone, where they are."""
    named = None if people is None else set(people)
    points: Counter[str] = Counter()
    for (rule, person), value in costs.items():
        if named is None or person in named:
            points[rule] += value
    return {rule: value for rule, value in points.items() if value}
