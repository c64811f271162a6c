"""Run the benchmarks, print their tables, and write figures, runs and pictures into a folder.

    python -m bench [--quick] [--all] [--out DIR] [NAME …]

Exit code 1 says that a target was missed.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from rich.console import Console

from bench import tables
from bench.rows import Benchmark, Findings
from bench.runs import machine, write_runs
from roster.files import write_aside

BENCHMARKS = (
    "week",
    "month",
    "rich",
    "packs",
    "growth",
    "repair",
    "stages",
    "paper",
    "calendars",
    "demo",
)
"""The modules of this package that run when none is named, in this order."""

APART = ("city", "contradictions")
"""Those that take long, and run when named or with --all."""

OUT = Path("out/bench")
_WIDTH = 150  # columns; a file or a pipe has none of its own


def main() -> int:
    """Run what the command line asks for."""
    asked = _asked()
    names = asked.names or (*BENCHMARKS, *(APART if asked.all else ()))
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    found: dict[str, Findings] = {}
    paths: list[Path] = []
    for name in names:
        print(f"{name} …", file=sys.stderr)
        found[name] = measured(benchmark(name), quick=asked.quick)
        # written each time: who stops a long run keeps what is there
        paths = list(written(asked.out, found, quick=asked.quick))
        for drawn in tables.of_runs(found[name].runs):
            console.print(drawn)
    console.print(tables.of_rows(findings.rows for findings in found.values()))
    for path in paths:
        console.print(str(path), soft_wrap=True)
    return 0 if all(row.is_met for findings in found.values() for row in findings.rows) else 1


def _asked() -> argparse.Namespace:
    helped = not {"-h", "--help"}.isdisjoint(sys.argv)
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=(__doc__ or "").splitlines()[0],
        epilog=told() if helped else None,  # else every benchmark would be loaded
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--quick", action="store_true", help="smaller cases, a few seconds each")
    parser.add_argument("--all", action="store_true", help=f"also {', '.join(APART)}")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write figures and pictures")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these benchmarks")
    asked = parser.parse_args()
    if unknown := sorted({*asked.names} - {*BENCHMARKS, *APART}):
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join((*BENCHMARKS, *APART))}")
    return asked


def benchmark(name: str) -> Benchmark:
    """Give a benchmark, loaded only now: some need more than others."""
    return cast("Benchmark", import_module(f"bench.{name}"))


def told() -> str:
    """List the benchmarks with the first sentence of each."""
    return "\n".join(
        f"  {name:15}{(benchmark(name).__doc__ or '').splitlines()[0]}" for name in (*BENCHMARKS, *APART)
    )


def measured(asked: Benchmark, *, quick: bool) -> Findings:
    """Run one benchmark."""
    found = asked.run(quick)
    return found if isinstance(found, Findings) else Findings(rows=found)


def written(out: Path, found: Mapping[str, Findings], *, quick: bool) -> Iterator[Path]:
    """Write figures, runs, pictures, and the tables as Markdown; give the paths."""
    figures = {name: [row.as_json() for row in findings.rows] for name, findings in found.items()}
    told = {"machine": machine(), "quick": quick, "figures": figures}
    yield write_aside(out / "figures.json", (json.dumps(told, indent=2) + "\n").encode())
    yield write_aside(out / "figures.md", tables.markdown(list(found.values())).encode())
    for name, findings in found.items():
        if findings.runs:
            yield write_runs(out / f"{name}.json", findings.runs)
        for picture, drawn in findings.pictures.items():
            yield write_aside(out / f"{picture}.svg", drawn.encode())


if __name__ == "__main__":
    sys.exit(main())
