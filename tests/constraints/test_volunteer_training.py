from datetime import timedelta

from constraints.volunteer_training import VolunteerTraining
from roster.domain import Grade, Roster
from tests.constraints.drawing import found, with_person
from tests.stations import MONDAY

RULE = VolunteerTraining()


def trained(roster: Roster, who: str, until: int | None = None) -> Roster:
    last = None if until is None else MONDAY + timedelta(days=until)
    return with_person(roster, who, skills={"岗前培训": last})


def test_nobody_serves_untrained(week: Roster) -> None:
    """
    V001  D . D
    V002  . D .
    """
    assert found(RULE, trained(week, "V001")) == [("V002", 1)]


def test_training_holds_until_its_last_day(week: Roster) -> None:
    """V001  D D D"""
    assert found(RULE, trained(week, "V001", until=1)) == [("V001", 2)]


def test_officers_and_auxiliaries_are_not_meant_unless_named(week: Roster) -> None:
    """
    O001  D .
    A001  D .
    """
    assert found(RULE, week) == []
    assert found(VolunteerTraining(grades=frozenset({Grade.AUXILIARY})), week) == [("A001", 0)]


def test_the_past_is_past(week: Roster) -> None:
    """V001  D | ."""
    assert found(RULE, week) == []


def test_the_message_says_why(week: Roster) -> None:
    """
    V001  D .
    V002  D .
    """
    found_ = [v.message.en for v in RULE.violations(trained(week, "V002", until=-1))]
    assert 'there is no record of "岗前培训"' in found_[0]
    assert "was valid until 2026-11-22" in found_[1]


def test_a_training_that_nobody_has_is_a_fault(week: Roster) -> None:
    """V001  . ."""
    (fault,) = RULE.faults(week.problem)
    assert fault.source.column == "skill"
    assert list(RULE.faults(trained(week, "V001").problem)) == []
    assert list(VolunteerTraining(grades=frozenset({Grade.OFFICER})).faults(week.problem)) == []
