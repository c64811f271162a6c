"""The law as data: what was in force when, and where each figure comes from."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from roster.audit import figures
from roster.audit.dated import Dated, Sureness
from roster.audit.figures import AVERAGE_WEEK, COMP_LEAVE, HOLIDAYS, MONTHLY_OVERTIME, NORMAL_WEEK, cited
from roster.errors import UnusableCall

ALL = {name: value for name, value in vars(figures).items() if isinstance(value, Dated)}
TODAY = date(2026, 11, 21)


def test_the_week_of_40_hours_came_in_may_1995() -> None:
    assert NORMAL_WEEK.on(date(1995, 4, 30)).value == timedelta(hours=44)
    assert NORMAL_WEEK.on(date(1995, 5, 1)).value == timedelta(hours=40)


def test_the_civil_servants_law_was_renumbered_in_june_2019() -> None:
    assert COMP_LEAVE.on(date(2019, 5, 31)).law.article == "76"
    assert COMP_LEAVE.on(date(2019, 6, 1)).law.article == "82"


def test_statutory_holidays_are_13_since_2025() -> None:
    assert [HOLIDAYS.on(date(year, 1, 1)).value for year in (2024, 2025)] == [11, 13]


def test_a_day_before_an_act_is_refused_in_words() -> None:
    with pytest.raises(UnusableCall, match="Labour Law") as refused:
        MONTHLY_OVERTIME.on(date(1990, 1, 1))

    assert "劳动法" in refused.value.text.zh


def test_only_acts_in_force_are_cited() -> None:
    assert AVERAGE_WEEK.on(TODAY) in list(cited(TODAY))
    assert all(figure.law.since is None or figure.law.since <= TODAY for figure in cited(TODAY))
    assert len(list(cited(date(1994, 6, 1)))) < len(list(cited(TODAY)))


@pytest.mark.parametrize("name", ALL)
def test_every_figure_has_act_sentence_sureness_and_versions_in_order(name: str) -> None:
    versions = ALL[name].versions

    assert ALL[name] in figures._CITED  # noqa: SLF001 - that nothing is used without being cited
    begins = [figure.law.since or date.min for figure in versions]
    assert all(earlier < later for earlier, later in pairwise(begins))
    for figure in versions:
        assert figure.law.act.zh
        assert figure.law.act.en
        assert figure.says.zh
        assert figure.says.en
        assert figure.sure is Sureness.LOCAL or figure.law.address.startswith("https://")
