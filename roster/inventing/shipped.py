"""The examples that come with the program."""

from importlib.resources import as_file, files
from pathlib import Path

from roster.files import write_aside
from roster.inventing.folder import refuse_full

_PACKAGE = "roster.examples"


def copy_example(name: str, folder: Path) -> list[Path]:
    """Copy a shipped example into a new folder and give its files; a folder that holds anything is refused."""
    refuse_full(folder)
    with as_file(files(_PACKAGE).joinpath(name)) as source:
        wanted = sorted(path for path in source.iterdir() if path.suffix in {".csv", ".toml", ".md"})
        return [write_aside(folder / path.name, path.read_bytes()) for path in wanted]
