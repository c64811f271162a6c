"""Calls of the command line, and what must hold of every call that is refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from rich.cells import cell_len

import cli
from roster.words import Language

TINY = Path(__file__).parents[2] / "examples" / "tiny"
ADVICE = {Language.ZH: "建议：", Language.EN: "advice: "}
COLUMNS = 80


@dataclass(frozen=True)
class Answer:
    """How a call ended, and what it wrote on its two streams."""

    code: int
    out: str
    err: str


class Caller:
    """Calls the command line in this process, within a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: str | Path) -> Answer:
        """Call it once."""
        self._capsys.readouterr()
        code = cli.program.run([str(word) for word in words])
        streams = self._capsys.readouterr()
        return Answer(code, streams.out, streams.err)

    def done(self, *words: str | Path) -> Answer:
        """Call it once, and see that it did what it was to do."""
        answer = self(*words)
        assert (answer.code, answer.err) == (0, ""), answer
        return answer

    def refused(self, *words: str | Path, code: int = 2) -> Mapping[Language, dict[str, Any]]:
        """Call it in both languages, for people and for programs; give what programs are told.

        Nothing changes on the disk, nothing is said on stdout, there is no word of a traceback, and advice
        stands on a line of its own.
        """
        before, told = contents(self.folder), {}
        for language in Language:
            answer = self(*words, "--lang", language)
            assert (answer.code, answer.out) == (code, ""), answer
            assert_readable(answer.err, language)
            machine = self(*words, "--lang", language, "--json")
            assert (machine.code, machine.err) == (code, ""), machine
            told[language] = json.loads(machine.out)
        assert contents(self.folder) == before
        return told


def assert_readable(text: str, language: Language) -> None:
    """See that a message is one for people, with advice on a line of its own, on 80 columns."""
    assert "Traceback" not in text, text
    assert any(line.strip().startswith(ADVICE[language]) for line in text.splitlines()), text
    assert all(cell_len(line) <= COLUMNS for line in text.splitlines()), text


def contents(folder: Path) -> dict[str, str]:
    """Give every file and folder below a folder, hidden ones too, with a digest of what is in it."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


def station(folder: Path) -> Path:
    """Copy the example `tiny` into a folder `station`."""
    return Path(copytree(TINY, folder / "station", ignore=lambda *_: ["expected", "README.md"]))
