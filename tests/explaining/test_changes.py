"""What a change makes of a case."""

from dataclasses import replace
from datetime import timedelta

from constraints.daily_rest import DailyRest
from roster.domain import FixedDuty, Grade, Leave, LeaveKind
from roster.explaining.case import Case
from roster.explaining.changes import AddPeople, CancelLeave, DropFixed, Relax, Together
from roster.explaining.relaxing import looser
from roster.loading import input_hash
from tests.explaining.whatifs import USUAL
from tests.stations import MONDAY, needs, person, problem

LEAVE = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.ANNUAL)
FIXED = FixedDuty(person="O001", day=MONDAY, shift="D")
GIVEN = problem(
    [person(1), person(1, Grade.VOLUNTEER)], [needs("G01", "D", 1)], leave=(LEAVE,), fixed=(FIXED,)
)
CASE = Case(problem=GIVEN, rules=USUAL)


def test_a_leave_that_is_cancelled_is_gone_and_all_else_is_as_it_was() -> None:
    after = CancelLeave(person=GIVEN.people["O001"], leave=LEAVE).apply(CASE)

    assert input_hash(after.problem) == input_hash(replace(GIVEN, leave=()))
    assert after.rules == CASE.rules


def test_a_settled_duty_that_is_dropped_is_gone() -> None:
    assert DropFixed(person=GIVEN.people["O001"], row=FIXED).apply(CASE).problem.fixed == ()


def test_people_who_are_added_have_new_ids_and_volunteers_offer_all_hours() -> None:
    once = AddPeople(grade=Grade.VOLUNTEER, count=2, skills=frozenset({"driver"}))
    after = once.apply(once.apply(CASE)).problem

    added = [p for p in after.people.values() if p.id not in GIVEN.people]
    assert len(added) == 4
    assert all(p.grade is Grade.VOLUNTEER and p.has("driver", MONDAY) for p in added)
    assert {row.person for row in after.availability} == {p.id for p in added}
    assert list(after.people) == sorted(after.people)


def test_a_rule_is_relaxed_for_one_grade_and_stays_for_the_others() -> None:
    rule = next(rule for rule in USUAL if isinstance(rule, DailyRest))
    to = next(looser(rule, "rest"))

    after = Relax(rule=rule, grade=Grade.OFFICER, parameter="rest", to=to).apply(CASE)

    found = {rule.grades: rule.rest for rule in after.rules if isinstance(rule, DailyRest)}
    others = frozenset({Grade.AUXILIARY, Grade.VOLUNTEER})
    assert found == {frozenset({Grade.OFFICER}): rule.rest - timedelta(hours=1), others: rule.rest}
    assert [r for r in after.rules if not isinstance(r, DailyRest)] == [
        r for r in USUAL if not isinstance(r, DailyRest)
    ]


def test_changes_together_are_one_after_another() -> None:
    one = CancelLeave(person=GIVEN.people["O001"], leave=LEAVE)
    other = AddPeople(grade=Grade.OFFICER, count=1)

    both = Together(changes=(one, other))

    assert both.apply(CASE) == other.apply(one.apply(CASE))
    assert both.text.en == "cancel the annual leave of 钱堃 (O001), Mon 23 Nov and add 1 officer"
