"""What the code imports is what pyproject.toml declares, no less and no more."""

import ast
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.tree import PACKAGES, ROOT, files_below, settings

OWN = {*PACKAGES, "cli", "tests", "bench"}
ELSEWHERE = {"jpype": ["jpype1"]}  # installed only where the benchmarks compare
WITHOUT_IMPORT = {"tzdata"}  # zoneinfo reads it where the system has no time zones


def test_every_import_is_declared_and_every_dependency_is_imported() -> None:
    used = distributions_imported(
        ["cli.py", *(name for package in PACKAGES for name in files_below(package))]
    )

    project = settings()["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    assert declared([*project["dependencies"], *extras]) - WITHOUT_IMPORT == used


def test_everything_that_tests_and_benchmarks_import_is_declared() -> None:
    used = distributions_imported([*files_below("tests"), *files_below("bench")])

    groups = settings()["dependency-groups"]
    asked = settings()["project"]["dependencies"] + groups["dev"] + groups["bench"]
    assert used <= declared(asked)


def declared(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def distributions_imported(paths: Iterable[str]) -> set[str]:
    sources = [(ROOT / path).read_text(encoding="utf-8") for path in paths if path.endswith(".py")]
    names = {name for source in sources for name in top_level_imports(source)} - OWN - sys.stdlib_module_names
    known = {**ELSEWHERE, **packages_distributions()}
    return {canonicalize_name(distribution) for name in names for distribution in known.get(name, [name])}


def top_level_imports(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
