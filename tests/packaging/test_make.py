"""The make targets that the documents promise exist, and each says what it does."""

import subprocess

import pytest

from tests.packaging.tree import ROOT

PROMISED = ("demo", "test", "lint", "bench", "faults", "clean", "help")


def make(*arguments: str) -> str:
    done = subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_help_lists_every_promised_target_in_both_languages() -> None:
    lines = {line.split()[1]: line for line in make("help").splitlines()}

    assert lines.keys() >= set(PROMISED)
    for target in PROMISED:
        assert " · " in lines[target]


@pytest.mark.parametrize("target", PROMISED)
def test_a_target_can_be_carried_out(target: str) -> None:
    assert make("--dry-run", "--always-make", target)


def test_continuous_integration_runs_the_tests() -> None:
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    assert "exec make test" in script.read_text(encoding="utf-8")
