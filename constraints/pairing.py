"""Who is new does not serve alone (老带新)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from roster.domain import DAY, Duty, Grade, Need, Origin, Person, Problem, Roster
from roster.errors import Fault, Source
from roster.rules import (
    Example,
    HardRule,
    Law,
    Linear,
    Modelling,
    Rule,
    Stand,
    Stricter,
    Violation,
    off,
    parameter,
)
from roster.words import Text, weekday_and_day

_ALONE = "alone"


def _joined(problem: Problem) -> Problem:
    """Let one of the people have joined a month ago: for the example."""
    new = replace(problem.people["A001"], joined=problem.period.first - 30 * DAY)
    return replace(problem, people={**problem.people, new.id: new})


@dataclass(frozen=True, kw_only=True)
class Pairing(HardRule):
    """A new member stands at a post on a shift only together with somebody of the same grade who is not new.

    New is who joined less than `probation` before the date of the duty, or bears the skill `newcomer` on that
    date. Experienced people of the grades `partners` are company too. Duties away from all posts are free.
    """

    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "pairing"
    title: ClassVar[Text] = Text("新老搭配", "newcomers have company")
    summary: ClassVar[Text] = Text(
        "新人上岗，同岗同班须有老队员带班。",
        "Who is new stands at a post only together with somebody experienced on the same shift.",
    )
    law: ClassVar[Law] = Law(
        Text(
            "公务员法第34条：新录用公务员试用期一年；结对带教为勤务惯例",
            "Civil Servants Law of the PRC, art. 34: a year on probation; that newcomers have company is"
            " good practice",
        ),
        since=date(2019, 6, 1),
        address="https://flk.npc.gov.cn",
    )
    example: ClassVar[Example] = Example(
        drawing="""
            A001  D D     .
            A002  D D@G02 D
        """,
        told=Text(
            "A001 一个月前入职；第一天有 A002 同岗，第二天独自在 G01。",
            "A001 joined a month ago: with A002 on the first day, alone at G01 on the second.",
        ),
        given=_joined,
    )
    lasting: ClassVar[bool] = False

    in_force: bool = off()
    probation: timedelta = parameter(
        default=365 * DAY,
        title=Text("入职不满多久算新人", "how long after joining somebody is new"),
        stricter=Stricter.MORE,
        least=timedelta(),
        most=3650 * DAY,
    )
    newcomer: str = parameter(
        default="见习", title=Text("登记了这项技能的也算新人", "the skill by which newcomers are known too")
    )
    partners: frozenset[Grade] = parameter(
        default=frozenset(),
        title=Text("除同类人员外还可由谁带班", "grades whose experienced people are company for others too"),
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find newcomers settled at a post where nobody experienced is settled nor can come."""
        sources = {(row.person, row.day, row.shift): row.source for row in problem.fixed}
        settled = Roster(problem=problem, duties=problem.settled)
        for duty in problem.settled:
            person = problem.people[duty.person]
            if duty.post is None or not self.binds(person) or not self._is_new(person, duty.day):
                continue
            if not self._has_company(settled, duty) and not self._can_be_joined(settled, duty):
                yield _fault(sources[duty.person, duty.day, duty.shift], duty)

    def _can_be_joined(self, settled: Roster, duty: Duty) -> bool:
        problem, key = settled.problem, (duty.post or "", duty.day, duty.shift)
        need = problem.need_at.get(key)
        busy = {d.person for d in problem.settled if (d.day, d.shift) == (duty.day, duty.shift)}
        return need is not None and any(
            problem.room(need, grade) > settled.count(key, grade)
            and any(p.id not in busy and not self._is_new(p, duty.day) for p in problem.by_grade[grade])
            for grade in self.partners | {problem.people[duty.person].grade}
        )

    # -- the model -------------------------------------------------------------------------------

    def places(self, problem: Problem) -> Mapping[str, Callable[[Need], str]]:
        """Tell apart, for newcomers, the posts at which there is room for company."""

        def labelling(person: Person) -> Callable[[Need], str]:
            return lambda need: self._label(problem, person, need)

        first = problem.period.first
        new = (
            p for p in problem.people.values() if self._joined_since(p, first) or self.newcomer in p.skills
        )
        return {person.id: labelling(person) for person in new if self.binds(person)}

    def _label(self, problem: Problem, person: Person, need: Need) -> str:
        new = self._joined_since(person, need.day) or person.has(self.newcomer, need.day)
        return _ALONE if new and not self._has_room(problem, person.grade, need) else ""

    def _joined_since(self, person: Person, day: date) -> bool:
        return person.joined is not None and person.joined > day - self.probation

    def _has_room(self, problem: Problem, grade: Grade, need: Need) -> bool:
        others = any(problem.room(need, partner) for partner in self.partners - {grade})
        return others or problem.room(need, grade) > 1

    def marks(self, need: Need, problem: Problem) -> Mapping[str, frozenset[str]]:
        """Tell the new and the experienced apart, wherever a newcomer may stand whom the rule binds."""
        if not self.marked_grades(need, problem):
            return {}
        ids = frozenset(person.id for person in self._new(problem, need.day))
        return {self._mark("new"): ids, self._mark("experienced"): frozenset(problem.people) - ids}

    def marked_grades(self, need: Need, problem: Problem) -> frozenset[Grade]:
        """Give the grades that may have a newcomer there, and those that may be company for them."""
        new = {person.grade for person in self._new(problem, need.day) if self.binds(person)}
        found = {g for g in new if problem.room(need, g) and self._has_room(problem, g, need)}
        return frozenset(found | {g for g in self.partners if found and problem.room(need, g)})

    def _new(self, problem: Problem, day: date) -> list[Person]:
        candidates = (p for p in problem.people.values() if p.joined is not None or self.newcomer in p.skills)
        return [p for p in candidates if self._joined_since(p, day) or p.has(self.newcomer, day)]

    def _mark(self, which: str) -> str:
        return f"{self.name}@{which} {self.probation} {self.newcomer}"

    def constrain(self, model: Modelling) -> None:
        """Let there be newcomers only where there can be company, and only as far as there is."""
        problem = model.problem
        for person, label in self.places(problem).items():
            for option in model.options(person):
                if option.duty.origin is Origin.SOLVED and option.posts:
                    key = (min(option.posts), option.duty.day, option.duty.shift)
                    if label(problem.need_at[key]) == _ALONE:
                        model.forbid(option)
        stands: dict[tuple[str, date, str], dict[Grade, Stand]] = defaultdict(dict)
        for stand in model.stands:
            if self._mark("new") in stand.lacking:
                stands[stand.need.key][stand.grade] = stand
        for there in stands.values():
            for grade in sorted(self.grades & there.keys()):
                model.at_most(self._unaccompanied(problem, grade, there), 0)

    def _unaccompanied(self, problem: Problem, grade: Grade, there: Mapping[Grade, Stand]) -> Linear:
        """Give an expression that is above 0 exactly when newcomers of a grade stand at a need without company."""
        experienced = {g: there[g].lacking[self._mark("new")] for g in sorted(there)}
        room = problem.room(there[grade].need, grade)
        # company of the same grade takes a seat of its own
        times = {grade: 1 - room} | {g: -room for g in experienced if g in self.partners and g != grade}
        company = Linear.sum((experienced[g], count) for g, count in times.items())
        return company.add(there[grade].lacking[self._mark("experienced")])

    # -- the checker -----------------------------------------------------------------------------

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look for company wherever somebody new stands."""
        for duties in roster.at_post.values():
            for duty in duties:
                person = roster.person(duty)
                if (
                    self.binds(person)
                    and self._is_new(person, duty.day)
                    and not self._has_company(roster, duty)
                ):
                    yield self._violation(person, duty)

    def _has_company(self, roster: Roster, duty: Duty) -> bool:
        there = map(roster.person, roster.at_post[duty.post or "", duty.day, duty.shift])
        grades = self.partners | {roster.person(duty).grade}
        return any(person.grade in grades and not self._is_new(person, duty.day) for person in there)

    def _is_new(self, person: Person, day: date) -> bool:
        recent = person.joined is not None and day < person.joined + self.probation
        return recent or person.has(self.newcomer, day)

    def _violation(self, person: Person, duty: Duty) -> Violation:
        who, when = person.text, weekday_and_day(duty.day)
        since = (
            Text(self.newcomer, self.newcomer)
            if person.has(self.newcomer, duty.day)
            else Text(f"{person.joined}入职", f"joined {person.joined}")
        )
        message = Text(
            f"{who.zh}是新人（{since.zh}），{when.zh} {duty.shift} 班在 {duty.post}，没有老队员带班。",
            f"{who.en} is new ({since.en}) and stands at {duty.post} on {when.en}, shift {duty.shift},"
            " without anybody experienced.",
        )
        return Violation(rule=self.name, day=duty.day, person=person.id, post=duty.post, message=message)


def _fault(source: Source, duty: Duty) -> Fault:
    return Fault(
        source.at("post"),
        Text(
            f"新人 {duty.person} 已定在 {duty.post} 的 {duty.shift} 班，但那里不会有老队员带班",
            f"{duty.person}, who is new, is settled at {duty.post} on shift {duty.shift},"
            " where nobody experienced can be",
        ),
        Text(
            "请在此岗位同一班次再固定一名老队员，或增加一个席位。",
            "Settle somebody experienced there on the same shift, or ask for one more person.",
        ),
    )
