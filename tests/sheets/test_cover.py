from roster.domain import Grade
from roster.sheets.cover import gaps, totals
from roster.sheets.reading import Reading
from tests.stations import MONDAY, needs, person, problem, roster


def test_somebody_too_many_at_one_grid_does_not_hide_a_seat_open_at_another() -> None:
    """Both officers stand in the first grid; each of the two grids needs one."""
    given = problem([person(1), person(2)], [needs("grid", "D", officer=1)], grids=2, days=1)
    reading = Reading(roster(given, ("O001", 0, "D", "G01"), ("O002", 0, "D", "G01")))
    [total] = totals(reading, [MONDAY])
    assert (total.counts[0].there, total.counts[0].needed, total.counts[0].missing) == (2, 2, 1)
    [missing] = gaps(reading, [MONDAY])
    assert [(s.code, gap.post, gap.words.zh, gap.words.en) for s, gaps in missing.shifts for gap in gaps] == [
        ("D", "第2网格", "缺 1 民警", "1 officer short")
    ]


def test_a_volunteer_only_wished_for_is_not_missing() -> None:
    given = problem([person(1, Grade.VOLUNTEER)], [needs("grid", "D", volunteer_target=1)], days=1)
    assert list(gaps(Reading(roster(given)), [MONDAY])) == []
