"""The station's own file and the page that says what the folder is, both commented in both languages."""

from roster.domain import Grade, Problem
from roster.words import Language, full_day

_SETTINGS = """\
# 本派出所及其中的人员、网格、地名均为虚构；与真实的人和地方相同纯属巧合。
# This station, its people, grids and places are invented; any likeness to real ones is chance.

id = "{id}"
name = "{name}"
timezone = "{timezone}"  # 班次按此时区的钟点计 / the clock by which shifts start and end
locale = "{locale}"  # 值班表等默认语言 / language of sheets where none is asked for
week_start = "mon"  # 一周从周一开始：周工时、休息日按此计 / weeks, for weekly hours and rest
ratio_basis = "establishment"  # 1+2+3 指网格编制；写 "shift" 则指每班人数 / people a grid has; "shift": on each shift

# 命令未另行指定时，排这一周期。 / The period that commands take when none is given.
[period]
from = {first}
days = {days}

# 规则包：法律对各类人员的要求，roster rules 列出；去掉行首 # 即启用。
# Rule packs: what the law asks for each grade; roster rules lists them.
# [packs]
# officer = ["cn-police"]
# auxiliary = ["cn-labour", "cn-auxiliary"]
# volunteer = ["cn-volunteer"]

# 规则参数：不写即用默认值，去掉行首 # 即可修改。 / Rule parameters: left out, the usual ones hold.
# [rules.daily-cap]
# cap = "10h"  # 每人每日最多计入工时 / most counted hours a person and local day
# [rules.daily-rest]
# rest = "11h"  # 两日勤务之间的休息 / rest between the duties of two dates
# [rules.night-run]
# longest = 3  # 最多连续夜班 / most nights running
"""

_README = """\
# {name}

本文件夹由程序虚构生成（{grids} 个网格，{people} 人，随机种子 {seed}），不含任何真实人员、地点或勤务信息。

- 周期：{zh_first} 起 {days} 天。
- 人员：民警 {officer} 人、辅警 {auxiliary} 人、志愿者 {volunteer} 人。
- 在本文件夹里执行：`roster check .` 检查，`roster solve . --out ../out` 排班。
- 用表格软件打开任一 CSV，改一行，再排一次，即可看到变化。

This folder was invented by a program ({grids} grids, {people} people, seed {seed}); nobody and nothing in it is real.

- Period: {days} days from {en_first}.
- People: {officer} officers, {auxiliary} auxiliaries, {volunteer} volunteers.
- In this folder, `roster check .` checks it and `roster solve . --out ../out` makes the roster.
- Open any CSV in a spreadsheet, change a row, solve again, and see what changed.
"""


def settings(problem: Problem) -> str:
    """Give `station.toml` of an invented station."""
    station = problem.station
    return _SETTINGS.format(
        id=station.id,
        name=station.name,
        timezone=station.timezone.key,
        locale=station.language,
        first=problem.period.first.isoformat(),
        days=problem.period.days,
    )


def readme(problem: Problem, seed: int) -> str:
    """Give the page that says that all is invented, and how it was made."""
    first = full_day(problem.period.first)
    return _README.format(
        name=problem.station.name,
        seed=seed,
        grids=len(problem.grids),
        people=len(problem.people),
        days=problem.period.days,
        zh_first=first.to(Language.ZH),
        en_first=first.to(Language.EN),
        **{grade.value: len(problem.by_grade[grade]) for grade in Grade},
    )
