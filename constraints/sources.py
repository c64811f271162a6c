"""Acts that several rules rest on; each rule adds its article."""

from datetime import date

from roster.rules import Law
from roster.words import Text

_STATUTES = "https://flk.npc.gov.cn"


def labour_law(article: str) -> Law:
    """Cite the Labour Law of the People's Republic of China, in force since 1995-01-01."""
    act = Text("中华人民共和国劳动法", "Labour Law of the PRC")
    return Law(act, article, date(1995, 1, 1), _STATUTES)


def volunteer_regulations(article: str) -> Law:
    """Cite the Regulations on Volunteer Service, in force since 2017-12-01."""
    act = Text("志愿服务条例", "Regulations on Volunteer Service")
    return Law(act, article, date(2017, 12, 1), "https://www.gov.cn")


def working_time_directive(article: str) -> Law:
    """Cite Directive 2003/88/EC, in force since 2004-08-02; elsewhere a mark of good practice."""
    act = Text("欧盟指令 2003/88/EC", "Directive 2003/88/EC")
    return Law(act, article, date(2004, 8, 2), "https://eur-lex.europa.eu/eli/dir/2003/88/oj")


def female_employees(article: str) -> Law:
    """Cite the Special Rules on the Labour Protection of Female Employees, in force since 2012-04-28."""
    act = Text("女职工劳动保护特别规定", "Special Rules on the Labour Protection of Female Employees")
    return Law(act, article, date(2012, 4, 28), _STATUTES)


def labour_standards(section: str) -> Law:
    """Cite 29 CFR part 553, by which police forces apply section 7(k) of the FLSA, since 1987-01-16 (52 FR 2032)."""
    act = Text("美国联邦法规 29 CFR", "29 CFR")
    address = f"https://www.ecfr.gov/current/title-29/part-553/section-{section}"
    return Law(act, f"§ {section}", date(1987, 1, 16), address)


PRACTICE = Law(Text("勤务管理惯例", "good practice of rostering"))
"""Where no law speaks: what every station does."""

CAMPAIGN = Law(
    Text("弹性排班、轮岗休整，日均工作时长不超过10小时", "flexible rosters, at most 10 hours a day")
)
"""What the founding papers ask of a bureau in an epidemic."""

ROTATION = Law(Text("弹性排班、轮岗休整", "flexible rosters, rotation with rest"))
"""What the founding papers ask so that the load is shared: nobody carries more than others."""

HOME_GRIDS = Law(Text("包片负责、责任到人", "every grid has its own people who answer for it"))
"""What the founding papers ask of grids."""

REINFORCEMENT = Law(Text("志愿者补充基层力量", "volunteers reinforce the stations"))
"""What the founding papers ask of volunteers: a minimum, and as many more as can be had."""

STAFFING = Law(Text("警力缺口如实反映", "shortages are shown as they are"))
"""What the founding papers found: stations are short of people, and nobody should hide where."""

LOCKDOWN = Law(
    Text(
        "弹性排班、轮岗休整；封控区天数为惯例（待核实）",
        "flexible rosters with rotation and rest; the days in lockdown zones are custom (to be checked)",
    )
)
"""What the founding papers ask of duties in lockdown zones; the figures are nobody's law."""

COMMUNITIES = Law(
    Text("每个社区至少有3名专职防控民警", "at least three dedicated officers in every community")
)
"""What the founding papers ask for every community."""

TASK_FORCES = Law(
    Text(
        "流调专班不少于50人，10名以上法律顾问",
        "a tracing task force of at least 50, and more than 10 legal advisers",
    )
)
"""What the founding papers ask of task forces."""
