"""What the code imports is what pyproject.toml declares, no less and no more."""

import ast
import sys
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.tree import PACKAGES, ROOT, files_below, settings

OWN = {*PACKAGES, "cli"}
WITHOUT_IMPORT = {"tzdata"}  # zoneinfo reads it where the system has no time zones


def test_every_import_is_declared_and_every_dependency_is_imported() -> None:
    imported = {
        name
        for path in ["cli.py", *(name for package in PACKAGES for name in files_below(package))]
        if path.endswith(".py")
        for name in top_level_imports((ROOT / path).read_text(encoding="utf-8"))
    }
    distributions = packages_distributions()
    used = {
        canonicalize_name(distribution)
        for name in imported - OWN - sys.stdlib_module_names
        for distribution in distributions[name]
    }
    declared = {canonicalize_name(Requirement(line).name) for line in settings()["project"]["dependencies"]}

    assert declared - WITHOUT_IMPORT == used


def top_level_imports(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
