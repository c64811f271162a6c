"""The least counted hours of a period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from constraints.most_hours import MostHours
from constraints.period_hours import PeriodHours
from constraints.sources import PRACTICE
from roster.domain import DAY, MINUTE, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import Example, HardRule, Law, Modelling, Rule, Stricter, Violation, off, parameter
from roster.words import Text, hours


@dataclass(frozen=True, kw_only=True)
class LeastHours(PeriodHours, HardRule):
    """A person's duties of the period count at least `least` together, settled ones among them.

    It is hard: where there is not as much to do, or too little that a person may do, no roster is possible.
    """

    name: ClassVar[str] = "least-hours"
    title: ClassVar[Text] = Text("周期工时下限", "least hours of a period")
    summary: ClassVar[Text] = Text(
        "每人一个周期的计入工时不少于规定；年休假、病假、产假和不在编的日子按比例扣减。排不满就没有可行方案。",
        "Within a period everybody's counted hours reach the given figure; days of annual, sick or maternity leave and"
        " days outside the station take their share of it. Where that cannot be, no roster is possible.",
    )
    law: ClassVar[Law] = PRACTICE
    lasting: ClassVar[bool] = False  # further duties mend it
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D . D D . .
        O002  D . . D . . .
        """,
        parameters={"least": timedelta(hours=24)},
    )

    in_force: bool = off()
    least: timedelta = parameter(
        default=timedelta(hours=120),
        title=Text("一个周期至少计入工时", "least counted hours of the period"),
        stricter=Stricter.MORE,
        least=timedelta(),
        most=366 * DAY,
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:
        """Find a most that is below the least for somebody whom both bind."""
        for rule in rules:
            if isinstance(rule, MostHours) and rule.most < self.least:
                people = problem.people.values()
                if any(self.binds(person) and rule.binds(person) for person in people):
                    yield self._at_odds(rule)

    def _at_odds(self, rule: MostHours) -> Fault:
        least, most = hours(self.least), hours(rule.most)
        return Fault(
            Source(f"station.toml [rules.{self.name}]", None, "least"),
            Text(
                f"一个周期至少 {least.zh}，而「{rule.title.zh}」最多 {most.zh}",
                f"at least {least.en} in the period, but at most {most.en} by {rule.name}",
            ),
            Text(
                f"改为不大于 {most.zh}，或放宽 {rule.name}。",
                f"Set least to {most.en} or less, or let {rule.name} allow more.",
            ),
        )

    def constrain(self, model: Modelling) -> None:
        """Bound the counted minutes of the period from below."""
        for person in filter(self.binds, model.problem.people.values()):
            if least := self.share(model.problem, person, self.least):
                model.at_least(self.modelled(model, person), least // MINUTE)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Add up each person's duties; whoever stays below the figure is a finding of the last day."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            least = self.share(roster.problem, person, self.least) if self.binds(person) else timedelta()
            total = sum((duty.counted for duty in duties), timedelta())
            if total < least:
                yield self._violation(roster, person, total, least)

    def _violation(self, roster: Roster, person: Person, total: timedelta, least: timedelta) -> Violation:
        message = Text(
            f"{person.text.zh}本周期只计 {hours(total).zh}，至少应有 {hours(least).zh}。",
            f"{person.text.en} comes to {hours(total).en} in the period, at least {hours(least).en} are due.",
        )
        return Violation(rule=self.name, day=roster.problem.period.last, person=person.id, message=message)
