"""The archives that are published, built from a copy of the tree, and the wheel at work somewhere else."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.packaging.tree import MADE_HERE, ROOT, names_that_travel

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive and, out of it, the wheel, without any network."""
    work = tmp_path_factory.mktemp("archives")
    copytree(ROOT, work / "tree", ignore=ignore_patterns(*MADE_HERE, "*.egg-info", ".*_cache", ".hypothesis"))
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", work / "dist", work / "tree", cwd=work)
    return work / "dist"


@pytest.fixture(scope="module")
def installed(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment that borrows its dependencies; give its `bin`."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    wheel = next(archives.glob("*.whl"))
    run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home
    )
    places = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(places["purelib"], "borrowed.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    return home / "bin"


def run(*command: str | Path, cwd: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_packages_and_nothing_else(archives: Path) -> None:
    names = set(zipfile.ZipFile(next(archives.glob("*.whl"))).namelist())

    assert {name for name in names if ".dist-info/" not in name} == names_that_travel()
    assert {name.rpartition("/")[2] for name in names - names_that_travel()} == {
        "METADATA",
        "WHEEL",
        "RECORD",
        "LICENSE",
        "entry_points.txt",
        "top_level.txt",
    }


def test_the_source_archive_holds_every_file_under_version_control(archives: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this tree is not a checkout")
    tracked = run("git", "ls-files", "-z", "--", ".", cwd=ROOT).split("\0")
    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}

    assert {name for name in tracked if name and (ROOT / name).exists()} - packed <= {".gitignore"}


def test_the_installed_wheel_works_in_another_folder(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import roster; print(roster.__file__)", cwd=tmp_path)
    roster = installed / "roster"

    assert Path(where.strip()).is_relative_to(installed.parent)
    assert "solve" in run(roster, "--help", cwd=tmp_path)
    run(roster, "example", "tiny", "station", cwd=tmp_path)
    run(roster, "check", "station", cwd=tmp_path)
    assert "cn-labour" in run(roster, "rules", "--pack", "cn-labour", cwd=tmp_path)
    run(roster, "solve", "station", "--out", "out", cwd=tmp_path)
    assert run(roster, "sheet", "out", "--only", "O01", cwd=tmp_path)
    assert (tmp_path / "out" / "duties.csv").exists()
