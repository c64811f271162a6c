"""More changes a chief could decide on, where what is settled contradicts rules or other tables."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from roster.domain import DAY, FixedDuty, Leave, Person
from roster.explaining.case import Case
from roster.explaining.parts import place, with_person
from roster.explaining.wording import days
from roster.words import Text, hours, weekday_and_day


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """A settled duty goes to somebody else, its day, shift and post as they are."""

    person: Person
    row: FixedDuty
    other: Person
    where: Text

    @property
    def text(self) -> Text:
        """Name both people, the day, the shift and the post."""
        who, to, when, shift = (
            self.person.text,
            self.other.text,
            weekday_and_day(self.row.day),
            self.row.shift,
        )
        return Text(
            f"{who.zh}{when.zh}已定的 {shift} 班（{self.where.zh}）改由{to.zh}担任",
            f"give {to.en} the shift {shift} on {when.en} at {self.where.en} in the place of {who.en}",
        )

    def apply(self, case: Case) -> Case:
        """Write the other person into the row."""
        return _with_row(case, self.row, replace(self.row, person=self.other.id))


@dataclass(frozen=True, kw_only=True)
class MoveFixed:
    """A settled duty goes to another day, its person and shift as they are."""

    person: Person
    row: FixedDuty
    to: date

    @property
    def text(self) -> Text:
        """Name the person, the shift and both days."""
        who, old, new = self.person.text, weekday_and_day(self.row.day), weekday_and_day(self.to)
        return Text(
            f"把{who.zh}{old.zh}已定的 {self.row.shift} 班改到{new.zh}",
            f"move the settled shift {self.row.shift} of {who.en} from {old.en} to {new.en}",
        )

    def apply(self, case: Case) -> Case:
        """Write the other day into the row."""
        return _with_row(case, self.row, replace(self.row, day=self.to))


def _with_row(case: Case, old: FixedDuty, new: FixedDuty) -> Case:
    return case.having(fixed=tuple(new if row == old else row for row in case.problem.fixed))


@dataclass(frozen=True, kw_only=True)
class ShortenLeave:
    """A person comes back from leave for a run of its days; the others stay."""

    person: Person
    leave: Leave
    first: date
    last: date

    @property
    def text(self) -> Text:
        """Name the person, the kind and the days that are no longer leave."""
        who, kind, when = self.person.text, self.leave.kind.text, days(self.first, self.last)
        all_of = days(self.leave.first, self.leave.last)
        return Text(
            f"{who.zh}的{kind.zh}（{all_of.zh}）让出{when.zh}",
            f"take {when.en} out of the {kind.en} of {who.en} ({all_of.en})",
        )

    def apply(self, case: Case) -> Case:
        """Put what is left of the row in its place."""
        before = replace(self.leave, last=self.first - DAY)
        after = replace(self.leave, first=self.last + DAY)
        kept = [row for row in (before, after) if row.first <= row.last]
        return case.having(
            leave=tuple(new for row in case.problem.leave for new in (kept if row == self.leave else (row,)))
        )


@dataclass(frozen=True, kw_only=True)
class RaiseHours:
    """A person's own most hours a week are raised."""

    person: Person
    to: timedelta

    @property
    def text(self) -> Text:
        """Name the person and the limit before and after."""
        who, old, new = self.person.text, hours(self.person.max_weekly_hours or timedelta()), hours(self.to)
        return Text(
            f"把{who.zh}的每周最多工时由 {old.zh}改为 {new.zh}",
            f"raise the most weekly hours of {who.en} from {old.en} to {new.en}",
        )

    def apply(self, case: Case) -> Case:
        """Write the limit into the table of people."""
        return with_person(case, self.person.id, max_weekly_hours=self.to)


@dataclass(frozen=True, kw_only=True)
class RenewSkill:
    """A skill that has expired is renewed, so that it is valid until a day."""

    person: Person
    skill: str
    until: date

    @property
    def text(self) -> Text:
        """Name the person, the skill and the day."""
        who, when = self.person.text, weekday_and_day(self.until)
        return Text(
            f"让{who.zh}及时复审技能「{self.skill}」，有效期至少到{when.zh}",
            f'renew the skill "{self.skill}" of {who.en}, valid until {when.en} at least',
        )

    def apply(self, case: Case) -> Case:
        """Write the day into the table of people."""
        skills = {**case.problem.people[self.person.id].skills, self.skill: self.until}
        return with_person(case, self.person.id, skills=skills)


@dataclass(frozen=True, kw_only=True)
class JoinEarlier:
    """A person joins earlier than the table says, or the table is wrong."""

    person: Person
    to: date

    @property
    def text(self) -> Text:
        """Name the person and both days."""
        who, new = self.person.text, weekday_and_day(self.to)
        return Text(
            f"核实{who.zh}的入职日期：若{new.zh}已到岗，改正入职日期",
            f"look up when {who.en} joins, and correct the date if it is {new.en} or before",
        )

    def apply(self, case: Case) -> Case:
        """Write the day into the table of people."""
        return with_person(case, self.person.id, joined=self.to)


def handed_over(case: Case, row: FixedDuty, other: Person) -> HandOver:
    """Make the change that gives a settled duty to somebody else."""
    problem = case.problem
    return HandOver(person=problem.people[row.person], row=row, other=other, where=place(problem, row.post))
