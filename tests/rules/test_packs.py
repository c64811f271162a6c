"""The rule packs that come along, and every way in which a pack can be wrong."""

from datetime import date
from pathlib import Path

import pytest

from constraints import RULES
from constraints.packs import PACKS
from roster.domain import Grade, Period
from roster.errors import Fault, UnusableInput
from roster.rules import Pack, Sure, open_book, read_packs
from tests.stations import person, problem

SHIPPED = read_packs(PACKS, RULES)
SOUND = """\
id = "some"
title = { zh = "某法", en = "Some law" }
grades = ["民警", "auxiliary"]

[act.law]
zh = "某法"
en = "Some Law"
address = "https://example.org"

[[figure]]
rule = "daily-rest"
parameter = "rest"
value = "12h"
act = "law"
article = "3"
from = 2020-01-01
until = 2026-12-31
sure = "law"
"""


def read(folder: Path, text: str) -> Pack:
    (folder / "some.toml").write_text(text, encoding="utf-8")
    return read_packs(folder, RULES)["some"]


def faults(folder: Path, text: str) -> tuple[Fault, ...]:
    with pytest.raises(UnusableInput) as caught:
        read(folder, text)
    return caught.value.faults


def test_a_pack_is_read_with_its_act_and_its_dates(tmp_path: Path) -> None:
    pack = read(tmp_path, SOUND)
    (figure,) = pack.figures

    assert pack.grades == {Grade.OFFICER, Grade.AUXILIARY}
    assert (figure.pack, figure.law.text.en, figure.law.since) == (
        "some",
        "Some Law art. 3",
        date(2020, 1, 1),
    )
    assert [
        figure.holds_in(Period(first=date(year, 12, 28), days=7)) for year in (2018, 2019, 2026, 2027)
    ] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("before", "after", "place", "word"),
    [
        ('id = "some"', 'id = "other"', ("some.toml", "id"), "some"),
        ('id = "some"\n', "", ("some.toml", "id"), "id"),
        ('title = { zh = "某法", en = "Some law" }', 'title = "某法"', ("some.toml", "title"), "zh"),
        ('grades = ["民警", "auxiliary"]', 'grades = ["police"]', ("some.toml", "grades"), "auxiliary"),
        ('en = "Some Law"\n', "", ("some.toml [act law]", "en"), "en"),
        ('"daily-rest"', '"daily-rset"', ("some.toml [figure 1]", "rule"), "daily-rest"),
        ('"rest"', '"rset"', ("some.toml [figure 1]", "parameter"), "rest"),
        ('"rest"', '"grades"', ("some.toml [figure 1]", "parameter"), "rest"),
        ('value = "12h"', "value = 12", ("some.toml [figure 1]", "value"), "10h"),
        ('value = "12h"', 'value = "120h"', ("some.toml [figure 1]", "value"), "48h"),
        ('act = "law"', 'act = "lwa"', ("some.toml [figure 1]", "act"), "law"),
        ("from = 2020-01-01", 'from = "2020"', ("some.toml [figure 1]", "from"), "1995-01-01"),
        ("from = 2020-01-01", "", ("some.toml [figure 1]", "from"), "1995-01-01"),
        ("until = 2026-12-31", "until = 2019-12-31", ("some.toml [figure 1]", "until"), "dates"),
        ('sure = "law"', 'sure = "yes"', ("some.toml [figure 1]", "sure"), "check"),
        ('sure = "law"', 'sure = "law"\nunit = "h"', ("some.toml [figure 1]", "unit"), "until"),
        ("[act.law]", "[act.law", ("some.toml", None), "packs"),
    ],
)
def test_each_mistake_in_a_pack_is_one_fault_with_file_and_entry(
    tmp_path: Path, before: str, after: str, place: tuple[str, str | None], word: str
) -> None:
    (fault,) = faults(tmp_path, SOUND.replace(before, after, 1))

    assert (fault.source.file, fault.source.column) == place
    assert word in fault.advice.en
    assert fault.message.zh != fault.message.en


def test_two_values_for_one_day_are_a_fault(tmp_path: Path) -> None:
    figure = SOUND.partition("[[figure]]")[2].replace("12h", "13h").replace("2020-01-01", "2026-12-31")

    (fault,) = faults(tmp_path, f"{SOUND}\n[[figure]]{figure}")

    assert "2026-12-31" in fault.message.en
    assert read(
        tmp_path, f"{SOUND}\n[[figure]]{figure}".replace("until = 2026-12-31\n", "until = 2026-12-30\n", 1)
    )


def test_the_packs_that_are_promised_come_along() -> None:
    assert set(SHIPPED) == {
        "cn-labour",
        "cn-auxiliary",
        "cn-police",
        "cn-volunteer",
        "eu-wtd",
        "us-flsa-7k",
        "uk-police",
    }


@pytest.mark.parametrize("pack", SHIPPED.values(), ids=lambda pack: pack.name)
def test_every_figure_says_act_and_date_in_both_languages_and_what_is_law_where_to_read_it(
    pack: Pack,
) -> None:
    for text in (pack.title, pack.note, *(figure.law.act for figure in pack.figures)):
        assert text.en.isascii()
        assert not text.zh.isascii()
    for figure in pack.figures:
        assert figure.law.since is not None
        assert figure.sure is Sure.CHECK or (figure.law.article and figure.law.address.startswith("https://"))


@pytest.mark.parametrize("grade", list(Grade))
def test_all_packs_made_for_a_grade_can_hold_together(grade: Grade) -> None:
    names = tuple(name for name, pack in SHIPPED.items() if grade in pack.grades)
    book = open_book(RULES, SHIPPED, problem([person(1, grade)], [], packs={grade: names}))

    assert book.relaxed == ()
    assert {setting.rule for setting in book.settings if setting.figures} == {
        figure.rule for name in names for figure in SHIPPED[name].figures
    }
