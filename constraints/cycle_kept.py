"""Keeping near a cycle."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from constraints.cycles import Cell
from constraints.cyclic import Cyclic
from constraints.sources import PRACTICE
from roster.domain import DAY, Origin, Person, Roster
from roster.rules import Charge, Example, Law, Linear, Modelling, Option, SoftRule, off, parameter
from roster.words import Text, joined, same, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class CycleKept(Cyclic, SoftRule):
    """Each day of the period on which a person's shifts are not those of the cycle costs `weight`.

    A shift of the cycle that is left out costs nothing on a day on which the person is not there (on leave,
    not joined, not lent). A day with a settled duty never costs anything.
    """

    name: ClassVar[str] = "cycle-kept"
    title: ClassVar[Text] = Text("尽量按循环排班", "keeping near a cycle")
    summary: ClassVar[Text] = Text(
        "按循环上班的班组或人员，某天的班次与循环不符的每天计分；不在岗时少上循环班次不计，有已定勤务的日子不计。"
        "循环可写名称（四班三运转、ABCD、Pitman、DuPont 等）或逐日写出（D D E E N N - -）。",
        "Each day costs points on which somebody's shifts are not those of the cycle they follow; not so a shift left"
        " out while away, nor a day with a settled duty. A cycle has a name (ABCD, Pitman, DuPont …), or"
        " its days are written out (D D E E N N - -).",
    )
    law: ClassVar[Law] = PRACTICE
    example: ClassVar[Example] = Example(
        drawing="""
        O001  D D E N . . .
        O002  . . D D E E .
        """,
        told=Text(
            "O001 从第1天起、O002 从第3天起按 D D E E - - 循环。",
            "O001 follows D D E E - - from the first day, O002 from the third.",
        ),
        parameters={
            "pattern": "D D E E - -",
            "offsets": ("O001 0", "O002 2"),
            "anchor": "2026-11-23",
        },
    )

    in_force: bool = off()
    weight: int = parameter(
        default=8, title=Text("每偏离一天的分值", "points of a day off the cycle"), most=10_000
    )

    def cost(self, model: Modelling) -> None:
        """Charge once for each day that has another shift or lacks one of the cycle's."""
        problem, plan = model.problem, self.plan(model.problem)
        for person in problem.people.values():
            begins = plan.begin_of(person)
            if begins is None or not self.binds(person):
                continue
            by_day: dict[date, list[Option]] = defaultdict(list)
            for option in model.options(person.id):
                by_day[option.duty.day].append(option)
            for day in problem.period.dates:
                due = plan.cells[(day.toordinal() - begins.toordinal()) % len(plan.cells)]
                if all(option.duty.origin is Origin.SOLVED for option in by_day[day]):
                    asked = due if problem.present(person, day) else frozenset()
                    model.price(_away(model, by_day[day], due, asked), self.weight)

    def price(self, roster: Roster) -> Iterator[Charge]:
        """Walk through the days with the cycle, person by person."""
        problem, plan = roster.problem, self.plan(roster.problem)
        for who, duties in roster.of_person.items():
            person = problem.people[who]
            begins = plan.begin_of(person)
            if begins is None or not self.binds(person):
                continue
            settled = {duty.day for duty in duties if duty.origin is not Origin.SOLVED}
            for day in problem.period.dates:
                due = plan.cells[(day - begins) // DAY % len(plan.cells)]
                there = {duty.shift for duty in duties if duty.day == day}
                lacks = not due <= there and problem.present(person, day)
                if day not in settled and (lacks or not there <= due):
                    yield self._charge(person, day, sorted(there), sorted(due))

    def _charge(self, person: Person, day: date, there: Sequence[str], due: Sequence[str]) -> Charge:
        who, when = person.text, weekday_and_day(day)
        has, should = (
            joined(map(same, shifts), "、", " and ") + Text(" 班", "")
            if shifts
            else Text("休息", "a day off")
            for shifts in (there, due)
        )
        message = Text(
            f"{who.zh}{when.zh}按循环应为 {should.zh}，实为 {has.zh}。",
            f"{who.en} has {has.en} on {when.en}; by the cycle it is {should.en}.",
        )
        return Charge(rule=self.name, points=self.weight, message=message, day=day, person=person.id)


def _away(model: Modelling, options: Sequence[Option], due: Cell, asked: Cell) -> Linear:
    """Give an expression that is at least 1 when another shift is held or one that is asked is not."""
    away = Linear().add(model.any_of([option for option in options if option.duty.shift not in due]))
    for shift in sorted(asked):
        held = Linear.sum((option.held, -1) for option in options if option.duty.shift == shift)
        held.constant += 1
        away.add(model.above(held.add(away, -1), 0))
    return away
