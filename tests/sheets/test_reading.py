from datetime import date
from typing import Any

import pytest

from roster.domain import Grade, Post, PostKind, Roster
from roster.sheets.reading import Reading
from tests.stations import MONDAY, needs, person, problem, roster

PATROL = Post(id="X1", name="片区巡逻", kind=PostKind.SECTOR, sector="X")
DESK = Post(id="DESK", name="网上巡查", kind=PostKind.DESK)
O1, O2, A1 = person(1), person(2), person(1, Grade.AUXILIARY)


def drawn(*cells: Any) -> Roster:  # noqa: ANN401 - as `roster` takes them
    return roster(
        problem([O1, O2, A1], [needs("grid", "D", officer=1, auxiliary=1)], posts=[PATROL, DESK]), *cells
    )


def key(post: str = "G01", shift: str = "D") -> tuple[str, date, str]:
    return (post, MONDAY, shift)


@pytest.mark.parametrize(
    ("cells", "command", "from_sector"),
    [
        ([("O001", 0, "D"), ("A001", 0, "D"), ("O002", 0, "D", "X1")], [O1], False),
        ([("A001", 0, "D"), ("O002", 0, "D", "X1")], [O2], True),
        ([("A001", 0, "D"), ("O002", 0, "E", "X1")], [], False),
        ([("A001", 0, "D"), ("O002", 1, "D", "X1")], [], False),
    ],
    ids=["at the post", "on the sector's patrol", "another shift", "another day"],
)
def test_the_officer_at_the_post_commands_else_the_one_on_the_sectors_patrol(
    cells: list[Any], command: list[Any], from_sector: bool
) -> None:
    found = Reading(drawn(*cells)).command(key())
    assert list(found.people) == command
    assert found.from_sector is from_sector


def test_a_patrol_does_not_command_what_is_in_no_sector() -> None:
    reading = Reading(drawn(("A001", 0, "D", "DESK"), ("O001", 0, "D", "X1")))
    assert reading.uncommanded(key("DESK"))


def test_a_post_at_which_nobody_stands_is_open_not_uncommanded() -> None:
    reading = Reading(drawn())
    assert not reading.uncommanded(key())
    assert [(s.grade, s.missing) for s in reading.missing(key())] == [
        (Grade.OFFICER, 1),
        (Grade.AUXILIARY, 1),
    ]


def test_a_duty_where_nothing_is_needed_is_listed_all_the_same() -> None:
    reading = Reading(drawn(("O001", 0, "N")))
    assert reading.keys(MONDAY, ["G01"]) == [key(), key(shift="N")]


def test_posts_come_sector_by_sector_the_patrol_first() -> None:
    assert {k: [p.id for p in v] for k, v in Reading(drawn()).posts_by_sector.items()} == {
        "X": ["X1", "G01"],
        "": ["DESK"],
    }
