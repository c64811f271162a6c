"""The table of benchmarks and what each of them must have."""

import json
from pathlib import Path

import pytest

from bench.__main__ import APART, BENCHMARKS, benchmark, measured, written
from bench.rows import Findings, Row

README = Path("bench/README.md")
MET = Row(figure="a", ours=1, peer=2, peer_is="b")


@pytest.mark.parametrize("name", [*BENCHMARKS, *APART])
def test_a_benchmark_says_what_it_measures_and_the_readme_knows_it(name: str) -> None:
    module = benchmark(name)

    assert callable(module.run)
    assert (module.__doc__ or "").strip()
    assert f"| `{name}` |" in README.read_text(encoding="utf-8")


def test_rows_alone_are_findings_too() -> None:
    class Plain:
        __name__ = "plain"

        def run(self, quick: bool) -> list[Row]:  # noqa: ARG002 - as every benchmark
            return [MET]

    assert measured(Plain(), quick=True) == Findings(rows=[MET])


def test_figures_are_written_with_their_ratios(tmp_path: Path) -> None:
    lost = Row(figure="c", ours=1, peer=0, peer_is="b")
    (path,) = written(tmp_path, {"x": Findings(rows=[MET, lost])}, quick=True)

    first, second = json.loads(path.read_text(encoding="utf-8"))["figures"]["x"]
    assert (first["ratio"], first["is_met"]) == (0.5, True)
    assert (second["ratio"], second["is_met"]) == (None, False)
