"""The words a user may write for each choice, in both languages. The first of each is what roster writes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from roster.domain import (
    DayClass,
    DutyKind,
    Grade,
    HoursSystem,
    LeaveKind,
    Origin,
    PostKind,
    Posture,
    RatioBasis,
    ZoneLevel,
)

_E = TypeVar("_E", bound=StrEnum)


def _words(members: type[_E], **more: str) -> Mapping[str, _E]:
    """Map each member's value and its names in both languages, and further words, to the member."""
    own = {member.value: member for member in members}
    texts = {member: getattr(member, "text", None) for member in members}
    named = {word: m for m, text in texts.items() if text is not None for word in (text.zh, text.en)}
    further = {word: members(value) for value, words in more.items() for word in words.split()}
    return own | named | further


GRADES = _words(
    Grade,
    officer="警察 警官 police",
    auxiliary="协警 警务辅助人员 auxiliaries",
    volunteer="志愿 义工 volunteers",
)
POST_KINDS = _words(
    PostKind,
    grid="微网格",
    sector="片区巡逻 巡逻",
    checkpoint="检查站 卡口",
    site="重点部位 重点场所",
    desk="值班 值班室",
)
ZONE_LEVELS = _words(
    ZoneLevel,
    none="无 - 常态",
    precaution="防范",
    controlled="管控",
    lockdown="封控",
)
POSTURES = _words(Posture, routine="日常 平时", sensitive="敏感 敏感节点", emergency="战时 应急响应")
DUTY_KINDS = _words(DutyKind, patrol="巡逻 执勤巡逻", standby="备班", training="训练 演练 培训")
HOURS_SYSTEMS = _words(
    HoursSystem,
    standard="标准 标准工时制",
    averaged="综合 综合工时 综合计算工时制",
    flexible="不定时 不定时工时制 不定时工作制",
)
LEAVE_KINDS = _words(
    LeaveKind,
    annual="年假 年休 公休 休假",
    sick="病 病休",
    court="开庭 出庭作证",
    comp="调休 倒休 轮休",
    training="学习 集训",
    maternity="陪产假 护理假 哺乳假",
    personal="事",
    other="其它 其他假",
)
RATIO_BASES = _words(RatioBasis, establishment="编制 配备", shift="班次 每班")
DAY_CLASSES = _words(DayClass, workday="上班日", holiday="节日 法定假日 法定节日")
ORIGINS = _words(Origin, solved="排班 求解", fixed="固定", past="过往")

WEEKDAYS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "mon monday 周一 星期一 礼拜一",
            "tue tuesday tues 周二 星期二 礼拜二",
            "wed wednesday 周三 星期三 礼拜三",
            "thu thursday thur thurs 周四 星期四 礼拜四",
            "fri friday 周五 星期五 礼拜五",
            "sat saturday 周六 星期六 礼拜六",
            "sun sunday 周日 周天 星期日 星期天 礼拜日 礼拜天",
        )
    )
    for word in words.split()
}
WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

YES_NO: Mapping[str, bool] = dict.fromkeys(
    ("yes", "是", "y", "true", "1", "√", "✓", "有"), True
) | dict.fromkeys(("no", "否", "n", "false", "0", "×", "无"), False)

OFF = ("off", "休", "休息", "轮空", "rest", "-", "—", "/", "〇", "○", "0")
"""Marks for a day without duty, in the matrix and in wishes."""
