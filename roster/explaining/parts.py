"""What can contradict each other: settled duties, leave, past duties, facts about people, and rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum

from roster.domain import Availability, Duty, FixedDuty, Grade, Leave, Origin, Person, Problem, SkillNeed
from roster.errors import Source
from roster.explaining.case import Case
from roster.explaining.wording import days
from roster.rules import Rule
from roster.words import Text, clock, hours, joined, same, weekday_and_day

_MIDNIGHT = time()


class PartKind(StrEnum):
    """What a part of a contradiction is."""

    FIXED = "fixed"
    LEAVE = "leave"
    PAST = "past"
    AVAILABILITY = "availability"
    JOINED = "joined"
    LOAN = "loan"
    PROTECTED = "protected"
    HOURS = "hours"
    SKILL = "skill"
    ZONE = "zone"
    RULE = "rule"

    @property
    def text(self) -> Text:
        """Name the kind as users do."""
        return _KINDS[self]


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """One thing that contradicts others, in a sentence, with its place in the tables.

    `without` gives a case in which it is not so; `row` is the row it is, where it is one; `grade` is the
    grade that a rule binds here, if all are of one.
    """

    kind: PartKind
    text: Text
    without: Callable[[Case], Case] = field(repr=False)
    sources: tuple[Source, ...] = ()
    person: str | None = None
    day: date | None = None
    rule: Rule | None = None
    grade: Grade | None = None
    row: FixedDuty | Leave | Duty | str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Tell parts apart, however they are worded."""
        return (self.kind, self.person, self.row, self.rule)


def facts(problem: Problem, people: frozenset[str]) -> list[Part]:
    """List what the tables say of some people that a rule could be at odds with."""
    found: list[Part] = []
    for person in sorted(people):
        found += _of_person(problem, problem.people[person])
    posts = {row.post for row in problem.fixed if row.person in people and row.post is not None}
    return found + [_zone(problem, grid) for grid in sorted(posts & problem.grids.keys())]


def _of_person(problem: Problem, person: Person) -> Iterator[Part]:
    yield from (_fixed(problem, row) for row in problem.fixed if row.person == person.id)
    yield from (_leave(problem, row) for row in problem.leave_of[person.id])
    yield from (_past(problem, duty) for duty in problem.past_of[person.id])
    if person.grade is Grade.VOLUNTEER or problem.windows_of[person.id]:
        yield _offered(problem, person)
    if person.joined is not None:
        text = Text(
            f"{person.text.zh}{_on(person.joined).zh}入职",
            f"{person.text.en} joins on {_on(person.joined).en}",
        )
        yield _fact(person, PartKind.JOINED, text, "joined", joined=None)
    if person.home_unit is not None:
        yield _lent(problem, person)
    if person.protected_from_nights:
        text = Text(f"{person.text.zh}标明免夜班", f"{person.text.en} is protected from nights")
        yield _fact(person, PartKind.PROTECTED, text, "protected_from_nights", protected_from_nights=False)
    if (most := person.max_weekly_hours) is not None:
        text = Text(
            f"{person.text.zh}每周最多 {hours(most).zh}",
            f"{person.text.en} works at most {hours(most).en} a week",
        )
        yield _fact(person, PartKind.HOURS, text, "max_weekly_hours", max_weekly_hours=None)
    yield from _skills(problem, person)


def _fact(person: Person, kind: PartKind, text: Text, column: str, **otherwise: object) -> Part:
    def without(case: Case) -> Case:
        return with_person(case, person.id, **otherwise)

    return Part(kind=kind, text=text, without=without, sources=(person.source.at(column),), person=person.id)


def with_person(case: Case, person: str, **otherwise: object) -> Case:
    """Give a case with other facts about a person."""
    other = replace(case.problem.people[person], **otherwise)  # type: ignore[arg-type]
    return case.having(people={**case.problem.people, person: other})


def _fixed(problem: Problem, row: FixedDuty) -> Part:
    duty = problem.duty(row.person, row.day, row.shift, row.post, Origin.FIXED)
    who, when = problem.people[row.person].text, weekday_and_day(row.day)
    where = place(problem, row.post)
    text = Text(
        f"{who.zh}{when.zh}已定 {row.shift} 班（{times(problem, duty)}，{where.zh}）",
        f"{who.en} is settled on shift {row.shift}, {when.en} ({times(problem, duty)}, {where.en})",
    )

    def without(case: Case) -> Case:
        return case.having(fixed=tuple(other for other in case.problem.fixed if other != row))

    return Part(
        kind=PartKind.FIXED,
        text=text,
        without=without,
        sources=(row.source,),
        person=row.person,
        day=row.day,
        row=row,
    )


def place(problem: Problem, post: str | None) -> Text:
    """Name a post by name and id."""
    if post is None:
        return Text("不占岗位", "at no post")
    name = problem.posts[post].name
    return same(post) if name == post else Text(f"{name} {post}", f"{name} {post}")


def times(problem: Problem, duty: Duty) -> str:
    """Give the wall-clock times of a duty: 23:00–07:00."""
    local = problem.station.local
    return f"{clock(local(duty.start))}–{clock(local(duty.end))}"


def _leave(problem: Problem, row: Leave) -> Part:
    who, when = problem.people[row.person].text, days(row.first, row.last)
    text = Text(f"{who.zh}{when.zh}{row.kind.text.zh}", f"{who.en} is on {row.kind.text.en}, {when.en}")

    def without(case: Case) -> Case:
        return case.having(leave=tuple(other for other in case.problem.leave if other != row))

    return Part(
        kind=PartKind.LEAVE,
        text=text,
        without=without,
        sources=(row.source,),
        person=row.person,
        day=row.first,
        row=row,
    )


def _past(problem: Problem, duty: Duty) -> Part:
    who, when = problem.people[duty.person].text, weekday_and_day(duty.day)
    text = Text(
        f"{who.zh}{when.zh}上过 {duty.shift} 班（{times(problem, duty)}）",
        f"{who.en} had shift {duty.shift} on {when.en} ({times(problem, duty)})",
    )

    def without(case: Case) -> Case:
        return case.having(past=tuple(other for other in case.problem.past if other != duty))

    return Part(
        kind=PartKind.PAST,
        text=text,
        without=without,
        sources=(duty.source,) if duty.source is not None else (),
        person=duty.person,
        day=duty.day,
        row=duty,
    )


def _offered(problem: Problem, person: Person) -> Part:
    """Say what a person has offered on the days of their settled duties, and what it would be to be free of it."""
    asked = sorted({row.day for row in problem.fixed if row.person == person.id} or set(problem.period.dates))
    windows = [w for w in problem.windows_of[person.id] if any(w.is_on(day) for day in asked)]
    told = [
        weekday_and_day(day) + same(f" {window.start:%H:%M}–{window.end:%H:%M}")
        for day in asked
        for window in windows
        if window.is_on(day)
    ]
    when = joined(map(weekday_and_day, asked))
    text = (
        Text(f"{person.text.zh}填报的可用时段：", f"{person.text.en} offers these hours: ") + joined(told)
        if told
        else Text(
            f"{person.text.zh}在{when.zh}没有填报可用时段", f"{person.text.en} offers no hours on {when.en}"
        )
    )

    def without(case: Case) -> Case:
        others = tuple(w for w in case.problem.availability if w.person != person.id)
        always = tuple(
            Availability(person=person.id, weekday=day, start=_MIDNIGHT, end=_MIDNIGHT) for day in range(7)
        )
        return case.having(availability=(*others, *always))

    sources = tuple(w.source for w in windows) or (person.source,)
    return Part(kind=PartKind.AVAILABILITY, text=text, without=without, sources=sources, person=person.id)


def _lent(problem: Problem, person: Person) -> Part:
    loans = problem.loans_of[person.id]
    spans = joined(days(loan.first, loan.last) for loan in loans)
    text = Text(
        f"{person.text.zh}由{person.home_unit}支援：{spans.zh or '没有日期'}",
        f"{person.text.en} is lent by {person.home_unit}: {spans.en or 'on no day'}",
    )

    def without(case: Case) -> Case:
        return with_person(case, person.id, home_unit=None)

    sources = tuple(loan.source for loan in loans) or (person.source.at("home_unit"),)
    return Part(kind=PartKind.LOAN, text=text, without=without, sources=sources, person=person.id)


def _skills(problem: Problem, person: Person) -> Iterator[Part]:
    asked = {
        skill.skill: row.day
        for row in sorted(problem.fixed, key=_day)
        if row.person == person.id and row.post is not None
        for skill in _asked_at(problem, row)
    }
    for skill, day in sorted(asked.items()):
        if not person.has(skill, day):
            yield _lacking(person, skill)


def _day(row: FixedDuty) -> date:
    return row.day


def _asked_at(problem: Problem, row: FixedDuty) -> Iterator[SkillNeed]:
    need = problem.need_at.get((row.post or "", row.day, row.shift))
    yield from need.skills if need is not None else ()


def _lacking(person: Person, skill: str) -> Part:
    expiry = person.skills.get(skill)
    text = (
        Text(f"{person.text.zh}不具备技能「{skill}」", f'{person.text.en} does not hold the skill "{skill}"')
        if expiry is None
        else Text(
            f"{person.text.zh}的技能「{skill}」有效期到{_on(expiry).zh}",
            f'the skill "{skill}" of {person.text.en} is valid until {_on(expiry).en}',
        )
    )

    def without(case: Case) -> Case:
        skills = {**case.problem.people[person.id].skills, skill: None}
        return with_person(case, person.id, skills=skills)

    sources = (person.source.at("skills"),)
    return Part(kind=PartKind.SKILL, text=text, without=without, sources=sources, person=person.id, row=skill)


def _zone(problem: Problem, grid: str) -> Part:
    spans = [span for span in problem.zones if span.grid == grid]
    told = joined(days(s.first, s.last) + Text(f"为{s.level.text.zh}", f" {s.level.text.en}") for s in spans)
    where, own = place(problem, grid), problem.grids[grid].zone.text
    text = where + Text("：", ": ") + (told if spans else own)

    def without(case: Case) -> Case:
        others = tuple(span for span in case.problem.zones if span.grid != grid)
        area = replace(case.problem.grids[grid], zone=type(problem.grids[grid].zone).NONE)
        return case.having(zones=others, grids={**case.problem.grids, grid: area})

    sources = tuple(span.source for span in spans) or (problem.grids[grid].source,)
    return Part(kind=PartKind.ZONE, text=text, without=without, sources=sources, row=grid)


def of_rule(rule: Rule, message: Text | None = None, grade: Grade | None = None) -> Part:
    """Make a rule a part; `message` says what it forbids here, else its summary says what it asks of a grade."""
    said = message or rule.summary
    text = Text(f"规则「{rule.title.zh}」：{said.zh}", f'rule "{rule.title.en}": {said.en}')

    def without(case: Case) -> Case:
        return case.under([other for other in case.rules if other is not rule])

    return Part(kind=PartKind.RULE, text=text, without=without, rule=rule, grade=grade)


def _on(day: date) -> Text:
    return weekday_and_day(day)


_KINDS = {
    PartKind.FIXED: Text("固定勤务", "settled duty"),
    PartKind.LEAVE: Text("请假", "leave"),
    PartKind.PAST: Text("过往勤务", "past duty"),
    PartKind.AVAILABILITY: Text("可用时段", "hours offered"),
    PartKind.JOINED: Text("入职日期", "joining date"),
    PartKind.LOAN: Text("支援", "loan"),
    PartKind.PROTECTED: Text("免夜班", "protection"),
    PartKind.HOURS: Text("个人工时上限", "own limit of hours"),
    PartKind.SKILL: Text("技能", "skill"),
    PartKind.ZONE: Text("管控级别", "zone"),
    PartKind.RULE: Text("规则", "rule"),
}
