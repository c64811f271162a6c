"""Walk a finished roster: every violation, and the objective to the point."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roster.domain import Origin, Roster
from roster.rules import Charge, HardRule, Rule, SoftRule, Violation
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the checker finds: hard rules broken, what soft rules cost, and where people stand for no need."""

    violations: tuple[Violation, ...]
    charges: tuple[Charge, ...]

    @property
    def objective(self) -> int:
        """Give the roster's objective in points."""
        return sum(charge.points for charge in self.charges)


def verify(roster: Roster, rules: Sequence[Rule]) -> Verdict:
    """Check a roster against rules; findings are sorted by day, rule and person."""
    broken = [v for rule in rules if isinstance(rule, HardRule) for v in rule.violations(roster)]
    broken += _unasked(roster)
    charges = [c for rule in rules if isinstance(rule, SoftRule) for c in rule.price(roster)]
    return Verdict(
        violations=tuple(sorted(broken, key=lambda v: (v.day, v.rule, v.person or "", v.post or ""))),
        charges=tuple(charges),
    )


def _unasked(roster: Roster) -> Iterator[Violation]:
    """Yield duties that nobody asked for: not settled, and beyond what a post needs or wishes."""
    problem = roster.problem
    there: Counter[tuple[object, ...]] = Counter()
    for duty in roster.duties:
        person = roster.person(duty)
        need = problem.need_at.get((duty.post or "", duty.day, duty.shift))
        there[duty.post, duty.day, duty.shift, person.grade] += 1
        room = 0 if need is None else problem.room(need, person.grade)
        if duty.origin is Origin.SOLVED and there[duty.post, duty.day, duty.shift, person.grade] > room:
            when = weekday_and_day(duty.day)
            message = Text(
                f"{person.text.zh}{when.zh} {duty.shift} 班在 {duty.post} 多余：那里不需要这么多人。",
                f"{person.text.en} is one too many at {duty.post} on {when.en}, shift {duty.shift}.",
            )
            yield Violation(rule="demand", day=duty.day, person=person.id, post=duty.post, message=message)
