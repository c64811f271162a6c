"""A duty sheet is plain HTML: a browser, which shares nothing with our printer, prints the same words."""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from roster.sheets.reading import Reading
from roster.sheets.week import week_sheets
from roster.words import Language
from tests.sheets.solved import solved
from tests.stations import greedy, six_grids

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FONTS = Path(str(files("pylopdf_fonts_zh_cn")))
FACES = {"sans.otf": FONTS / "NotoSansSC-Regular.otf", "serif.otf": FONTS / "NotoSerifSC-Regular.otf"}
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--allow-file-access-from-files",  # the page takes its two faces from files beside it
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
@pytest.mark.parametrize("language", Language)
def test_a_browser_prints_every_name_and_duty_of_the_week(language: Language, tmp_path: Path) -> None:
    stored = solved(greedy(six_grids()))
    problem = stored.roster.problem
    sheets = list(week_sheets(stored, Reading(stored.roster), language))
    words = "".join(_printed(sheet, tmp_path / str(number)) for number, sheet in enumerate(sheets))
    missing = [p.text.en for p in problem.people.values() if p.name not in words or p.id not in words]
    assert not missing
    nights = [duty for duty in stored.roster.duties if duty.is_night]
    assert words.count("N") >= len(nights) > 0


def _printed(sheet: str, folder: Path) -> str:
    folder.mkdir()
    page, paper = folder / "sheet.html", folder / "sheet.pdf"
    style = files("roster.templates").joinpath("paper.css").read_text(encoding="utf-8")
    for name, file in FACES.items():
        style = style.replace(f"packaged:{name}", file.as_uri())
    page.write_text(sheet.replace("</head>", f"<style>{style}</style></head>"), encoding="utf-8")
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={paper}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True).stdout
    return text.decode()
