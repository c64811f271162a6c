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


PRACTICE = Law(Text("勤务管理惯例", "good practice of rostering"))
"""Where no law speaks: what every station does."""

CAMPAIGN = Law(
    Text("弹性排班、轮岗休整，日均工作时长不超过10小时", "flexible rosters, at most 10 hours a day")
)
"""What the founding papers ask of a bureau in an epidemic."""
