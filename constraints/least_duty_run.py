"""The shortest run of duty days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.duty_run import DutyRun
from constraints.sources import PRACTICE
from roster.domain import DAY, Origin, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Option,
    Rule,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class LeastDutyRun(HardRule):
    """A run of dates on which duties start, past ones counted, is at least `least` long.

    A run that the period's end or the edge of the known past cuts off may go on beyond and is not yet too
    short. A run in which all dates hold settled or past duties is nobody's fault. So a roster without any new duty
    always keeps the rule.
    """

    name: ClassVar[str] = "least-duty-run"
    title: ClassVar[Text] = Text("最少连续上班天数", "shortest run of duty days")
    summary: ClassVar[Text] = Text(
        "一次连续上班不少于规定天数，跨上一周期累计；期末尚未结束的不算，全由已定勤务构成的也不算。",
        "No run of duty days is shorter than given, counted on from the period before;"
        " one cut off by the period's end, or all of settled duties, is not too short.",
    )
    law: ClassVar[Law] = PRACTICE
    lasting: ClassVar[bool] = False  # a duty on the next day mends it
    example: ClassVar[Example] = Example(
        drawing="""
        O001  . D . D D . .
        O002  D D . . . . D
        """
    )

    in_force: bool = off()
    least: int = parameter(
        default=2,
        title=Text("至少连续上班天数", "least duty days in a row"),
        stricter=Stricter.MORE,
        least=1,
        most=7,
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:
        """Find a longest run that is shorter than this one: whom both bind could have no duty at all."""
        for rule in rules:
            if isinstance(rule, DutyRun) and rule.longest < self.least:
                both = (
                    person for person in problem.people.values() if self.binds(person) and rule.binds(person)
                )
                if (person := next(both, None)) is not None:
                    yield self._at_odds(rule, person)

    def _at_odds(self, rule: DutyRun, person: Person) -> Fault:
        return Fault(
            Source(f"station.toml [rules.{self.name}]", None, "least"),
            Text(
                f"至少连续上班 {self.least} 天，而「{rule.title.zh}」最多 {rule.longest} 天："
                f"{person.text.zh}等人一个班也排不了",
                f"at least {self.least} duty days in a row, but at most {rule.longest} by {rule.name}: "
                f"{person.text.en} and others could have no duty at all",
            ),
            Text(
                f"把 least 改为不大于 {rule.longest}，或放宽 {rule.name}。",
                f"Set least to {rule.longest} or less, or let {rule.name} be longer.",
            ),
        )

    def constrain(self, model: Modelling) -> None:
        """For every stretch that is too short: not all its days, unless the day before or after it too."""
        period, known = model.problem.period, model.problem.known_from
        for person in model.problem.people.values():
            by_day: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id) if self.binds(person) else ():
                by_day[option.duty.day].append(option)
            given = {day for day, listed in by_day.items() if any(map(_is_given, listed))}
            for after in period.dates[1:]:
                for length in range(1, self.least):
                    stretch = [after - i * DAY for i in range(1, length + 1)]
                    before = stretch[-1] - DAY
                    if before >= known and not given.issuperset(stretch):
                        worked = Linear.sum((model.any_of(by_day[day]), 1) for day in stretch)
                        for option in (*by_day[before], *by_day[after]):
                            worked.add(option.held, -1)
                        model.at_most(worked, length - 1)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Walk from run to run; the last day of one that is too short is the finding."""
        problem = roster.problem
        for who, duties in roster.history.items():
            person = problem.people[who]
            given = {duty.day for duty in duties if duty.origin is not Origin.SOLVED}
            for run in _runs(sorted({duty.day for duty in duties})) if self.binds(person) else ():
                is_closed = problem.known_from < run[0] and run[-1] < problem.period.last
                if len(run) < self.least and is_closed and not given.issuperset(run):
                    message = self._sentence(person, run)
                    yield Violation(rule=self.name, day=run[-1], person=who, message=message)

    def _sentence(self, person: Person, run: list[date]) -> Text:
        who, first = person.text, weekday_and_day(run[0])
        return Text(
            f"{who.zh}从{first.zh}起只连续上班 {len(run)} 天，至少应连续 {self.least} 天。",
            f"{who.en} is on duty only {len(run)} day(s) in a row from {first.en}, at least {self.least} are due.",
        )


def _is_given(option: Option) -> bool:
    return option.duty.origin is not Origin.SOLVED


def _runs(dates: list[date]) -> list[list[date]]:
    """Split dates in order into runs of consecutive ones."""
    runs: list[list[date]] = []
    for day in dates:
        if runs and runs[-1][-1] == day - DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
