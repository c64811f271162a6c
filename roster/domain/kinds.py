"""The kinds of people, places, shifts and states that a station knows."""

from enum import StrEnum

from roster.words import Text


class Grade(StrEnum):
    """The three grades; each has a legal regime of its own (labour contract, civil service, volunteering)."""

    OFFICER = "officer"
    AUXILIARY = "auxiliary"
    VOLUNTEER = "volunteer"

    @property
    def text(self) -> Text:
        """Name the grade as users do."""
        return _GRADES[self]


class PostKind(StrEnum):
    """What kind of place a post is; a grid is a post of its own."""

    GRID = "grid"
    SECTOR = "sector"
    CHECKPOINT = "checkpoint"
    SITE = "site"
    DESK = "desk"

    @property
    def text(self) -> Text:
        """Name the kind as users do."""
        return _POST_KINDS[self]


class ZoneLevel(StrEnum):
    """The three levels of control (三级管控), and none."""

    NONE = "none"
    PRECAUTION = "precaution"
    CONTROLLED = "controlled"
    LOCKDOWN = "lockdown"

    @property
    def text(self) -> Text:
        """Name the level as users do."""
        return _ZONE_LEVELS[self]


class Posture(StrEnum):
    """How the station stands (平战结合)."""

    ROUTINE = "routine"
    SENSITIVE = "sensitive"
    EMERGENCY = "emergency"

    @property
    def text(self) -> Text:
        """Name the posture as users do."""
        return _POSTURES[self]


class DutyKind(StrEnum):
    """What a duty is; each kind has a factor by which its hours count (`Station.factors`)."""

    PATROL = "patrol"
    DESK = "desk"
    STANDBY = "standby"
    TRAINING = "training"

    @property
    def text(self) -> Text:
        """Name the kind as users do."""
        return _DUTY_KINDS[self]


class HoursSystem(StrEnum):
    """How an auxiliary's overtime is reckoned (工资支付暂行规定 art. 13, 1995-01-01)."""

    STANDARD = "standard"
    AVERAGED = "averaged"
    FLEXIBLE = "flexible"

    @property
    def text(self) -> Text:
        """Name the system as users do."""
        return _HOURS_SYSTEMS[self]


class LeaveKind(StrEnum):
    """Why somebody is away."""

    ANNUAL = "annual"
    SICK = "sick"
    COURT = "court"
    COMP = "comp"
    TRAINING = "training"
    MATERNITY = "maternity"
    PERSONAL = "personal"
    OTHER = "other"

    @property
    def text(self) -> Text:
        """Name the kind as users do."""
        return _LEAVE_KINDS[self]


class RatioBasis(StrEnum):
    """How 1+2+3 is read: the people a grid has, or the people each of its shifts needs."""

    ESTABLISHMENT = "establishment"
    SHIFT = "shift"


class DayClass(StrEnum):
    """What a day is in law; a make-up working day (调休上班) is a `WORKDAY`, a moved rest day a `RESTDAY`."""

    WORKDAY = "workday"
    RESTDAY = "restday"
    HOLIDAY = "holiday"

    @property
    def text(self) -> Text:
        """Name the class as users do."""
        return _DAY_CLASSES[self]


class Origin(StrEnum):
    """Where a duty comes from."""

    SOLVED = "solved"
    FIXED = "fixed"
    PAST = "past"


_GRADES = {
    Grade.OFFICER: Text("民警", "officer"),
    Grade.AUXILIARY: Text("辅警", "auxiliary"),
    Grade.VOLUNTEER: Text("志愿者", "volunteer"),
}
_POST_KINDS = {
    PostKind.GRID: Text("网格", "grid"),
    PostKind.SECTOR: Text("片区", "sector patrol"),
    PostKind.CHECKPOINT: Text("卡点", "checkpoint"),
    PostKind.SITE: Text("重点单位", "key site"),
    PostKind.DESK: Text("值班台", "desk"),
}
_ZONE_LEVELS = {
    ZoneLevel.NONE: Text("无管控", "no control"),
    ZoneLevel.PRECAUTION: Text("防范区", "precaution zone"),
    ZoneLevel.CONTROLLED: Text("管控区", "controlled zone"),
    ZoneLevel.LOCKDOWN: Text("封控区", "lockdown zone"),
}
_POSTURES = {
    Posture.ROUTINE: Text("常态", "routine"),
    Posture.SENSITIVE: Text("重大敏感节点", "sensitive period"),
    Posture.EMERGENCY: Text("应急", "emergency"),
}
_DUTY_KINDS = {
    DutyKind.PATROL: Text("执勤", "patrol"),
    DutyKind.DESK: Text("值班", "desk"),
    DutyKind.STANDBY: Text("备勤", "standby"),
    DutyKind.TRAINING: Text("训练演练", "training"),
}
_HOURS_SYSTEMS = {
    HoursSystem.STANDARD: Text("标准工时", "standard hours"),
    HoursSystem.AVERAGED: Text("综合计算工时", "averaged hours"),
    HoursSystem.FLEXIBLE: Text("不定时工时", "flexible hours"),
}
_LEAVE_KINDS = {
    LeaveKind.ANNUAL: Text("年休假", "annual leave"),
    LeaveKind.SICK: Text("病假", "sick leave"),
    LeaveKind.COURT: Text("出庭", "court"),
    LeaveKind.COMP: Text("补休", "comp leave"),
    LeaveKind.TRAINING: Text("培训", "training"),
    LeaveKind.MATERNITY: Text("产假", "maternity leave"),
    LeaveKind.PERSONAL: Text("事假", "personal leave"),
    LeaveKind.OTHER: Text("其他", "other leave"),
}
_DAY_CLASSES = {
    DayClass.WORKDAY: Text("工作日", "working day"),
    DayClass.RESTDAY: Text("休息日", "rest day"),
    DayClass.HOLIDAY: Text("法定节假日", "statutory holiday"),
}
