"""The legal figures the audit uses, each with its act, article and first day. Old figures stay.

Statutes and regulations stand in the national database of laws, ministries' circulars on the ministry's
pages; both addresses are doors, since neither keeps its deep links.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from roster.audit.dated import Dated, Figure, Sureness
from roster.rules import Law
from roster.words import Text

_LAWS = "https://flk.npc.gov.cn/"
_MINISTRY = "https://www.mohrss.gov.cn/"
_HOUR = timedelta(hours=1)
_CHECK = Sureness.CHECK

_labour = partial(Law, Text("劳动法", "Labour Law"), since=date(1995, 1, 1), address=_LAWS)
_decree = partial(Law, Text("国务院关于职工工作时间的规定", "Rules on Working Hours"), "3", address=_LAWS)
_wages = partial(
    Law, Text("工资支付暂行规定", "Rules on Wage Payment"), since=date(1995, 1, 1), address=_MINISTRY
)
_reply = partial(
    Law, Text("劳部发〔1997〕271号", "Labour Ministry (1997) 271"), since=date(1997, 9, 10), address=_MINISTRY
)
_servants = partial(Law, Text("公务员法", "Civil Servants Law"), address=_LAWS)
_holidays = partial(Law, Text("全国年节及纪念日放假办法", "Public Holidays Rules"), "2", address=_LAWS)

DAILY_CAP = Dated.of(
    Figure(
        10 * _HOUR,
        Law(Text("勤务方案", "Duty plan")),
        Text("每日计入工时设上限，默认 10 小时", "a cap on a day's counted hours, 10 by default"),
        Sureness.LOCAL,
    )
)
NORMAL_DAY = Dated.of(
    Figure(8 * _HOUR, _decree(since=date(1994, 3, 1)), Text("每日 8 小时", "8 hours a day"), _CHECK),
    Figure(8 * _HOUR, _decree(since=date(1995, 5, 1)), Text("每日 8 小时", "8 hours a day")),
)
NORMAL_WEEK = Dated.of(
    Figure(44 * _HOUR, _decree(since=date(1994, 3, 1)), Text("每周 44 小时", "44 hours a week"), _CHECK),
    Figure(40 * _HOUR, _decree(since=date(1995, 5, 1)), Text("每周 40 小时", "40 hours a week")),
)
AVERAGE_WEEK = Dated.of(
    Figure(
        44 * _HOUR,
        _labour("36"),
        Text("平均每周不超过 44 小时", "on average at most 44 hours a week"),
    )
)
MONTHLY_OVERTIME = Dated.of(
    Figure(36 * _HOUR, _labour("41"), Text("加班每月不超过 36 小时", "at most 36 h of overtime a month"))
)
DAILY_OVERTIME = Dated.of(
    Figure(
        3 * _HOUR,
        _labour("41"),
        Text(
            "一般每日不超过 1 小时，特殊原因不超过 3 小时",
            "normally at most 1 h a day, for special reasons 3 h",
        ),
    )
)
ALL_OVERTIME = Dated.of(
    Figure(
        value=True,
        law=_reply("3"),
        says=Text(
            "36 小时含工作日、休息日和法定节假日加班",
            "the 36 h include working days, rest days and holidays",
        ),
        sure=_CHECK,
    )
)
EMERGENCY = Dated.of(
    Figure(
        value=True,
        law=_labour("42"),
        says=Text("紧急处理不受第 41 条限制", "emergencies are exempt from article 41"),
    )
)
WORKDAY_PERCENT = Dated.of(
    Figure(150, _labour("44(1)"), Text("延长工作时间不低于 150%", "longer hours: at least 150%"))
)
RESTDAY_PERCENT = Dated.of(
    Figure(
        200,
        _labour("44(2)"),
        Text("休息日又不能补休的不低于 200%", "rest day without time off in lieu: at least 200%"),
    )
)
HOLIDAY_PERCENT = Dated.of(
    Figure(300, _labour("44(3)"), Text("法定节假日不低于 300%", "statutory holiday: at least 300%"))
)
LIEU = Dated.of(
    Figure(
        value=True,
        law=_reply("4"),
        says=Text("补休时间等同于加班时间", "time off in lieu equals the time worked"),
        sure=_CHECK,
    )
)
AVERAGED = Dated.of(
    Figure(
        150,
        _wages("13"),
        Text(
            "综合计算工时：超过周期标准工时的部分 150%",
            "averaged hours above the period's standard total: 150%",
        ),
    )
)
FLEXIBLE = Dated.of(
    Figure(
        0,
        _wages("13"),
        Text(
            "不定时工时不适用；法定节假日各地规定不一",
            "flexible hours: no overtime; provinces differ on holidays",
        ),
    )
)
HOLIDAYS = Dated.of(
    Figure(
        11,
        _holidays(since=date(2014, 1, 1)),
        Text("法定节假日 11 天", "11 statutory holidays"),
        _CHECK,
    ),
    Figure(
        13,
        _holidays(since=date(2025, 1, 1)),
        Text(
            "法定节假日 13 天，调休的休息日不在其内",
            "13 statutory holidays; moved rest days are not among them",
        ),
    ),
)
COMP_LEAVE = Dated.of(
    Figure(
        1,
        _servants("76", since=date(2006, 1, 1)),
        Text("加班给予相应补休", "overtime earns comp leave"),
        _CHECK,
    ),
    Figure(
        1,
        _servants("82", since=date(2019, 6, 1)),
        Text(
            "加班给予补休，不能补休的给予补助",
            "overtime earns comp leave, or a subsidy where none can be given",
        ),
    ),
)
SUBSIDY = Dated.of(
    Figure(
        value=True,
        law=Law(Text("人社部发〔2009〕184号", "Ministry (2009) 184"), address=_MINISTRY),
        says=Text("未能补休的发给加班补贴", "a subsidy where comp leave was not given"),
    )
)
VOLUNTEERED = Dated.of(
    Figure(
        1,
        Law(Text("志愿服务条例", "Volunteer Regulations"), "19", date(2017, 12, 1), _LAWS),
        Text("如实记录志愿服务时间", "a truthful record of the hours served"),
    )
)

_CITED: tuple[Dated[object], ...] = (
    DAILY_CAP,
    NORMAL_DAY,
    NORMAL_WEEK,
    AVERAGE_WEEK,
    MONTHLY_OVERTIME,
    DAILY_OVERTIME,
    ALL_OVERTIME,
    EMERGENCY,
    WORKDAY_PERCENT,
    RESTDAY_PERCENT,
    HOLIDAY_PERCENT,
    LIEU,
    AVERAGED,
    FLEXIBLE,
    HOLIDAYS,
    COMP_LEAVE,
    SUBSIDY,
    VOLUNTEERED,
)


def cited(day: date) -> Iterator[Figure[object]]:
    """Yield every figure the audit rests on as it stands on a day, in the order of the printed page."""
    for dated in _CITED:
        figure = dated.in_force(day)
        if figure is not None:
            yield figure
