"""The city's own file and the page that says what the folder is, both commented in both languages."""

from roster.city.city import City
from roster.city.inventing import Invention
from roster.rules.values import written
from roster.words import Language, full_day

_SETTINGS = """\
# 本市及其中的派出所、单位、人员、地名均为虚构；与真实的人和地方相同纯属巧合。
# This city, its stations, units, people and places are invented; any likeness to real ones is chance.

id = "{id}"
name = "{name}"
timezone = "{timezone}"
locale = "{locale}"  # 报告的默认语言 / language of reports where none is asked for

# 命令未另行指定时，各所都排这一周期。 / The period that commands take when none is given.
[period]
from = {first}
days = {days}

# 警力支援：机关警力和邻所富余人员按整天借给缺员的派出所，省下的分值要高于这里的代价。
# Loans: headquarters and neighbours lend people for whole days, where that saves more points than it costs here.
[reserve]
longest_travel = {longest_travel}  # 单程超过它就不借 / nobody is sent farther, one way
day_price = {day_price}  # 每人每支援一天的分值 / points for each person and lent day
minute_price = {minute_price}  # 每人每天单程路程每分钟的分值 / points for each minute of travel, one way, each day
neighbour_price = {neighbour_price}  # 由别的派出所借出时，每人每天另加 / on top, where another station lends
max_days = {max_days}  # 每人在本周期最多支援几天（机关警力表可另定） / most lent days a person, unless reserve says so
inside = {inside}  # 同一分局内的路程（路程表可另定） / a way inside a district, unless travel says so
between = {between}  # 分局之间的路程（路程表可另定） / a way between districts, unless travel says so
"""

_README = """\
# {name}

本文件夹由程序虚构生成，不含任何真实人员、地点或勤务信息：
{grids} 个网格，{stations} 个派出所，{districts} 个分局，随机种子 {seed}。

- 周期：{zh_first} 起 {days} 天。
- 一部分派出所只有所需人员的 82%，一部分稍有富余；{units} 个机关单位有 {reserve} 人可下沉支援。
- 早班每个网格 1 名民警、2 名辅警，休息日另有志愿者；部分分局有封控区和管控区。
- `stations/编号` 里是各所自己的表，单独一个所也能排：`roster solve stations/P001 --out ../P001`。
- 在本文件夹里执行：`roster city solve . --out ../out` 排全市，`roster city report ../out` 看汇总。

This folder was invented by a program; nobody and nothing in it is real:
{grids} grids, {stations} stations, {districts} districts, seed {seed}.

- Period: {days} days from {en_first}.
- Some stations have 82 % of the people they need, some have a few to spare; {units} headquarters units
  can lend {reserve} people.
- By day each grid has one officer and two auxiliaries, on rest days volunteers too; some districts have
  zones of control.
- `stations/ID` holds a station's own tables; one alone can be rostered too: `roster solve stations/P001 --out ../P001`.
- In this folder, `roster city solve . --out ../out` rosters the city, and `roster city report ../out` sums it up.
"""


def settings(city: City) -> str:
    """Give `city.toml` of an invented city."""
    terms = city.terms
    return _SETTINGS.format(
        id=city.id,
        name=city.name,
        timezone=city.timezone.key,
        locale=city.language,
        first=city.period.first.isoformat(),
        days=city.period.days,
        **{name: written(value) for name, value in vars(terms).items()},
    )


def readme(invention: Invention, seed: int) -> str:
    """Give the page that says that all is invented, and how it was made."""
    city = invention.city
    first = full_day(city.period.first)
    return _README.format(
        name=city.name,
        seed=seed,
        grids=sum(sketch.grids for sketch in invention.sketches),
        stations=len(city.stations),
        districts=len(city.districts),
        units=len(city.units),
        reserve=len(city.reserve),
        days=city.period.days,
        zh_first=first.to(Language.ZH),
        en_first=first.to(Language.EN),
    )
