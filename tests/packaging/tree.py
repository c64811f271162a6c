"""What lies in the checkout."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("roster", "constraints")
INSIDE_ROSTER = ("examples", "templates")  # folders of the top that travel as packages of roster
MADE_HERE = {"__pycache__", ".venv", ".git", ".cache", "build", "dist", "out"}


def settings() -> Mapping[str, Any]:
    """Read pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def files_below(folder: str) -> set[str]:
    """List the files of a folder of the checkout, without what Python leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def names_that_travel() -> set[str]:
    """List what a wheel holds beside its metadata: packages whole, examples, pages, and the command line."""
    own = {name for package in PACKAGES for name in files_below(package)}
    inside = {f"roster/{name}" for folder in INSIDE_ROSTER for name in files_below(folder)}
    return own | inside | {f"gridroster/{name}" for name in AT_TOP}


AT_TOP = ("cli.py", "py.typed")
