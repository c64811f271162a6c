from dataclasses import replace
from datetime import timedelta

from constraints.volunteer_insured import VolunteerInsured
from roster.domain import DAY, Grade, Roster, ZoneLevel, ZoneSpan
from tests.constraints.drawing import changed, found, with_person
from tests.stations import MONDAY

RULE = VolunteerInsured()


def zoned(roster: Roster, level: ZoneLevel) -> Roster:
    area = replace(roster.problem.grids["G01"], zone=level)
    return changed(roster, grids={**roster.problem.grids, "G01": area})


def insured(roster: Roster, who: str, until: int | None = None) -> Roster:
    last = None if until is None else MONDAY + timedelta(days=until)
    return with_person(roster, who, skills={"保险": last})


def test_without_insurance_a_volunteer_stays_out_of_danger(week: Roster) -> None:
    """
    V001  D@G01 D@G01 .
    V002  D@G02 .     D@G01
    """
    given = insured(zoned(week, ZoneLevel.LOCKDOWN), "V001")
    assert found(RULE, given) == [("V002", 2)]
    assert found(VolunteerInsured(zones=()), given) == []


def test_an_insurance_holds_until_its_last_day(week: Roster) -> None:
    """V001  D D D"""
    given = insured(zoned(week, ZoneLevel.CONTROLLED), "V001", until=1)
    assert found(RULE, given) == [("V001", 2)]


def test_which_levels_are_dangerous_may_be_said_in_either_language(week: Roster) -> None:
    """V001  D . ."""
    given = zoned(week, ZoneLevel.PRECAUTION)
    assert found(RULE, given) == []
    assert found(VolunteerInsured(zones=("防范区",)), given) == [("V001", 0)]


def test_a_level_holds_on_its_days(week: Roster) -> None:
    """V001  D D D"""
    span = ZoneSpan(grid="G01", level=ZoneLevel.LOCKDOWN, first=MONDAY + DAY, last=MONDAY + DAY)
    assert found(RULE, changed(week, zones=(span,))) == [("V001", 1)]


def test_posts_may_be_dangerous_by_themselves(week: Roster) -> None:
    """
    V001  D@GATE D@DESK
    V002  D@X1   .
    """
    assert found(VolunteerInsured(posts=("卡点",)), week) == [("V001", 0)]
    assert found(VolunteerInsured(posts=("X1", "desk")), week) == [("V001", 1), ("V002", 0)]


def test_others_need_none_unless_named(week: Roster) -> None:
    """
    O001  D .
    A001  D .
    """
    given = zoned(week, ZoneLevel.LOCKDOWN)
    assert found(RULE, given) == []
    assert found(VolunteerInsured(grades=frozenset({Grade.AUXILIARY})), given) == [("A001", 0)]


def test_what_cannot_work_is_a_fault(week: Roster) -> None:
    """V001  D ."""
    locked = zoned(week, ZoneLevel.LOCKDOWN)

    def faults(rule: VolunteerInsured, roster: Roster) -> list[str | None]:
        return [fault.source.column for fault in rule.faults(roster.problem)]

    assert faults(RULE, week) == []
    assert faults(RULE, locked) == ["skill"]
    assert faults(RULE, insured(locked, "V001")) == []
    assert faults(VolunteerInsured(zones=("red",), posts=("K99",)), week) == ["zones", "posts"]
