import json
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

import cli
from roster.city.report import report
from roster.terminal.city_report import city_to_json, render_city
from roster.terminal.pages import Page
from roster.words import Language
from tests.city.cities import result


@pytest.mark.parametrize("language", list(Language))
def test_the_summary_fits_eighty_columns_and_names_everything(language: Language) -> None:
    out = StringIO()
    render_city(report(result()), Page(Console(file=out, width=80), language))
    text = out.getvalue()

    assert max(map(cell_len, text.splitlines())) <= 80
    assert all(name in text for name in ("霁江分局", "松泉分局", "P004", "松泉桥派出所"))
    assert ("缺员最多的派出所" if language is Language.ZH else "Stations with most seats open") in text


def test_programs_get_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.program.run(["city", "report", str(result()), "--to", str(tmp_path), "--json", "--lang", "en"])
    told = json.loads(capsys.readouterr().out)

    assert code == 0
    assert told | {"files": None} == city_to_json(report(result()), Language.EN) | {"files": None}
    assert sorted(Path(file).name for file in told["files"]) == sorted(
        path.name for path in tmp_path.iterdir()
    )


def test_the_summary_goes_into_the_result_unless_told_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.program.run(["city", "report", str(result()), "--lang", "en"]) == 0
    assert (result() / "summary" / "city.pdf").exists()
    assert str(result() / "summary" / "city.pdf") in capsys.readouterr().out.replace("\n", "")


def test_an_example_city_comes_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "example",
        "city",
        str(tmp_path / "c"),
        "--grids",
        "6",
        "--stations",
        "3",
        "--from",
        "2026-11-23",
    ]

    assert cli.program.run([*words, "--lang", "en"]) == 0
    assert "roster city solve" in capsys.readouterr().out
    assert len(list((tmp_path / "c" / "stations").iterdir())) == 3
    assert cli.program.run(["example", "tiny", str(tmp_path / "t"), "--stations", "3", "--lang", "en"]) == 2
    assert (
        cli.program.run(["example", "station", str(tmp_path / "s"), "--stations", "3", "--lang", "en"]) == 2
    )
