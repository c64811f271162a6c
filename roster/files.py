"""Files that are there as a whole or not at all."""

import os
from pathlib import Path


def write_aside(path: Path, content: bytes) -> Path:
    """Write a file beside its place, then rename it into place; give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        return aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
