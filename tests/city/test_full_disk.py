"""A disk without room costs a station its roster, not the city its run, and OUT is named."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from constraints.packs import rule_book
from roster.city import work
from roster.city.outcome import Outcome, State
from roster.solving import NOTHING
from tests.city.cities import city
from tests.city.crews import done, task


def _no_room(*_: object) -> Outcome:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("where", ["_made", "note"])
def test_a_station_for_which_there_is_no_room_is_named(
    where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = replace(task("P001"), folder=city() / "stations" / "P001", out=tmp_path / "out")
    monkeypatch.setattr(work, "_made", lambda *_: (done(given), NOTHING))
    monkeypatch.setattr(work, where, _no_room)
    found = work.carry_out(given, rule_book)
    assert found.state is State.FAILED
    assert found.reasons[0].en == f"cannot be read or written: {tmp_path / 'out'}: No space left on device"
