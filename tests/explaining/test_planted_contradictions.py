"""Contradictions planted in invented stations: the benchmark in small. `make bench ARGS=contradictions` plants 500."""

from bench.contradictions import try_all


def test_planted_contradictions_are_explained_proven_minimal_and_mended() -> None:
    assert [tried.wrong for tried in try_all(12, (6, 9))] == [""] * 12
