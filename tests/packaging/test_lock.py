"""The locked requirements answer to pyproject.toml, and name versions only."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.tree import ROOT, settings

LOCKED = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
EXACT = re.compile(r"[A-Za-z0-9._-]+==[0-9A-Za-z.!+]+")


def locked(name: str) -> dict[str, str]:
    lines = (ROOT / ".ci" / name).read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(package): version for package, version in pins}


@pytest.mark.parametrize("name", LOCKED)
def test_every_line_pins_one_version_and_names_no_place(name: str) -> None:
    lines = (ROOT / ".ci" / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not line.startswith("#") and not EXACT.fullmatch(line)] == []


@pytest.mark.parametrize("name", LOCKED)
def test_what_runs_is_locked_as_pyproject_asks(name: str) -> None:
    asked = settings()["project"]["dependencies"] + settings()["build-system"]["requires"]

    assert unmet(asked, locked(name)) == []


def test_what_develops_is_locked_as_pyproject_asks() -> None:
    assert unmet(settings()["dependency-groups"]["dev"], locked("requirements-dev.txt")) == []


def test_what_is_compared_with_is_locked_as_pyproject_asks() -> None:
    assert unmet(settings()["dependency-groups"]["bench"], locked("requirements-bench.txt")) == []


def test_all_lists_name_the_same_versions() -> None:
    run, develop, compare = (locked(name).items() for name in LOCKED)

    assert run <= develop <= compare


def unmet(asked: list[str], pins: dict[str, str]) -> list[str]:
    wanted = [Requirement(line) for line in asked]
    return [str(r) for r in wanted if pins.get(canonicalize_name(r.name), "") not in r.specifier]
