"""What can be called: each command's name, help, parameters and example. What they do stands in `roster/commands`."""

from roster.terminal.explain_options import asked_options
from roster.terminal.kinds import Day, Folder, FolderPlace, OneOf, Seconds, Share, Whole, Words
from roster.terminal.parameters import Argument, Call, Option
from roster.terminal.views import view_options
from roster.words import Text, same

_STATION = Argument(
    "folder", Text("派出所的文件夹", "the station's folder"), Text("文件夹", "DIR"), type=Folder()
)
_EXAMPLES = {
    "tiny": Text("6 个网格，手工编写", "6 grids, by hand"),
    "daoli": Text("60 个网格，约 900 人", "60 grids, some 900 people"),
    "station": Text("任意大小", "any size"),
    "city": Text("多个派出所和机关警力，任意大小", "stations and a reserve, any size"),
}
_KINDS = {
    "week": Text("周表", "the week for the wall"),
    "days": Text("日表", "each day by grid and post"),
    "grids": Text("网格表", "a page a grid"),
    "people": Text("个人表", "a page a person"),
}
_PROFILES = {
    "quick": Text("快速", "near enough"),
    "proof": Text("求证", "proven"),
    "best": Text("求精", "all the time there is"),
}
_OUT = Argument("out", Text("排班结果文件夹", "the folder of a roster"), Text("结果", "OUT"), type=Folder())
_PERIOD = (
    Option(["--from", "first"], Text("从哪天排起", "the first day"), type=Day()),
    Option(["--days"], Text("排几天", "how many days"), type=Whole()),
)
_TO = Option(
    ["--to"], Text("写到这个文件夹", "write into this folder"), Text("文件夹", "FOLDER"), type=FolderPlace()
)

INIT = Call(
    "init",
    Text("新建空白的派出所文件夹，各表只有表头。", "Make an empty station folder: tables with headers only."),
    Argument("folder", Text("新文件夹", "the new folder"), Text("文件夹", "DIR"), type=FolderPlace()),
    example=Text("roster init 我的派出所", "roster init my-station"),
)

EXAMPLE = Call(
    "example",
    Text(
        "写出一个虚构的示例。tiny 最小，daoli 是 60 个网格，station 大小自定，city 是多个派出所的城市。",
        "Write an invented example. tiny is the smallest, daoli has 60 grids, station is of any size, "
        "city has many stations.",
    ),
    Argument("name", Text("示例名", "which one"), type=OneOf(_EXAMPLES)),
    Argument("folder", Text("新文件夹", "the new folder"), Text("文件夹", "DIR"), type=FolderPlace()),
    Option(
        ["--grids"],
        Text("网格数（station 默认 12，city 默认 240）", "grids (station: 12, city: 240 unless given)"),
        type=Whole(),
    ),
    Option(
        ["--stations"],
        Text(
            "city 的派出所数（默认每 60 个网格一个）",
            "stations of a city (one for every 60 grids unless given)",
        ),
        type=Whole(),
    ),
    Option(["--seed"], Text("随机种子（默认 1）", "seed (1 unless given)"), type=Whole(0)),
    _PERIOD[0],
    example=Text(
        "roster example station 城北 --grids 20 --seed 7\nroster example city 示例市 --grids 12000",
        "roster example station north --grids 20 --seed 7\nroster example city city --grids 12000",
    ),
)

CHECK = Call(
    "check",
    Text(
        "检查各表，并对比所需与可用工时。不求解就能看到缺员。",
        "Check the tables, and hold hours demanded against hours there. Shortages show before solving.",
    ),
    _STATION,
    *_PERIOD,
    example=Text("roster check examples/tiny", "roster check examples/tiny"),
)

RULES = Call(
    "rules",
    Text(
        "列出规则：约束谁、数值、依据、松紧；写上规则名，就用一页解释它。",
        "List the rules: whom they bind, values, sources; with a rule's name, explain it in a page.",
    ),
    Argument(
        "where",
        Text("派出所的文件夹，或规则名", "the station's folder, or a rule"),
        Text("文件夹", "DIR"),
        type=Words(),
        required=False,
    ),
    Argument("which", Text("规则名", "a rule"), Text("规则名", "RULE"), type=Words(), required=False),
    *_PERIOD,
    Option(["--all", "everything"], Text("未启用的也列出", "those not in force too"), is_flag=True),
    Option(["--pack"], Text("列出这个规则包", "list this rule pack"), Text("名称", "NAME"), type=Words()),
    example=Text("roster rules examples/tiny daily-rest", "roster rules examples/tiny daily-rest"),
)

SOLVE = Call(
    "solve",
    Text(
        "求出最优排班，独立复核后写到结果文件夹。缺员是结果，不是错误。",
        "Find the best roster, check it, and write it. A shortage is a result, not an error.",
    ),
    _STATION,
    *_PERIOD,
    Option(
        ["--out"],
        Text("结果文件夹", "folder for the roster"),
        Text("结果", "OUT"),
        type=FolderPlace(),
        required=True,
    ),
    Option(["--seconds"], Text("最多用时（秒）", "time limit in seconds"), type=Seconds(), default=300.0),
    Option(
        ["--profile"],
        Text(
            "求解目标：quick 差距不超过 0.1% 即止，proof 求证最优，best 用满时限求最好",
            "how far to go: quick to a gap of 0.1%, proof to the proof, best to the end of the time",
        ),
        type=OneOf(_PROFILES),
        default="proof",
    ),
    Option(["--work"], Text("求解工作量上限", "limit of the search's work"), type=Seconds(), default=8.0),
    Option(["--seed"], Text("随机种子", "seed of the search"), type=Whole(0), default=1),
    Option(
        ["--keep"],
        Text("尽量保持这份已公布的排班，少改动", "keep to this published roster, changing little"),
        Text("结果", "OUT"),
        type=Folder(),
    ),
    Option(
        ["--today"],
        Text(
            "改排的日期：此前的勤务不动，越近的改动越贵（默认今天）",
            "the day of the change: what was before stays, the nearer the dearer (default: today)",
        ),
        type=Day(),
    ),
    Option(
        ["--start-from"],
        Text(
            "从这份排班起步求解，如上一周的：结论不变，先有一份排班",
            "start the search from this roster, last week's perhaps: the proof is the same, a roster is there at once",
        ),
        Text("结果", "OUT"),
        type=Folder(),
    ),
    example=Text(
        "roster solve examples/daoli --from 2026-11-23 --days 7 --out out/daoli\n"
        "roster solve examples/daoli --out out/new --keep out/daoli --today 2026-11-24",
        "roster solve examples/daoli --from 2026-11-23 --days 7 --out out/daoli\n"
        "roster solve examples/daoli --out out/new --keep out/daoli --today 2026-11-24",
    ),
)

EXPLAIN = Call(
    "explain",
    Text(
        "说明为什么。排不出来：最小的一组矛盾和改法；有缺额：谁被什么挡住、怎样补上；还可问某人某天、每条规则的代价、"
        "负担是否公平。每个数字都重新求解得出。",
        "Say why. Impossible: the smallest contradiction and what mends it; short: what keeps whom away and what would "
        "fill the seats; also of one person's day, each rule's cost, and fairness. All of it is solved, not guessed.",
    ),
    _STATION,
    Argument(
        "out",
        Text("已有的排班结果；不给就先求解", "a roster there is; without it, solve first"),
        Text("结果", "OUT"),
        type=Folder(),
        required=False,
    ),
    *_PERIOD,
    *asked_options(),
    Option(["--seconds"], Text("最多用时（秒）", "time limit in seconds"), type=Seconds(), default=120.0),
    example=Text(
        "roster explain examples/tiny out/tiny --off O03:2026-11-25",
        "roster explain examples/tiny out/tiny --off O03:2026-11-25",
    ),
)

VERIFY = Call(
    "verify",
    Text(
        "独立复核一份排班：不用求解器，逐条核对规则并重算总代价。",
        "Check a roster without the solver: every rule, and the price to the point.",
    ),
    _STATION,
    _OUT,
    example=Text("roster verify examples/tiny out/tiny", "roster verify examples/tiny out/tiny"),
)

COVER = Call(
    "cover",
    Text(
        "谁能顶这一班：逐人核对全部规则，不用求解器，按代价排序。",
        "Who can take a duty: everybody is checked against every rule, without the solver, and ranked by cost.",
    ),
    _STATION,
    _OUT,
    Option(
        ["--duty"],
        Text(
            "要顶的班：人员:日期[:班次]，或空缺 岗位:日期:班次[:类别]",
            "the duty: PERSON:DATE[:SHIFT], or an open seat, POST:DATE:SHIFT[:GRADE]",
        ),
        Text("勤务", "DUTY"),
        type=Words(),
        required=True,
    ),
    Option(["--all", "everyone"], Text("列出每一个人", "list everybody"), is_flag=True),
    example=Text(
        "roster cover examples/tiny out/tiny --duty A07:2026-11-25",
        "roster cover examples/tiny out/tiny --duty A07:2026-11-25",
    ),
)

SHOW = Call(
    "show",
    Text("在终端里看排班。", "Show a roster in the terminal."),
    _OUT,
    *view_options(),
    example=Text("roster show out/tiny --day 2026-11-24", "roster show out/tiny --day 2026-11-24"),
)

SHEET = Call(
    "sheet",
    Text(
        "打印勤务表（PDF）：周表、日表、网格表、个人表。",
        "Print the duty sheets (PDF): the week, the days, the grids, the people.",
    ),
    _OUT,
    Option(
        ["--kind", "kinds"],
        Text("只要这一种，可重复", "this kind alone; may be repeated"),
        type=OneOf(_KINDS),
        multiple=True,
    ),
    Option(
        ["--only"],
        Text("只要这个人或这个网格", "this person's or grid's sheet alone"),
        Text("编号", "ID"),
        type=Words(),
    ),
    _TO,
    example=Text("roster sheet out/tiny --kind week", "roster sheet out/tiny --kind week"),
)

FEED = Call(
    "feed",
    Text(
        "写出日历（ics）：每人一份，全所一份。写到同一文件夹，改动和取消会跟到手机上。",
        "Write calendars (ics): one a person, one for the station. "
        "In the same folder, changes and cancellations follow to the phone.",
    ),
    _OUT,
    _TO,
    example=Text("roster feed out/tiny --to calendars", "roster feed out/tiny --to calendars"),
)

AUDIT = Call(
    "audit",
    Text(
        "核算工时：每人每日、每周、周期，加班分类、补休、志愿服务时数。",
        "Reckon the hours: by person and day, week and period; overtime by class, comp leave, hours served.",
    ),
    _OUT,
    _TO,
    example=Text("roster audit out/tiny", "roster audit out/tiny"),
)

CITY = Text(
    "全市：许多派出所一起排，机关警力和富余人员借到最缺的地方，并汇总。",
    "A city: many stations at once, people lent to where it saves most, and all of it summed up.",
)
CITY_EXAMPLE = same(
    "roster example city city --grids 240\nroster city solve city --out out/city\nroster city report out/city"
)
CITY_SOLVE = Call(
    "solve",
    Text(
        "排全市：各所同时排，再把机关警力和富余人员借到最缺的地方，逐项证明省多少。可以中断，再运行一次就接着排。",
        "Roster a city: all stations side by side, then people lent to where it saves most, with what that saves "
        "proven. Stop it at any time: run again, it goes on where it was.",
    ),
    Argument("folder", Text("全市的文件夹", "the city's folder"), Text("文件夹", "DIR"), type=Folder()),
    *_PERIOD,
    Option(
        ["--out"],
        Text("结果文件夹", "folder for the rosters"),
        Text("结果", "OUT"),
        type=FolderPlace(),
        required=True,
    ),
    Option(["--seconds"], Text("最多用时（秒）", "time limit in seconds"), type=Seconds(), default=1800.0),
    Option(["--work"], Text("每所求解工作量上限", "limit of a station's work"), type=Seconds(), default=8.0),
    Option(
        ["--gap"],
        Text("每所离最优多近就够（默认 0.1%）", "how near to the best is near enough (default: 0.1%)"),
        type=Share(),
        default=0.001,
    ),
    Option(["--seed"], Text("随机种子", "seed of the search"), type=Whole(0), default=1),
    Option(
        ["--workers"],
        Text("同时排几个所（默认每核一个）", "stations at a time (default: one for each core)"),
        type=Whole(),
    ),
    Option(
        ["--scheduler"],
        Text("用这个 Dask 调度器的多台机器", "use the machines of this Dask scheduler"),
        Text("地址", "ADDRESS"),
        type=Words(),
    ),
    example=Text(
        "roster city solve 示例市 --out out/city\n"
        "roster city solve 示例市 --out out/city --scheduler tcp://10.0.0.1:8786",
        "roster city solve city --out out/city\n"
        "roster city solve city --out out/city --scheduler tcp://10.0.0.1:8786",
    ),
)
CITY_REPORT = Call(
    "report",
    Text(
        "汇总全市排班。各分局到位和缺员、支援、工时、与最优的差距，写成 PDF、图和 CSV。",
        "Sum a city's rosters up. Cover and shortage by district, loans, hours and gaps, as PDF, picture and CSV.",
    ),
    Argument(
        "out", Text("全市排班结果文件夹", "the folder of a city's result"), Text("结果", "OUT"), type=Folder()
    ),
    Option(
        ["--to"],
        Text("写到这个文件夹（默认 OUT/summary）", "write into this folder (OUT/summary unless given)"),
        Text("文件夹", "FOLDER"),
        type=FolderPlace(),
    ),
    example=Text("roster city report out/city", "roster city report out/city"),
)
