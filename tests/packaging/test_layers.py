"""The layers of ARCHITECTURE.md hold: nobody imports upwards, and rules see the domain alone."""

import subprocess
import sys
from pathlib import Path

from tests.packaging.tree import ROOT


def test_every_import_contract_is_kept() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
