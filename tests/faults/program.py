"""The installed command line as a process of its own, to be interrupted at any moment."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("roster")
PATIENCE = 120.0  # seconds that a busy machine may take


@dataclass(frozen=True)
class Ending:
    """How a process ended."""

    code: int
    out: str
    err: str


def started(*words: str | Path, within: Path) -> subprocess.Popen[str]:
    """Start the command line in a folder, in English, on 80 columns."""
    return subprocess.Popen(
        [str(PROGRAM), *map(str, words), "--lang", "en"],
        cwd=within,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def ended(running: subprocess.Popen[str]) -> Ending:
    """Wait for the end of a process."""
    out, err = running.communicate(timeout=PATIENCE)
    return Ending(running.returncode, out, err)


def interrupted(
    running: subprocess.Popen[str], *moments: float, by: signal.Signals = signal.SIGINT
) -> Ending:
    """Send a signal at moments in seconds after the start, and wait for the end."""
    began = time.monotonic()
    for moment in moments:
        time.sleep(max(0.0, began + moment - time.monotonic()))
        if running.poll() is None:
            running.send_signal(by)
    return ended(running)
