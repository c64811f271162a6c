from dataclasses import replace

import pytest

from roster.printing import Entry, certainty, paper
from roster.storing.report import Status
from roster.words import Language, Text, same
from tests.sheets.solved import solved
from tests.stations import needs, person, problem, roster

STORED = solved(roster(problem([person(1)], [needs("grid", "D", officer=1)])))


def test_a_paper_tells_station_period_version_and_local_time_of_making() -> None:
    made = paper(STORED, same("表"))
    assert made.station == "示例派出所"
    assert made.period.zh == "2026年11月23日—29日"
    assert made.version.en == "Version 3ac91d0e / gridroster 0.1.0"
    assert made.made_at.zh == "制表时间 2026-11-20 16:30"  # 08:30 UTC


@pytest.mark.parametrize(
    ("status", "gap", "zh", "en"),
    [
        (Status.OPTIMAL, 0.0, "已证明最优", "proven optimal"),
        (
            Status.FEASIBLE,
            0.0123,
            "可行，未证明最优（差距不超过 1.23%）",
            "valid, not proven optimal (within 1.23%)",
        ),
    ],
)
def test_a_roster_that_is_not_proven_says_how_far_it_may_be(
    status: Status, gap: float, zh: str, en: str
) -> None:
    text = certainty(replace(STORED.report, status=status, gap=gap))
    assert (text.zh, text.en) == (zh, en)


def test_the_foot_grows_with_its_legend() -> None:
    entry = Entry(
        mark=same("N"), meaning=Text("夜班 23:00–次日07:00 执勤", "night 23:00–07:00 next day, patrol")
    )
    heights = [
        paper(STORED, same("表"), legend=(entry,) * count).foot_height(Language.ZH) for count in (1, 4, 8, 16)
    ]
    assert heights == sorted(heights)
    assert heights[3] > heights[0] + 7  # at least two lines more, in mm
