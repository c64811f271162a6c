"""A folder to work in, and the command line to call in it."""

from pathlib import Path

import pytest

from tests.faults.calls import Caller


@pytest.fixture(name="roster")
def _roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Caller:
    """Give the command line, called in an empty folder that is the current one, on 80 columns."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "ROSTER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return Caller(tmp_path, capsys)
