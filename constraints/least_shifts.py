"""The least duties of a shift."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from constraints.most_shifts import MostShifts
from constraints.shift_counts import ShiftCounts
from constraints.sources import PRACTICE
from roster.domain import Origin, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import Charge, Example, Law, Linear, Modelling, Rule, SoftRule, off, parameter
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class LeastShifts(ShiftCounts, SoftRule):
    """Every duty of a shift that a person has too few of within the period costs `weight`.

    It asks only of people who are there on all days of the period: belonging to the station and not on leave.
    """

    name: ClassVar[str] = "least-shifts"
    title: ClassVar[Text] = Text("班次个数下限", "least duties of a shift")
    summary: ClassVar[Text] = Text(
        "每人一个周期内某一班次的个数少于规定的，每少一个计分；整个周期都在岗（在编且无请假）的人员才计。",
        "Each duty of a shift that somebody has too few of in the period costs points;"
        " only people who are there on all its days are counted.",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D D . D D .
        O002  D N N . . E E
        """,
        parameters={"limits": ("N 1", "E 1")},
    )

    in_force: bool = off()
    weight: int = parameter(
        default=10, title=Text("每少一个的分值", "points of each one missing"), most=10_000
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:
        """Find a most that is below the least, beside what is no number of a shift."""
        yield from super().faults(problem, rules)
        for rule in rules:
            most = dict(rule.counts) if isinstance(rule, MostShifts) and rule.grades & self.grades else {}
            for shift, number in self.counts:
                if number > most.get(shift, number):
                    yield self._at_odds(shift, number, most[shift])

    def _at_odds(self, shift: str, least: int, most: int) -> Fault:
        return Fault(
            Source(f"station.toml [rules.{self.name}]", None, "limits"),
            Text(
                f"{shift} 班至少 {least} 个，而「{MostShifts.title.zh}」最多 {most} 个",
                f"at least {least} duties of shift {shift}, but at most {most} by {MostShifts.name}",
            ),
            Text(
                f'改为 "{shift} {most}" 或更少，或放宽 {MostShifts.name}。',
                f'Write "{shift} {most}" or less, or let {MostShifts.name} allow more.',
            ),
        )

    def cost(self, model: Modelling) -> None:
        """Charge for what is missing of each shift."""
        for person in model.problem.people.values():
            asked = self._is_asked(model.problem, person)
            options = model.options(person.id) if asked else ()
            for shift, number in self.counts if asked else ():
                ours = [o for o in options if o.duty.shift == shift and o.duty.origin is not Origin.PAST]
                model.price_above(Linear.sum((option.held, -1) for option in ours), -number, [self.weight])

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Count each person's duties of each shift."""
        for who, duties in roster.of_person.items():
            person = roster.problem.people[who]
            for shift, number in self.counts if self._is_asked(roster.problem, person) else ():
                there = sum(duty.shift == shift for duty in duties)
                if there < number:
                    message = Text(
                        f"{person.text.zh}本周期只有 {there} 个 {shift} 班，至少应有 {number} 个。",
                        f"{person.text.en} has {there} duties of shift {shift} in the period,"
                        f" at least {number} are due.",
                    )
                    points = self.weight * (number - there)
                    yield Charge(rule=self.name, points=points, message=message, person=who)

    def _is_asked(self, problem: Problem, person: Person) -> bool:
        return self.binds(person) and all(problem.present(person, day) for day in problem.period.dates)
