from datetime import timedelta

from constraints.search_posts import SearchPosts
from roster.domain import Grade, Roster
from tests.constraints.drawing import changed, found, with_person
from tests.stations import MONDAY, needs

RULE = SearchPosts(skill="女民警")


def asking(roster: Roster, officer: int = 2, auxiliary: int = 0) -> Roster:
    rows = [needs(post, "D", officer, auxiliary, auxiliary) for post in ("GATE", "G01")]
    return changed(roster, demands=tuple(rows))


def woman(roster: Roster, who: str, until: int | None = None) -> Roster:
    return with_person(
        roster, who, skills={"女民警": None if until is None else MONDAY + timedelta(days=until)}
    )


def test_one_seat_goes_to_a_woman_or_stays_open(week: Roster) -> None:
    """
    O001  D@GATE .      .
    O002  D@GATE D@GATE D@GATE
    O003  .      D@GATE .
    """
    assert found(RULE, woman(asking(week), "O001")) == [("O002", 1), ("O003", 1)]


def test_other_posts_are_free_of_it_unless_named(week: Roster) -> None:
    """
    O001  D . .
    O002  D . .
    """
    assert found(RULE, asking(week)) == []
    assert found(SearchPosts(posts=("G01",)), asking(week)) == [("O001", 0), ("O002", 0)]
    assert found(SearchPosts(posts=("网格",)), asking(week)) == [("O001", 0), ("O002", 0)]


def test_the_seats_of_all_grades_it_binds_count_together(week: Roster) -> None:
    """
    O001  D@GATE D@GATE
    A001  D@GATE D@GATE
    V001  .      D@GATE
    """
    given = asking(week, officer=1, auxiliary=1)
    assert found(RULE, woman(given, "A001")) == []
    assert found(RULE, woman(given, "V001")) == [("A001", 0), ("O001", 0), ("A001", 1), ("O001", 1)]
    officers = SearchPosts(grades=frozenset({Grade.OFFICER}))
    assert found(officers, woman(given, "A001")) == [("O001", 0), ("O001", 1)]


def test_a_skill_that_has_expired_is_none(week: Roster) -> None:
    """
    O001  D@GATE D@GATE
    O002  D@GATE D@GATE
    """
    assert found(RULE, woman(asking(week), "O001", until=0)) == [("O001", 1), ("O002", 1)]


def test_more_than_one_may_be_asked_for(week: Roster) -> None:
    """
    O001  D@GATE .
    O002  D@GATE .
    """
    assert found(SearchPosts(least=2), woman(asking(week), "O001")) == [("O002", 0)]
    assert found(SearchPosts(least=3), woman(asking(week), "O001")) == [("O002", 0)]


def test_what_cannot_work_is_a_fault(week: Roster) -> None:
    """
    O001  D@GATE .
    O002  D@GATE .
    """
    given = asking(week).problem
    with_one = woman(asking(week), "O001").problem
    unknown, nobody = SearchPosts(posts=("卡口", "checkpoint")).faults(given)

    assert "卡口" in unknown.message.zh
    assert unknown.source.text.en == 'station.toml [rules.search-posts], key "posts"'
    assert "nobody" in nobody.message.en
    assert [fault.message.en for fault in SearchPosts(least=3).faults(with_one)] == [
        'post GATE must have 3 with "女民警", but has seats for 2 on a shift'
    ]
    assert list(RULE.faults(with_one)) == []
