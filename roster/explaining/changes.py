"""Changes that a chief could decide on: each turns a case into another, and says itself in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Protocol

from roster.domain import Availability, FixedDuty, Grade, Leave, Loan, Person
from roster.explaining.case import Case, split
from roster.explaining.wording import days, plural
from roster.rules import Rule, about
from roster.rules.values import said
from roster.words import Text, joined, weekday_and_day


class Change(Protocol):
    """One thing that could be otherwise."""

    @property
    def text(self) -> Text:
        """Say the change as an instruction, without a full stop."""

    def apply(self, case: Case) -> Case:
        """Give the case as it would be."""


@dataclass(frozen=True, kw_only=True)
class CancelLeave:
    """A person comes back from one leave; all its days are cancelled."""

    person: Person
    leave: Leave

    @property
    def text(self) -> Text:
        """Name the person, the kind and the days."""
        who, kind = self.person.text, self.leave.kind.text
        when = days(self.leave.first, self.leave.last)
        return Text(f"取消{who.zh}{when.zh}的{kind.zh}", f"cancel the {kind.en} of {who.en}, {when.en}")

    def apply(self, case: Case) -> Case:
        """Take the row out of the leave table."""
        return case.having(leave=tuple(row for row in case.problem.leave if row != self.leave))


@dataclass(frozen=True, kw_only=True)
class DropFixed:
    """A settled duty is no longer settled."""

    person: Person
    row: FixedDuty

    @property
    def text(self) -> Text:
        """Name the person, the day and the shift."""
        who, when, shift = self.person.text, weekday_and_day(self.row.day), self.row.shift
        return Text(
            f"取消{who.zh}{when.zh}已定的 {shift} 班",
            f"release {who.en} from the settled shift {shift} on {when.en}",
        )

    def apply(self, case: Case) -> Case:
        """Take the row out of the table of settled duties."""
        return case.having(fixed=tuple(row for row in case.problem.fixed if row != self.row))


@dataclass(frozen=True, kw_only=True)
class OfferHours:
    """A person who is bound by offered hours offers some more."""

    person: Person
    window: Availability

    @property
    def text(self) -> Text:
        """Name the person and the hours."""
        who, window = self.person.text, self.window
        when = weekday_and_day(window.day) if window.day is not None else Text("", "")
        hours = f"{window.start:%H:%M}–{window.end:%H:%M}"
        return Text(f"请{who.zh}在{when.zh} {hours} 也来", f"ask {who.en} to offer {hours} on {when.en}")

    def apply(self, case: Case) -> Case:
        """Add the row to the table of offered hours."""
        return case.having(availability=(*case.problem.availability, self.window))


@dataclass(frozen=True, kw_only=True)
class ExtendLoan:
    """Somebody of another unit is lent on more days."""

    person: Person
    loan: Loan

    @property
    def text(self) -> Text:
        """Name the person, the unit and the days."""
        who, when = self.person.text, days(self.loan.first, self.loan.last)
        return Text(
            f"请{self.loan.home_unit}在{when.zh}继续支援：{who.zh}",
            f"borrow {who.en} from {self.loan.home_unit}, {when.en}",
        )

    def apply(self, case: Case) -> Case:
        """Add the row to the table of loans."""
        return case.having(loans=(*case.problem.loans, self.loan))


@dataclass(frozen=True, kw_only=True)
class Relax:
    """A parameter of a rule is relaxed for the people of one grade."""

    rule: Rule
    grade: Grade
    parameter: str
    to: object

    @property
    def text(self) -> Text:
        """Name the rule, the parameter, its value before and after, and the law."""
        title, law = self.rule.title, self.rule.law.text
        what = about(self.rule)[self.parameter].title
        old, new = said(getattr(self.rule, self.parameter)), said(self.to)
        return Text(
            f"对{self.grade.text.zh}放宽「{title.zh}」：{what.zh}由 {old.zh} 改为 {new.zh}（依据：{law.zh}）",
            f'relax "{title.en}" for {plural(self.grade)}: {what.en} from {old.en} to {new.en} ({law.en})',
        )

    def apply(self, case: Case) -> Case:
        """Put the relaxed rule beside the one for the other grades."""
        relaxed = split(self.rule, self.grade, **{self.parameter: self.to})
        return case.under([r for rule in case.rules for r in (relaxed if rule == self.rule else (rule,))])


@dataclass(frozen=True, kw_only=True)
class AddPeople:
    """`count` more people of a grade, with some skills, free on all days; they have no home grid and no past."""

    grade: Grade
    count: int
    skills: frozenset[str] = field(default_factory=frozenset)
    asked: str = ""

    @property
    def text(self) -> Text:
        """Say how many of whom."""
        skill = Text(f"（{self.asked}）", f' with "{self.asked}"') if self.asked else Text("", "")
        grade = self.grade.text.en if self.count == 1 else plural(self.grade)
        return Text(
            f"增加 {self.count} 名{self.grade.text.zh}{skill.zh}", f"add {self.count} {grade}{skill.en}"
        )

    def apply(self, case: Case) -> Case:
        """Add the people; volunteers among them offer all hours."""
        added = self._people(case.problem.people)
        people = dict(sorted({**case.problem.people, **added}.items()))
        midnight = time()
        offers = [
            Availability(person=person, weekday=day, start=midnight, end=midnight)
            for person in (added if self.grade is Grade.VOLUNTEER else ())
            for day in range(7)
        ]
        return case.having(people=people, availability=(*case.problem.availability, *offers))

    def _people(self, known: Mapping[str, Person]) -> dict[str, Person]:
        free = (f"+{number:03}" for number in range(1, len(known) + self.count + 1))
        ids = [name for name in free if name not in known][: self.count]
        skills = dict.fromkeys(sorted(self.skills))
        usual = next((p for p in known.values() if p.grade is self.grade), None)
        weekly = {} if usual is None else {"weekly_hours": usual.weekly_hours}
        new = Person(id="", name="+", grade=self.grade, skills=skills)
        return {name: replace(new, id=name, **weekly) for name in ids}  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class Together:
    """Several changes at once."""

    changes: tuple[Change, ...]

    @property
    def text(self) -> Text:
        """Name them one after another."""
        return joined((change.text for change in self.changes), "，", " and ")

    def apply(self, case: Case) -> Case:
        """Apply them in turn."""
        for change in self.changes:
            case = change.apply(case)
        return case
