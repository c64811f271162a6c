"""An empty station folder to begin with: `station.toml` with explanations, and a table of headers each."""

import csv
from io import StringIO
from pathlib import Path

from roster.errors import UnusableCall
from roster.files import write_aside
from roster.loading.catalogue import TABLES
from roster.loading.tables import Table
from roster.loading.toml_values import FILE
from roster.words import Language, Text

_STATION = Text(
    """\
# 派出所的基本信息。# 开头的行是说明。
name = "示例派出所"
id = "S01"
timezone = "Asia/Shanghai"
locale = "zh-CN"                 # 输出的语言：zh-CN 或 en
week_start = "mon"               # 一周从哪天算起
country = "CN"                   # 用哪里的法定节假日
ratio_basis = "establishment"    # 1+2+3 是编制（establishment），还是每个班次（shift）

[ratio]                          # 每个网格：民警 + 辅警 + 志愿者
officer = 1
auxiliary = 2
volunteer = 3

[period]                         # 不另外指定时排哪一期
# from = 2026-11-23
days = 7

[duty_kinds]                     # 各类勤务的工时按几折计，如 "1/2"
patrol = 1
desk = 1
standby = 1
training = 1

[night]                          # 有 least 小时以上落在这段时间里的班次算夜班
from = "22:00"
to = "06:00"
least = "3h"

[holidays]                       # 放假安排；已公布的年份不必填
# holiday = [2027-01-01]         # 法定节假日
# rest = []                      # 调休放假日
# work = []                      # 补班日
# confirmed = [2027]             # 确认这一年只有法定节假日

[packs]                          # 各类人员适用的规则包；roster rules 列出有哪些
# officer = ["cn-police"]
# auxiliary = ["cn-labour", "cn-auxiliary"]
# volunteer = ["cn-volunteer"]

# [rules.daily-cap]              # 规则的参数，例如每日工时上限
# cap = "10h"
""",
    """\
# The station's own facts. Lines that begin with # are explanations.
name = "Example station"
id = "S01"
timezone = "Asia/Shanghai"
locale = "en"                    # the language of what is written: zh-CN or en
week_start = "mon"               # the day on which a week begins
country = "CN"                   # whose public holidays hold
ratio_basis = "establishment"    # is 1+2+3 the people of a grid (establishment) or of each shift (shift)?

[ratio]                          # for each grid: officers + auxiliaries + volunteers
officer = 1
auxiliary = 2
volunteer = 3

[period]                         # what is rostered when no other period is named
# from = 2026-11-23
days = 7

[duty_kinds]                     # by how much the hours of a kind of duty count, such as "1/2"
patrol = 1
desk = 1
standby = 1
training = 1

[night]                          # a shift with `least` of its hours in this window is a night shift
from = "22:00"
to = "06:00"
least = "3h"

[holidays]                       # public holidays; years already announced need nothing
# holiday = [2027-01-01]         # statutory holidays
# rest = []                      # moved rest days
# work = []                      # make-up working days
# confirmed = [2027]             # this year has the statutory days alone

[packs]                          # the rule packs of each grade; roster rules lists what there is
# officer = ["cn-police"]
# auxiliary = ["cn-labour", "cn-auxiliary"]
# volunteer = ["cn-volunteer"]

# [rules.daily-cap]              # parameters of a rule, such as the cap on hours a day
# cap = "10h"
""",
)
_README = Text(
    """\
# 派出所排班数据

每张表一个 CSV 文件（用表格软件打开即可），也可以合成一个 station.xlsx，每张表一个工作表。
编号一律是文本。填好以后运行 `roster check .`，有问题会逐条指出文件、行、列和改法。

""",
    """\
# Data of a station

Each table is a CSV file that any spreadsheet opens; they may also be the sheets of one station.xlsx.
Ids are text. When the tables are filled, run `roster check .`: it names every fault by file, row and column,
and says what to do about it.

""",
)
_NEEDED = Text("必填。", "Must be filled. ")


def init_station(folder: Path, language: Language) -> list[Path]:
    """Write an empty station folder and give the files written, in order.

    The tables are UTF-8 with a mark (BOM), so that spreadsheets show Chinese properly. Raises UnusableCall when
    any of the files is there already: nothing is then written.
    """
    contents = {
        FILE: _STATION.to(language),
        "README.md": _README.to(language) + "".join(_line(table, language) for table in TABLES),
        **{f"{table.name}.csv": "\ufeff" + _header(table, language) for table in TABLES},
    }
    there = [name for name in contents if (folder / name).exists()]
    if there or (folder.exists() and not folder.is_dir()):
        raise UnusableCall(
            Text(
                f"{folder} 里已有 {'、'.join(there) or '同名文件'}，不会覆盖",
                f"{folder} already holds {', '.join(there) or 'a file of that name'}; nothing is overwritten",
            ),
            Text("换一个新文件夹。", "Choose a new folder."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    return [write_aside(folder / name, text.encode()) for name, text in contents.items()]


def _line(table: Table[object], language: Language) -> str:
    needed = _NEEDED.to(language) if table.needed else ""
    name = f"（{table.zh}）" if language is Language.ZH else " "
    return f"- `{table.name}.csv`{name}{needed}{table.about.to(language)}\n"


def _header(table: Table[object], language: Language) -> str:
    out = StringIO(newline="")
    csv.writer(out).writerow(column.text.to(language) for column in table.columns)
    return out.getvalue()
