"""Solve the public shift-scheduling instances, and print what came of each.

    python -m bench.curtois DIR --seconds T [--only 1,2,9] [--out DIR] [--seed N]

Exit code 1 says that a roster is missing or wrong, 2 that DIR has no such instance.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bench.curtois.known import KNOWN, Known
from bench.curtois.solving import Result, solved

OUT = Path("out/curtois")
WIDTH = 80  # columns that the table needs at most


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.curtois", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="where InstanceN.txt are")
    parser.add_argument("--seconds", type=float, required=True, help="wall time for each instance")
    parser.add_argument("--only", default="", metavar="1,2,9", help="only these instances")
    parser.add_argument("--out", type=Path, default=OUT, help=f"where the rosters go (default: {OUT})")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    numbers = [int(number) for number in asked.only.split(",") if number] or _numbers(asked.folder)
    paths = [asked.folder / f"Instance{number}.txt" for number in numbers]
    if missing := [str(path) for path in paths if not path.is_file()] or (
        [] if paths else [str(asked.folder)]
    ):
        parser.error(f"no instance: {', '.join(missing)}")
    asked.out.mkdir(parents=True, exist_ok=True)
    results = []
    for path in paths:
        print(f"{path.stem} …", file=sys.stderr, flush=True)
        results.append(solved(path, asked.out, asked.seconds, asked.seed))
        write(results, asked.out / "curtois.json", asked.seconds, asked.seed)
    print(f"Public shift-scheduling instances, {asked.seconds:g} s each")
    Console(width=max(Console().width, WIDTH)).print(table(results))
    for result in results:
        if result.fault:
            print(f"{result.name}: {result.fault}")
    return 1 if any(result.fault for result in results) else 0


def _numbers(folder: Path) -> list[int]:
    stems = (path.stem.removeprefix("Instance") for path in folder.glob("Instance*.txt"))
    return sorted(int(stem) for stem in stems if stem.isdigit())


def table(results: Sequence[Result]) -> Table:
    """Lay the results out beside what is known."""
    found = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("#", "size", "score", "bound", "gap", "known", "above", "10 min", "60 min", "s", "CPU s"):
        found.add_column(name, justify="right", no_wrap=True)
    for result in results:
        known = KNOWN.get(result.name)
        found.add_row(
            result.name.removeprefix("Instance"),
            result.size,
            _number(result.score),
            _number(result.bound),
            _share(result.gap),
            *_known(known, result.score),
            _seconds(result.seconds),
            _seconds(result.cpu_seconds),
        )
    return found


def _known(known: Known | None, score: int | None) -> tuple[str, str, str, str]:
    """Say what is known, and how far a score is above the best of it."""
    if known is None:
        return "–", "–", "–", "–"
    above = None if score is None else (score - known.best) / known.best
    return str(known.best), _share(above), _number(known.ten_minutes), _number(known.hour)


def _seconds(value: float) -> str:
    return f"{value:.1f}" if value < 1000 else f"{value:.0f}"  # noqa: PLR2004 - as wide as the column


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def write(results: Sequence[Result], path: Path, seconds: float, seed: int) -> None:
    """Write the results for machines, beside what is known."""
    rows = []
    for result in results:
        known = KNOWN.get(result.name)
        rows.append(asdict(result) | {"gap": result.gap, "known": known._asdict() if known else None})
    text = json.dumps({"seconds": seconds, "seed": seed, "instances": rows}, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
