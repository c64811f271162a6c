from pathlib import Path

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
