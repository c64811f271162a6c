import pytest

from roster.errors import RosterError
from roster.printing.fonts import printable, require_printable
from tests.stations import RARE


def test_rare_characters_of_names_can_be_printed() -> None:
    assert set(RARE) <= printable()
    require_printable([f"<p>{RARE}，—“”·（）</p>\n"])


@pytest.mark.parametrize(
    ("char", "shown"), [("\U00032333", "U+32333"), ("😀", "😀 U+1F600"), ("\u202e", "U+202E")]
)
def test_a_character_that_no_face_has_is_reported_with_the_words_around_it(char: str, shown: str) -> None:
    with pytest.raises(RosterError) as caught:
        require_printable(["<p>王伟</p>", f"<td>孙{char} &amp; 李</td>"])
    assert shown in caught.value.text.zh
    assert shown in caught.value.text.en
    assert "& 李" in caught.value.text.en
    assert caught.value.advice is not None


def test_only_the_first_few_of_many_are_listed() -> None:
    with pytest.raises(RosterError) as caught:
        require_printable(["".join(map(chr, range(0x1F600, 0x1F640)))])
    assert caught.value.text.en.count("U+") == 8
