"""Lines fit, nothing is lost, and Chinese breaks as a printer would break it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from roster.terminal.wrapping import padded, wrapped

MIXED = st.text(alphabet="民警需要小时缺，。、（）「」翀𬭚㛃䶮 ab12-/.:…%", max_size=80)


def test_a_line_never_starts_with_closing_or_ends_with_opening_punctuation() -> None:
    lines = wrapped("民警：需 1,260 小时（每周），可用 1,180 小时，缺 80 小时。", 14)
    assert not any(line[0] in "，。、）：" for line in lines)
    assert not any(line[-1] in "（「" for line in lines)


def test_latin_words_and_figures_stay_whole() -> None:
    assert wrapped("needs 1,260 hours a week", 11) == ["needs 1,260", "hours a", "week"]


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    assert wrapped("out/2026-11-23/duties.csv", 10) == ["out/2026-1", "1-23/dutie", "s.csv"]


def test_line_ends_are_kept() -> None:
    assert wrapped("一\n\n二", 10) == ["一", "", "二"]


def test_rare_characters_count_two_cells() -> None:
    assert wrapped("郑䶮王𬭚吴㛃", 8) == ["郑䶮王𬭚", "吴㛃"]
    assert padded("王𬭚", 6) == "王𬭚  "


@given(MIXED, st.integers(2, 30))
def test_every_line_fits_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
