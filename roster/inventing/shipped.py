"""The examples that come with the program."""

from importlib.resources import as_file, files
from pathlib import Path

from roster.errors import UnusableCall
from roster.files import write_aside
from roster.words import Text

_PACKAGE = "roster.examples"


def copy_example(name: str, folder: Path) -> list[Path]:
    """Copy a shipped example into a new folder and give its files; a folder that holds anything is refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnusableCall(
            Text(f"{folder} 已存在且不是空文件夹", f"{folder} is there already and not an empty folder"),
            Text("请换一个文件夹名。", "Name another folder."),
        )
    with as_file(files(_PACKAGE).joinpath(name)) as source:
        wanted = sorted(path for path in source.iterdir() if path.suffix in {".csv", ".toml", ".md"})
        return [write_aside(folder / path.name, path.read_bytes()) for path in wanted]
