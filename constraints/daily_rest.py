"""Rest between duties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import ClassVar

from constraints.sources import working_time_directive
from roster.domain import DAY, Duty, Origin, Person, Roster
from roster.rules import Example, HardRule, Law, Modelling, Stricter, Violation, parameter
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class DailyRest(HardRule):
    """From the end of one duty to the start of the next there are at least `rest`.

    Two short duties of one date that together leave `rest` in 24 hours are one working day with a break.
    """

    name: ClassVar[str] = "daily-rest"
    title: ClassVar[Text] = Text("班次间休息", "rest between duties")
    summary: ClassVar[Text] = Text(
        "上一班结束到下一班开始，至少间隔规定的休息时间；同一日两个短班首尾相距不超过一个工作日的不受此限。",
        "Between two duties there is the given rest, except between two short ones that make up one working day.",
    )
    law: ClassVar[Law] = working_time_directive("3")

    example: ClassVar[Example] = Example(
        drawing="""
        O001  E D . S+T
        O002  D E . N
        """
    )

    rest: timedelta = parameter(
        default=timedelta(hours=11),
        title=Text("两班之间至少休息", "least rest between duties"),
        stricter=Stricter.MORE,
        least=timedelta(),
        most=2 * DAY,
    )

    def constrain(self, model: Modelling) -> None:
        """Let duties of different dates that are too close exclude each other."""
        for person in model.problem.people.values():
            options = model.options(person.id) if self.binds(person) else ()
            reach = max((option.duty.length for option in options), default=timedelta()) + self.rest
            for index, one in enumerate(options):
                for other in options[index + 1 :]:
                    if other.duty.start >= one.duty.start + reach:
                        break
                    spread = other.duty.end - one.duty.start
                    one_day = one.duty.day == other.duty.day and spread <= DAY - self.rest
                    if other.duty.start < one.duty.end + self.rest and not one_day:
                        model.conflict(one, other)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look at every duty and those before it."""
        for who, duties in roster.history.items():
            person = roster.problem.people[who]
            for before, after in combinations(duties, 2) if self.binds(person) else ():
                gap = after.start - before.end
                if gap >= self.rest or after.origin is before.origin is Origin.PAST:
                    continue
                if before.day == after.day and after.end - before.start + self.rest <= timedelta(hours=24):
                    continue
                yield self._violation(person, after, max(gap, timedelta()))

    def _violation(self, person: Person, duty: Duty, gap: timedelta) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh} {duty.shift} 班前只休息 {hours(gap).zh}，至少应有 {hours(self.rest).zh}。",
            f"{who.en} has {hours(gap).en} of rest before shift {duty.shift} on {when.en},"
            f" at least {hours(self.rest).en} are due.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, message=message)
