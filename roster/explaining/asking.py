"""Rules that are asked for once: that a person has a duty, or has none. They change no fact, so no share moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from roster.domain import Duty, Origin, Roster
from roster.rules import HardRule, Law, Linear, Modelling, Violation
from roster.words import Text, weekday_and_day

_ASKED = Law(Text("本次提问", "what was asked"))


@dataclass(frozen=True, kw_only=True)
class KeptFree(HardRule):
    """A person has no duty of the period that starts on a day, or (`wholly`) none with an hour on it."""

    name: ClassVar[str] = "kept-free"
    title: ClassVar[Text] = Text("当天不排", "kept free")
    summary: ClassVar[Text] = Text("此人当天不排勤务。", "The person has no duty on the day.")
    law: ClassVar[Law] = _ASKED

    person: str
    day: date
    wholly: bool = False

    def concerns(self, duty: Duty) -> bool:
        """Tell whether a duty is one of those that may not be."""
        on = self.day in duty.counted_by_day if self.wholly else self.day == duty.day
        return duty.person == self.person and on and duty.origin is not Origin.PAST

    def constrain(self, model: Modelling) -> None:
        """Forbid them."""
        for option in model.options(self.person):
            if self.concerns(option.duty):
                model.forbid(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Find them."""
        for duty in filter(self.concerns, roster.of_person.get(self.person, ())):
            who, when = roster.problem.people[self.person].text, weekday_and_day(duty.day)
            message = Text(
                f"{who.zh}{when.zh}排有 {duty.shift} 班。", f"{who.en} has shift {duty.shift} on {when.en}."
            )
            yield Violation(rule=self.name, day=duty.day, person=self.person, message=message)


@dataclass(frozen=True, kw_only=True)
class OnDuty(HardRule):
    """A person has a shift on a day, at whatever post."""

    name: ClassVar[str] = "on-duty"
    title: ClassVar[Text] = Text("当天要排", "on duty")
    summary: ClassVar[Text] = Text("此人当天排这一班。", "The person has the shift on the day.")
    law: ClassVar[Law] = _ASKED
    lasting: ClassVar[bool] = False  # one more duty mends it

    person: str
    day: date
    shift: str

    def concerns(self, duty: Duty) -> bool:
        """Tell whether a duty is the one."""
        return (duty.person, duty.day, duty.shift) == (self.person, self.day, self.shift)

    def constrain(self, model: Modelling) -> None:
        """Ask for one of the options that are it: there are several where places are told apart."""
        options = [option for option in model.options(self.person) if self.concerns(option.duty)]
        model.at_most(Linear.sum((option.held, -1) for option in options), -1)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look for it."""
        if not any(map(self.concerns, roster.of_person.get(self.person, ()))):
            who, when = roster.problem.people[self.person].text, weekday_and_day(self.day)
            message = Text(
                f"{who.zh}{when.zh}没有排 {self.shift} 班。",
                f"{who.en} has no shift {self.shift} on {when.en}.",
            )
            yield Violation(rule=self.name, day=self.day, person=self.person, message=message)


@dataclass(frozen=True, kw_only=True)
class LeftAlone(HardRule):
    """Everybody but a few keeps the shifts that they have in another roster: the quick way to one near it."""

    name: ClassVar[str] = "left-alone"
    title: ClassVar[Text] = Text("其余不动", "left alone")
    summary: ClassVar[Text] = Text("其他人的班次不变。", "Everybody else keeps their shifts.")
    law: ClassVar[Law] = _ASKED
    lasting: ClassVar[bool] = False

    other: Roster
    free: frozenset[str]

    def constrain(self, model: Modelling) -> None:
        """Settle every option of whoever is left alone."""
        for person in model.problem.people:
            for option in model.options(person) if person not in self.free else ():
                duty = option.duty
                if (duty.person, duty.day, duty.shift) not in self.other.held:
                    model.forbid(option)
                elif option.posts is None:
                    model.require(option)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Find nothing: this narrows a search and is no rule of anybody's."""
        del roster
        yield from ()
