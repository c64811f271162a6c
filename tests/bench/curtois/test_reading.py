from pathlib import Path

import pytest

from bench.curtois.reading import Cover, Request, Shift, read_instance
from tests.bench.curtois.tiny import TWO_WEEKS, written


def test_an_instance_is_read_as_it_stands_there(tmp_path: Path) -> None:
    found = read_instance(written(tmp_path, TWO_WEEKS))

    assert (found.name, found.days) == ("Instance0", 14)
    assert found.shifts == (
        Shift(id="E", minutes=480, refused=()),
        Shift(id="L", minutes=480, refused=("E",)),
    )
    first, second = found.staff
    assert (first.most_shifts, first.most_minutes, first.least_minutes) == ({"E": 9, "L": 2}, 3360, 1920)
    assert (first.most_run, first.least_run, first.least_off, first.most_weekends) == (3, 2, 2, 1)
    assert (first.days_off, second.days_off) == (frozenset({3}), frozenset())
    assert found.requests[0] == Request(employee="A", day=0, shift="E", weight=2, wanted=True)
    assert found.requests[-1] == Request(employee="B", day=0, shift="L", weight=4, wanted=False)
    assert found.cover[1] == Cover(day=0, shift="L", required=1, under=100, over=1)


def test_what_nobody_asked_for_may_be_left_out(tmp_path: Path) -> None:
    start, end = TWO_WEEKS.index("SECTION_DAYS_OFF"), TWO_WEEKS.index("SECTION_COVER")
    found = read_instance(written(tmp_path, TWO_WEEKS[:start] + TWO_WEEKS[end:]))

    assert found.requests == ()
    assert [one.days_off for one in found.staff] == [frozenset(), frozenset()]


def test_days_off_in_several_rows_add_up(tmp_path: Path) -> None:
    found = read_instance(written(tmp_path, TWO_WEEKS.replace("\nA,3\n", "\nA,3\nA, 5\n")))

    assert found.staff[0].days_off == {3, 5}


@pytest.mark.parametrize(
    "text", ["", "hello", TWO_WEEKS.split("SECTION_COVER", maxsplit=1)[0], TWO_WEEKS.replace("3360,", "")]
)
def test_what_is_no_instance_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nothing under|not enough"):
        read_instance(written(tmp_path, text))
