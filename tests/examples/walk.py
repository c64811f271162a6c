"""The walk through `examples/tiny` that its README invites to, and what is seen on the way.

`python -m tests.examples.walk` renews what the README shows and what stands in `expected/`.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from roster.words import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
TINY = EXAMPLES / "tiny"
EXPECTED = ("duties.csv", "shortages.csv")
CHANGE = ("O14,2026-11-27,", "O14,2026-11-25,")
_TABLES = "out/tiny/shortages.csv out/after/shortages.csv"
_SEEN = re.compile(r"(<!-- said: (\S+ \S+) -->\n).*?(<!-- end -->)", re.DOTALL)
_TIME = re.compile(r"\d+(\.\d+)?(?= 秒| s;)")


@dataclass(frozen=True)
class Walk:
    """What was seen: by step and language what the terminal said, and the folder in which all happened."""

    folder: Path
    said: dict[str, str]


def roster(*words: str | Path, within: Path) -> subprocess.CompletedProcess[str]:
    """Call the installed command line from a folder, on a terminal of 80 columns."""
    program = Path(sys.executable).with_name("roster")
    settings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(program), *map(str, words)],
        cwd=within,
        env=settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def walk(folder: Path) -> Walk:
    """Do in an empty folder what the README of `tiny` says, once in each language."""
    said = {}
    station = folder / "examples" / "tiny"
    shutil.copytree(TINY, station)
    for language in Language:
        said[f"solve {language}"] = _solved(folder, "out/tiny", language)
    leave = station / "leave.csv"
    leave.write_text(leave.read_text(encoding="utf-8").replace(*CHANGE), encoding="utf-8")
    for language in Language:
        short = next(part for part in _solved(folder, "out/after", language).split("\n\n") if "W1" in part)
        said[f"after {language}"] = f"{short.strip()}\n\n$ diff {_TABLES}\n{_difference(folder)}"
    return Walk(folder, said)


def _solved(folder: Path, out: str, language: Language) -> str:
    shutil.rmtree(folder / out, ignore_errors=True)  # else the second language hears what changed: nothing
    done = roster("solve", "examples/tiny", "--out", out, "--lang", language, within=folder)
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)
    return done.stdout.strip("\n")


def _difference(folder: Path) -> str:
    differs = ["diff", *_TABLES.split()]
    return subprocess.run(
        differs, cwd=folder, capture_output=True, encoding="utf-8", check=False
    ).stdout.strip()


def shown(text: str, seen: Walk) -> str:
    """Give a README with what the walk has seen in its places."""
    return _SEEN.sub(lambda place: f"{place[1]}```text\n{seen.said[place[2]]}\n```\n{place[3]}", text)


def timeless(text: str) -> str:
    """Give a text without the seconds that a machine took."""
    return _TIME.sub("–", text)


def main() -> None:
    """Renew the README's outputs and the expected results."""
    readme = TINY / "README.md"
    with TemporaryDirectory() as place:
        seen = walk(Path(place))
        before = readme.read_text(encoding="utf-8")
        if timeless(after := shown(before, seen)) != timeless(before):
            readme.write_text(after, encoding="utf-8")
        (TINY / "expected").mkdir(exist_ok=True)
        for name in EXPECTED:
            shutil.copyfile(seen.folder / "out" / "tiny" / name, TINY / "expected" / name)


if __name__ == "__main__":
    main()
