from constraints.most_weekends import MostWeekends
from roster.domain import Grade, Roster
from tests.constraints.drawing import found


def test_every_weekend_beyond_the_number_is_found_on_its_first_duty(week: Roster) -> None:
    """
    O001  . . . . . D . . . . . . . D . . . . . D D
    O002  . . . . . D D . . . . . . . . . . . . . D
    """
    assert found(MostWeekends(most=1), week) == [("O001", 13), ("O001", 19), ("O002", 20)]
    assert found(MostWeekends(most=2), week) == [("O001", 19)]
    assert found(MostWeekends(most=0), week)[0] == ("O001", 5)


def test_only_where_a_duty_starts_counts(week: Roster) -> None:
    """O001  . . . . N . . . . . . . N ."""
    assert found(MostWeekends(most=0), week) == [("O001", 12)]


def test_past_weekends_do_not_count_and_settled_duties_do(week: Roster) -> None:
    """O001  D D | . . . . . D! ."""
    assert found(MostWeekends(most=1), week) == []
    assert found(MostWeekends(most=0), week) == [("O001", 5)]


def test_only_people_of_the_grades_it_binds(week: Roster) -> None:
    """
    O001  . . . . . D .
    A001  . . . . . D .
    """
    assert found(MostWeekends(most=0, grades=frozenset({Grade.AUXILIARY})), week) == [("A001", 5)]
