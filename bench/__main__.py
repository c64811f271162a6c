"""Run the benchmarks, print their table, and write it to out/bench.json.

    python -m bench [--quick] [NAME …]

Exit code 1 says that a target was missed.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from rich.console import Console
from rich.table import Table

import bench
from bench.rows import Benchmark, Row

OUT = Path("out/bench.json")
WIDTH = 140  # columns; a file or a pipe has none of its own


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="smaller cases, a few seconds each")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these benchmarks")
    asked = parser.parse_args()
    found = {module.__name__.rpartition(".")[2]: module for module in benchmarks()}
    if unknown := sorted(set(asked.names) - set(found)):
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(found)}")
    rows = {name: measured(found[name], quick=asked.quick) for name in asked.names or found}
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(table(rows))
    write(rows, quick=asked.quick)
    return 0 if all(row.is_met for part in rows.values() for row in part) else 1


def benchmarks() -> Iterator[Benchmark]:
    """Yield the modules of this package that have a `run`."""
    for module in iter_modules(bench.__path__):
        if not module.name.startswith("_"):
            loaded = import_module(f"bench.{module.name}")
            if hasattr(loaded, "run"):
                yield cast("Benchmark", loaded)


def measured(benchmark: Benchmark, *, quick: bool) -> Sequence[Row]:
    """Run one benchmark, saying which on the terminal."""
    print(f"{benchmark.__name__} …", file=sys.stderr)
    return benchmark.run(quick)


def table(rows: dict[str, Sequence[Row]]) -> Table:
    """Lay the figures out."""
    drawn = Table("figure", "ours", "beside", "ratio", "", "note")
    for part in rows.values():
        for row in part:
            drawn.add_row(
                row.figure,
                f"{figure(row.ours)} {row.unit}",
                f"{figure(row.peer)} {row.unit}, {row.peer_is}",
                f"{row.ratio:.2f} (≤ {row.target:g})",
                "[green]met[/]" if row.is_met else "[red]missed[/]",
                row.note,
            )
        drawn.add_section()
    return drawn


def figure(value: float) -> str:
    """Write a figure with three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits


def write(rows: dict[str, Sequence[Row]], *, quick: bool) -> None:
    """Write the figures with what they were measured on, aside first and then in place."""
    machine = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    figures = {name: [row.as_json() for row in part] for name, part in rows.items()}
    OUT.parent.mkdir(exist_ok=True)
    aside = OUT.with_suffix(".part")
    aside.write_text(json.dumps({"machine": machine, "quick": quick, "figures": figures}, indent=2) + "\n")
    aside.replace(OUT)


if __name__ == "__main__":
    sys.exit(main())
