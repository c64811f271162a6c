"""Walk a finished roster: every violation, and the objective to the point."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roster.domain import Duty, Origin, Roster
from roster.rules import Charge, Rule, Violation, broken_by, charged_to
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
    broken = [*broken_by(roster, rules), *unasked(roster)]
    return Verdict(
        violations=tuple(sorted(broken, key=lambda v: (v.day, v.rule, v.person or "", v.post or ""))),
        charges=tuple(charged_to(roster, rules)),
    )


def unasked(roster: Roster) -> Iterator[Violation]:
    """Yield duties that nobody asked for: said to be settled but not, or beyond what a post needs or wishes."""
    problem = roster.problem
    settled = {(duty.person, duty.day, duty.shift, duty.post) for duty in problem.settled}
    there: Counter[tuple[object, ...]] = Counter()

    def is_settled(duty: Duty) -> bool:
        return (duty.person, duty.day, duty.shift, duty.post) in settled

    for duty in sorted(roster.duties, key=lambda duty: (not is_settled(duty), duty)):
        grade = roster.person(duty).grade
        there[duty.post, duty.day, duty.shift, grade] += 1
        need = problem.need_at.get((duty.post or "", duty.day, duty.shift))
        room = 0 if need is None else problem.room(need, grade)
        if is_settled(duty):
            continue
        if duty.origin is not Origin.SOLVED:
            yield _violation(roster, duty, Text("并未列入已定勤务", "is not among the settled duties"))
        elif there[duty.post, duty.day, duty.shift, grade] > room:
            yield _violation(roster, duty, Text("多余：那里不需要这么多人", "is one too many there"))


def _violation(roster: Roster, duty: Duty, why: Text) -> Violation:
    who, when = roster.person(duty).text, weekday_and_day(duty.day)
    where = Text(f"在 {duty.post}", f" at {duty.post}") if duty.post is not None else Text("", "")
    message = Text(
        f"{who.zh}{when.zh} {duty.shift} 班{where.zh}{why.zh}。",
        f"{who.en}: shift {duty.shift}{where.en} on {when.en} {why.en}.",
    )
    return Violation(rule="demand", day=duty.day, person=duty.person, post=duty.post, message=message)
