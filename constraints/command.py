"""Nobody but an officer is ever in command."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from roster.domain import Duty, FixedDuty, Grade, Need, Problem, Roster
from roster.errors import Fault
from roster.rules import Example, HardRule, Law, Linear, Modelling, Rule, Violation
from roster.words import Text, weekday_and_day

_LED = (Grade.AUXILIARY, Grade.VOLUNTEER)
_Key = tuple[str, date, str]


@dataclass(frozen=True, kw_only=True)
class Command(HardRule):
    """No auxiliary or volunteer stands at a post unless an officer commands it on that date and shift.

    In command is an officer at the post itself, or one on the sector patrol of the post's sector. Of the grades
    that the rule binds, officers are never led.
    """

    by_day: ClassVar[bool] = True
    by_contract: ClassVar[bool] = False
    name: ClassVar[str] = "command"
    title: ClassVar[Text] = Text("民警带队", "an officer in command")
    summary: ClassVar[Text] = Text(
        "辅警、志愿者所在岗位，同班必须有民警带队：岗位上的民警，或本片区巡逻岗的民警。",
        "Where auxiliaries or volunteers stand, an officer commands: at the post, or on its sector's patrol.",
    )
    law: ClassVar[Law] = Law(
        Text(
            "辅警管理规定：宁波第6条、杭州第3条、汕头第3条、河南第17条",
            "rules on auxiliary police: Ningbo art. 6, Hangzhou art. 3, Shantou art. 3, Henan art. 17",
        )
    )
    lasting: ClassVar[bool] = False
    coupling: ClassVar[bool] = True
    example: ClassVar[Example] = Example(
        drawing="""
            O001  D@G01 D@X1
            A001  D@G01 D@G01
            A002  D@G02 D@G02
        """,
        told=Text(
            "X1 是片区巡逻岗，两个网格都在本片区；第一天那里没有民警。",
            "X1 is the patrol of the sector of both grids; on the first day no officer is on it.",
        ),
    )

    def faults(self, problem: Problem, rules: Sequence[Rule] = ()) -> Iterator[Fault]:  # noqa: ARG002 - this rule needs no other
        """Find demand for auxiliaries or volunteers, or settled ones, where no officer is ever asked for."""
        officers = {need.key for need in problem.needs if problem.room(need, Grade.OFFICER)}
        officers |= {key for key, grade in _settled(problem) if grade is Grade.OFFICER}
        for row in problem.fixed:
            led = problem.people[row.person].grade in self._led and row.day in problem.period
            if led and row.post is not None:
                key = (row.post, row.day, row.shift)
                if not officers.intersection(_command(problem, key)):
                    yield _fault_of_settled(row)
        told = set()
        for need in problem.needs:
            led = any(need.most[grade] for grade in self._led)
            command = any(key in officers for key in _command(problem, need.key))
            if led and not command and need.demand.source not in told:
                told.add(need.demand.source)
                yield _fault(need)

    def constrain(self, model: Modelling) -> None:
        """Let there be auxiliaries and volunteers only as far as there are officers in command."""
        problem, people = model.problem, model.problem.people
        officers = {s.need.key: s.filled for s in model.stands if s.grade is Grade.OFFICER}
        stands = [stand for stand in model.stands if stand.grade in self._led]
        led = [(s.need.key, s.filled, problem.room(s.need, s.grade)) for s in stands]
        for duty in problem.settled:
            if duty.post is not None and (key := (duty.post, duty.day, duty.shift)) not in problem.need_at:
                if people[duty.person].grade is Grade.OFFICER:
                    officers[key] = Linear({}, 1)
                elif self.binds(people[duty.person]):
                    led.append((key, Linear({}, 1), 1))
        for key, filled, room in led:
            command = [officers[k] for k in _command(problem, key) if k in officers]
            total = Linear.sum([(filled, 1), *((officer, -room) for officer in command)])
            model.at_most(total, 0)

    def violations(self, roster: Roster) -> Iterator[Violation]:
        """Look for an officer wherever somebody else stands."""
        for key, duties in roster.at_post.items():
            led = [duty for duty in duties if roster.person(duty).grade in self._led]
            places = _command(roster.problem, key)
            if led and not any(roster.count(place, Grade.OFFICER) for place in places):
                yield from (self._violation(roster, duty) for duty in led)

    @property
    def _led(self) -> tuple[Grade, ...]:
        return tuple(grade for grade in _LED if grade in self.grades)

    def _violation(self, roster: Roster, duty: Duty) -> Violation:
        who, when = roster.person(duty).text, weekday_and_day(duty.day)
        message = Text(
            f"{who.zh}{when.zh} {duty.shift} 班在 {duty.post}，没有民警带队。",
            f"{who.en} is at {duty.post} on {when.en}, shift {duty.shift}, without an officer in command.",
        )
        return Violation(rule=self.name, day=duty.day, person=duty.person, post=duty.post, message=message)


def _command(problem: Problem, key: _Key) -> list[_Key]:
    post, day, shift = key
    return [(place, day, shift) for place in problem.commanded_from[post]]


def _settled(problem: Problem) -> Iterator[tuple[_Key, Grade]]:
    for duty in problem.settled:
        if duty.post is not None:
            yield (duty.post, duty.day, duty.shift), problem.people[duty.person].grade


def _fault_of_settled(row: FixedDuty) -> Fault:
    return Fault(
        row.source.at("post"),
        Text(
            f"{row.person} 已定在 {row.post} 的 {row.shift} 班，但那里没有民警带队",
            f"{row.person} is settled at {row.post} on shift {row.shift}, but no officer is in command there",
        ),
        Text(
            "请在此岗位或本片区巡逻岗的同一班次要求或固定至少 1 名民警。",
            "Ask for at least one officer here or on the sector's patrol on the same shift, or settle one.",
        ),
    )


def _fault(need: Need) -> Fault:
    return Fault(
        need.demand.source.at("officer"),
        Text(
            f"{need.post} 的 {need.shift} 班要辅警或志愿者，但没有民警带队",
            f"shift {need.shift} at {need.post} wants auxiliaries or volunteers, but no officer is in command",
        ),
        Text(
            "请在此岗位或本片区巡逻岗的同一班次要求至少 1 名民警。",
            "Ask for at least one officer here, or on the sector's patrol, on the same shift.",
        ),
    )
