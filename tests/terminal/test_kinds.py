"""What may be typed for each kind of value, and what is said of the rest."""

from datetime import date
from pathlib import Path

import pytest

from roster.domain import Grade
from roster.terminal.kinds import (
    Day,
    File,
    Folder,
    Member,
    OneOf,
    Place,
    Seconds,
    Share,
    UnusableValue,
    Whole,
    Words,
)
from roster.words import Text


def test_a_grade_may_be_typed_as_a_code_or_in_either_language() -> None:
    grades = Member(Grade)
    assert {grades.read(typed) for typed in ("auxiliary", "Auxiliary", " 辅警 ")} == {Grade.AUXILIARY}


def test_an_unknown_word_is_answered_with_the_choices() -> None:
    with pytest.raises(UnusableValue) as caught:
        Member(Grade).read("警官")
    assert caught.value.text == Text(
        "没有「警官」，可用：officer（民警）、auxiliary（辅警）、volunteer（志愿者）",
        'there is no "警官"; use one of officer, auxiliary, volunteer',
    )


def test_words_that_are_the_same_in_both_languages_are_listed_once() -> None:
    with pytest.raises(UnusableValue) as caught:
        OneOf({"zh-CN": Text("zh-CN", "zh-CN"), "en": Text("en", "en")}).read("fr")
    assert caught.value.text.zh == "没有「fr」，可用：zh-CN、en"


def test_a_day_is_written_as_iso_8601() -> None:
    assert Day().read(" 2026-11-23 ") == date(2026, 11, 23)
    for typed in ("23.11.2026", "2026-02-30", ""):
        with pytest.raises(UnusableValue, match="2026-11-23"):
            Day().read(typed)


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "many", "²"])
def test_a_count_of_days_is_a_whole_number_of_at_least_one(typed: str) -> None:
    with pytest.raises(UnusableValue, match="at least 1"):
        Whole().read(typed)


def test_full_width_digits_are_digits() -> None:
    assert Whole().read("１４") == 14


@pytest.mark.parametrize("typed", ["0", "-3", "nan", "inf", "soon"])
def test_a_time_limit_is_a_positive_number_of_seconds(typed: str) -> None:
    with pytest.raises(UnusableValue, match="above 0"):
        Seconds().read(typed)
    assert Seconds().read("2.5") == 2.5


@pytest.mark.parametrize(("typed", "share"), [("0.1%", 0.001), ("1％", 0.01), ("0.001", 0.001), ("0", 0)])
def test_a_share_is_a_percentage_or_a_number(typed: str, share: float) -> None:
    assert Share().read(typed) == pytest.approx(share)


@pytest.mark.parametrize("typed", ["", "much", "-1%", "101%", "nan"])
def test_what_is_no_share_is_refused(typed: str) -> None:
    with pytest.raises(UnusableValue):
        Share().read(typed)


def test_a_folder_is_there_and_is_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.touch()
    assert Folder().read(str(tmp_path)) == tmp_path
    with pytest.raises(UnusableValue, match="is not a folder"):
        Folder().read(str(file))
    with pytest.raises(UnusableValue, match="does not exist"):
        Folder().read(str(tmp_path / "nowhere"))


def test_a_file_is_there_and_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.touch()
    assert File().read(str(file)) == file
    with pytest.raises(UnusableValue, match="is not a file"):
        File().read(str(tmp_path))
    with pytest.raises(UnusableValue, match="does not exist"):
        File().read(str(tmp_path / "nowhere"))


def test_a_place_and_words_may_be_anything() -> None:
    assert Place().read("out/week") == Path("out/week")
    assert Words().read("第1网格") == "第1网格"
