from dataclasses import replace
from datetime import timedelta

from constraints.community_officers import CommunityOfficers
from roster.domain import Grade, Roster
from tests.constraints.drawing import changed, paid, with_person
from tests.stations import MONDAY

RULE = CommunityOfficers(least=2, weight=10)


def lived_in(roster: Roster, **home: str) -> Roster:
    """Put both grids into a community each and give people their home grids."""
    grids = {
        grid.id: replace(grid, community=f"{grid.id}社区") if grid.id in home.values() else grid
        for grid in roster.problem.grids.values()
    }
    for who, grid in home.items():
        roster = with_person(roster, who, home_grid=grid)
    return changed(roster, grids=grids)


def test_each_community_sees_its_own_in_the_week(week: Roster) -> None:
    """
    O001  D . . . . . .
    O002  . . E . . . S@DESK
    O003  D . . . . . .
    O004  . . . . . . .
    """
    given = lived_in(week, O001="G01", O002="G01", O003="G02", O004="G02")
    assert paid(RULE, given) == 10
    assert paid(replace(RULE, least=1), given) == 0
    assert paid(replace(RULE, weight=7), lived_in(week, O001="G01", O004="G01", O002="G02")) == 14


def test_a_community_with_too_few_pays_for_them_too_and_says_so(week: Roster) -> None:
    """
    O001  D . . . . . .
    O002  D . . . . . .
    """
    given = lived_in(week, O001="G01")
    (charge,) = replace(RULE, least=3).price(given)

    assert paid(replace(RULE, least=3), given) == 20
    assert charge.message.en == (
        "1 of G01社区's own officers have a duty in the week from 23 Nov, 3 should (its grids have 1 in all)."
    )
    assert charge.day == MONDAY + timedelta(days=6)


def test_a_community_without_any_pays_for_all(week: Roster) -> None:
    """
    O001  D . . . . . .
    A001  D . . . . . .
    """
    assert paid(RULE, lived_in(week, A001="G01")) == 20
    assert paid(replace(RULE, grades=frozenset({Grade.AUXILIARY})), lived_in(week, A001="G01")) == 10


def test_a_week_is_judged_when_it_ends_with_what_is_past_of_it(week: Roster) -> None:
    """
    O001  D . . | . . . . . . .
    O002  . . . | . . D . . . .
    """
    given = lived_in(week, O001="G01", O002="G01")
    fridays = replace(given.problem.station, week_start=4)
    assert paid(RULE, given) == 10
    assert paid(RULE, changed(given, station=fridays)) == 0


def test_a_week_of_which_the_first_days_are_unknown_is_not_judged(week: Roster) -> None:
    """O001  . . . . . . ."""
    given = lived_in(week, O001="G01")
    wednesdays = replace(given.problem.station, week_start=2)
    assert paid(RULE, changed(given, station=wednesdays)) == 0


def test_nothing_is_known_without_communities(week: Roster) -> None:
    """O001  D ."""
    (fault,) = RULE.faults(week.problem)
    assert (fault.source.file, fault.source.column) == ("grids", "community")
    assert list(RULE.faults(lived_in(week, O001="G01").problem)) == []
