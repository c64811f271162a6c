"""The table of benchmarks and what each of them must have."""

import json
from pathlib import Path

import pytest

from bench.__main__ import APART, BENCHMARKS, benchmark, measured, written
from bench.rows import Findings, Row
from tests.bench.test_comparing import OURS

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
    figures, as_markdown = written(tmp_path, {"x": Findings(rows=[MET, lost])}, quick=True)

    first, second = json.loads(figures.read_text(encoding="utf-8"))["figures"]["x"]
    assert (first["ratio"], first["is_met"]) == (0.5, True)
    assert (second["ratio"], second["is_met"]) == (None, False)
    assert "0.50 (≤ 1)" in as_markdown.read_text(encoding="utf-8")


def test_runs_and_pictures_are_written_by_name(tmp_path: Path) -> None:
    found = {"week": Findings(rows=[MET], runs=[OURS], pictures={"drawn": "<svg/>"})}
    paths = list(written(tmp_path, found, quick=True))

    assert [path.name for path in paths] == ["figures.json", "figures.md", "week.json", "drawn.svg"]
    assert all(path.exists() for path in paths)
