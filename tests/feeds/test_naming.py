import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.feeds import file_stem, identifier_of

IDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20) | st.text("aAbB1-_.~= ", min_size=1)


@pytest.mark.parametrize(
    ("identifier", "stem"),
    [
        ("O001", "O001"),
        ("000123", "000123"),
        ("li.na", "~li=2Ena"),
        ("Zhang-3", "Z~hang-3"),
        ("aB", "~a~B"),
        ("赵翀", "=E8=B5=B5=E7=BF=80"),
        ("..", "=2E=2E"),
        ("a/b", "~a=2Fb"),
        ("CON", "=43ON"),
        ("con", "~con"),
    ],
)
def test_an_id_gives_a_name_that_any_disk_takes(identifier: str, stem: str) -> None:
    assert file_stem(identifier) == stem
    assert identifier_of(stem) == identifier


@settings(deadline=None)
@given(IDS)
def test_the_id_can_be_read_back_from_its_name(identifier: str) -> None:
    assert identifier_of(file_stem(identifier)) == identifier
    assert re.fullmatch(r"[A-Za-z0-9_=~-]+", file_stem(identifier))


@settings(deadline=None)
@given(IDS, IDS)
def test_no_two_ids_share_a_name_even_where_case_does_not_count(one: str, other: str) -> None:
    assert (file_stem(one).lower() == file_stem(other).lower()) == (one == other)


@pytest.mark.parametrize("stem", ["backup", "O001 copy", "=4", "=E8=B5", "~", "o001"])
def test_a_name_that_is_no_ids_gives_none(stem: str) -> None:
    assert identifier_of(stem) is None
