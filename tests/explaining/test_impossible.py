"""What a chief is told of a station for which there is no roster."""

from dataclasses import replace
from datetime import time, timedelta

from constraints import RULES
from roster.domain import (
    DAY,
    Availability,
    FixedDuty,
    Grade,
    Leave,
    LeaveKind,
    Origin,
    Problem,
    SkillNeed,
)
from roster.errors import Source
from roster.explaining import costs
from roster.explaining.changes import Relax
from roster.explaining.impossible import Impossible
from roster.rules import configured
from tests.explaining.explained import explained
from tests.stations import MONDAY, needs, person, problem

USUAL = configured(RULES, {})
OFFICERS = [person(1), person(2), person(3)]


def settled(who: str, day: int, shift: str, post: str | None = None) -> FixedDuty:
    """Settle a duty, its day counted from Monday."""
    source = Source("fixed.csv", 2 + day)
    return FixedDuty(person=who, day=MONDAY + day * DAY, shift=shift, post=post, source=source)


def station(*fixed: FixedDuty, leave: tuple[Leave, ...] = ()) -> Problem:
    """Give a grid with an officer and an auxiliary a day, three officers, and what is settled."""
    people = [*OFFICERS, person(1, Grade.AUXILIARY)]
    return problem(people, [needs("grid", "D", officer=1, auxiliary=1)], fixed=fixed, leave=leave)


def why(given: Problem) -> Impossible:
    """Explain a problem that must be impossible."""
    found = explained(given, USUAL)
    assert found is not None
    return found


def kinds(found: Impossible, number: int = 0) -> list[str]:
    """List the kinds of the parts of a contradiction; rules by name."""
    return [
        part.kind.value if part.rule is None else part.rule.name
        for part in found.contradictions[number].parts
    ]


def changes(found: Impossible) -> list[list[str]]:
    """List what the repairs change, in English."""
    return [[mend.change.text.en for mend in repair.mends] for repair in found.repairs]


def test_what_can_be_kept_is_not_explained() -> None:
    assert explained(station(settled("O001", 0, "D", "G01")), USUAL) is None


def test_a_settled_duty_on_leave() -> None:
    leave = Leave(
        person="O001", first=MONDAY, last=MONDAY + DAY, kind=LeaveKind.ANNUAL, source=Source("leave.csv", 7)
    )

    found = why(station(settled("O001", 1, "D", "G01"), leave=(leave,)))

    assert kinds(found) == ["fixed", "leave", "leave"]
    assert found.contradictions[0].smallest
    places = [source.text.en for part in found.contradictions[0].parts for source in part.sources]
    assert places == ["fixed.csv, row 3", "leave.csv, row 7"]
    assert changes(found)[0] == [
        "give 孙玥 (O002) the shift D on Tue 24 Nov at 第1网格 G01 in the place of 钱堃 (O001)"
    ]
    assert ["take Tue 24 Nov out of the annual leave of 钱堃 (O001) (23–24 Nov)"] in changes(found)
    assert found.sentence.zh.startswith(
        "本期排不出：按已定的勤务，钱堃（O001）11月24日（周二）年休假，却排有 D 班；"
    )
    assert "the easiest way out: give" in found.sentence.en


def test_nobody_is_asked_back_from_sickness() -> None:
    leave = Leave(person="O001", first=MONDAY, last=MONDAY, kind=LeaveKind.SICK)

    found = why(station(settled("O001", 0, "D", "G01"), leave=(leave,)))

    assert not any("sick leave" in text for way in changes(found) for text in way)


def test_two_settled_duties_too_close_name_both_rows_and_every_other_rule_they_break() -> None:
    found = why(station(settled("O001", 0, "E"), settled("O001", 1, "D")))

    assert kinds(found) == ["fixed", "fixed", "daily-rest"]
    assert len(found.contradictions) == 1


def test_a_past_night_is_a_part_with_its_row() -> None:
    given = station(settled("O001", 0, "D"))
    night = replace(given.duty("O001", MONDAY - DAY, "N", None, Origin.PAST), source=Source("past.csv", 12))

    found = why(replace(given, past=(night,)))

    assert "past" in kinds(found)
    assert found.contradictions[0].parts[1].sources == (Source("past.csv", 12),)


def test_a_rule_is_relaxed_just_as_far_as_it_takes_and_dearest() -> None:
    found = why(station(settled("O001", 0, "E"), settled("O001", 1, "D")))

    relaxed = found.repairs[-1].mends[0]
    assert isinstance(relaxed.change, Relax)
    assert relaxed.change.to == timedelta(hours=8)
    assert relaxed.cost == costs.STATUTE
    assert relaxed.law is not None
    assert relaxed.law.article == "3"


def test_contradictions_of_several_people_are_all_told_and_mended_together() -> None:
    given = station(
        settled("O001", 0, "E"), settled("O001", 1, "D"), settled("O002", 2, "D"), settled("O002", 2, "S")
    )

    found = why(given)

    assert [sorted(each.people) for each in found.contradictions] == [["O001"], ["O002"]]
    assert all(
        {part for mend in repair.mends for part in mend.about} == {"O001", "O002"} for repair in found.repairs
    )
    assert "in 2 places" in found.sentence.en


def test_a_week_without_a_rest_day_takes_all_its_seven_duties() -> None:
    found = why(station(*(settled("O001", day, "D") for day in range(7))))

    assert kinds(found)[:7] == ["fixed"] * 7
    assert found.contradictions[0].also


def test_a_volunteer_is_asked_for_more_hours() -> None:
    window = Availability(
        person="V001", weekday=0, start=time(9), end=time(12), source=Source("availability.csv", 4)
    )
    given = problem(
        [*OFFICERS, person(1, Grade.VOLUNTEER)],
        [needs("grid", "D", officer=1, volunteer=1)],
        fixed=(settled("V001", 0, "D", "G01"),),
        availability=(window,),
    )

    found = why(given)

    assert kinds(found) == ["fixed", "availability", "availability"]
    assert changes(found)[0] == ["ask 钱堃 (V001) to offer 08:00–16:00 on Mon 23 Nov"]


def test_a_skill_that_has_expired_is_renewed() -> None:
    people = [person(1, skills={"driver": MONDAY}), person(2, skills={"driver": MONDAY})]
    demand = needs("grid", "D", officer=1, skills=(SkillNeed(skill="driver", count=1),))

    found = why(problem(people, [demand], fixed=(settled("O001", 2, "D", "G01"),)))

    assert kinds(found) == ["fixed", "skill", "skills"]
    assert ['renew the skill "driver" of 钱堃 (O001), valid until Wed 25 Nov at least'] in changes(found)


def test_own_hours_are_raised_to_what_is_settled() -> None:
    few = replace(OFFICERS[0], weekly_hours=timedelta(hours=16), max_weekly_hours=timedelta(hours=16))
    given = problem(
        [few, *OFFICERS[1:]],
        [needs("grid", "D", officer=1)],
        fixed=tuple(settled("O001", day, "D") for day in (0, 2, 4)),
    )

    found = why(given)

    assert kinds(found) == ["fixed", "fixed", "fixed", "hours", "weekly-hours"]
    assert ["raise the most weekly hours of 钱堃 (O001) from 16 h to 24 h"] in changes(found)


def test_where_every_officer_is_away_an_auxiliary_cannot_be_settled() -> None:
    away = tuple(
        Leave(person=officer.id, first=MONDAY, last=MONDAY, kind=kind)
        for officer, kind in zip(OFFICERS, (LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.COMP), strict=True)
    )

    found = why(station(settled("A001", 0, "D", "G01"), leave=away))

    assert kinds(found) == ["fixed", "leave", "leave", "leave", "leave", "command"]
    assert "without an officer in command" in found.sentence.en
    asked_back = [text for way in changes(found) for text in way if text.startswith("cancel the")]
    assert len(asked_back) == 2
