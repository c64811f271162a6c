"""Writing a file so that nobody ever sees half of it."""

from pathlib import Path


def write_aside(path: Path, content: bytes) -> Path:
    """Write a file beside its place, then put it there; give its path."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(content)
        return aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
