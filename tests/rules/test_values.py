"""Values of parameters: what is written is read again, and said as people say it."""

import tomllib
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.domain import Grade
from roster.rules.fields import About
from roster.rules.values import Unreadable, read_value, said, written
from roster.words import Text

HOUR = timedelta(hours=1)
FREE = About(title=Text("某值", "a value"))
SHARES = st.fractions(min_value=0, max_value=2, max_denominator=200)
MINUTES = st.integers(0, 60 * 24 * 30).map(lambda count: timedelta(minutes=count))
GRADES = st.frozensets(st.sampled_from(list(Grade)))
TEXTS = st.lists(st.text('aB3 班、"\\', min_size=1).filter(str.strip)).map(
    lambda texts: tuple(text.strip() for text in texts)
)


@given(
    st.one_of(
        st.tuples(st.just(timedelta), MINUTES),
        st.tuples(st.just(Fraction), SHARES),
        st.tuples(st.just(int), st.integers(0, 10**6)),
        st.tuples(st.just(bool), st.booleans()),
        st.tuples(st.just(frozenset[Grade]), GRADES),
        st.tuples(st.just(tuple[str, ...]), TEXTS),
    )
)
def test_what_is_written_is_read_again(case: tuple[object, object]) -> None:
    kind, value = case

    assert read_value(tomllib.loads(f"x = {written(value)}")["x"], kind, FREE) == value
    assert said(value).zh
    assert said(value).en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (11 * HOUR, "11 小时", "11 h"),
        (48 * HOUR, "48 小时", "48 h"),
        (14 * 24 * HOUR, "14 天", "14 days"),
        (HOUR / 2, "30 分钟", "30 min"),
        (Fraction(3, 10), "30%", "30%"),
        (Fraction(1, 3), "1/3", "1/3"),
        (False, "否", "no"),
        (frozenset({Grade.VOLUNTEER, Grade.OFFICER}), "民警、志愿者", "officer, volunteer"),
        ((), "无", "none"),
    ],
)
def test_a_value_is_said_as_people_say_it(value: object, zh: str, en: str) -> None:
    assert said(value) == Text(zh, en)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Fraction, "1/0"),
        (Fraction, 30),
        (Fraction, "30"),
        (timedelta, "1e3h"),
        (timedelta, ["10h"]),
        (int, "10h"),
        (int, True),
        (tuple[str, ...], "a"),
        (tuple[str, ...], ["a", 1]),
        (tuple[str, ...], [" "]),
        (frozenset[Grade], ["officer", "police"]),
        (str, 3),
    ],
)
def test_what_is_no_such_value_is_refused_with_how_to_write_it(kind: object, raw: object) -> None:
    with pytest.raises(Unreadable) as caught:
        read_value(raw, kind, FREE)

    assert caught.value.message.zh != caught.value.message.en
    assert caught.value.advice.en.startswith("Write it as:")


@pytest.mark.parametrize(
    ("least", "most", "advice"), [(2, 5, "2 to 5"), (2, None, "2 or more"), (None, 0, "0 or less")]
)
def test_a_value_out_of_range_is_refused_with_the_range(
    least: int | None, most: int | None, advice: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_value(1, int, About(title=Text("某值", "a value"), least=least, most=most))

    assert advice in caught.value.advice.en
    assert "(a value)" in caught.value.message.en
