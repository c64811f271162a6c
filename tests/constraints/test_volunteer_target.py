from constraints.volunteer_target import VolunteerTarget
from roster.domain import Grade, Roster
from tests.constraints.drawing import changed, paid
from tests.stations import needs


def test_each_volunteer_below_the_target_costs(week: Roster) -> None:
    """
    V001  D D .
    V002  D . .
    """
    given = changed(week, demands=(needs("G01", "D", volunteer=1, volunteer_target=2),))
    assert paid(VolunteerTarget(weight=7), given) == 7 * (0 + 1 + 2)


def test_without_a_target_above_the_need_nothing_is_charged(week: Roster) -> None:
    """V001  . . ."""
    given = changed(week, demands=(needs("G01", "D", volunteer=2),))
    assert paid(VolunteerTarget(), given) == 0


def test_settled_volunteers_count_even_beyond_the_target(week: Roster) -> None:
    """
    V001  D! . .
    V002  D! . .
    """
    given = changed(week, demands=(needs("G01", "D", volunteer=0, volunteer_target=1),))
    assert paid(VolunteerTarget(weight=1), given) == 2


def test_it_speaks_of_volunteers_alone(week: Roster) -> None:
    """V001  . . ."""
    given = changed(week, demands=(needs("G01", "D", volunteer_target=1),))
    assert paid(VolunteerTarget(weight=1), given) == 3
    assert paid(VolunteerTarget(weight=1, grades=frozenset({Grade.OFFICER})), given) == 0
