"""Files that are there as a whole or not at all."""

from pathlib import Path


def write_aside(path: Path, content: bytes) -> Path:
    """Write a file beside its place, then rename it into place; give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.aside")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path
