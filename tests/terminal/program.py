"""A small command line on the base that the real one uses."""

from datetime import date
from pathlib import Path

from roster.errors import Fault, Source, UnusableInput
from roster.terminal.kinds import Day, Folder, Words
from roster.terminal.parameters import Argument, Option
from roster.terminal.program import Program
from roster.terminal.session import Session
from roster.words import Text, same

FAULTS = (
    Fault(
        Source("people.csv", 3, "grade"),
        Text("没有「警官」这个人员类别", 'there is no grade "boss"'),
        Text("可用：officer、auxiliary、volunteer", "use officer, auxiliary or volunteer"),
    ),
    Fault(Source("grids.csv"), Text("表是空的", "the table is empty"), Text("至少写一行", "write one row")),
)

program = Program(
    "roster",
    Text("排班。", "Duty rosters."),
    "0.1.0",
    example=same("roster solve examples/tiny --out out/week"),
)


@program.task(
    "solve",
    Text("求一期排班。读入各表，求出最优排班。", "Make a roster. Reads the tables and finds the best one."),
    Argument("folder", Text("站所数据目录", "a station's tables"), type=Folder()),
    Option(["--from", "first"], Text("第一天", "the first day"), type=Day()),
    Option(["--out"], Text("结果写到这里", "where it goes"), type=Words(), required=True),
    Option(["--absent"], Text("缺勤", "who is away"), type=Words(), multiple=True),
    example=same("roster solve examples/tiny --out out/week"),
)
def solve(
    session: Session, folder: Path, first: date | None, out: str, absent: tuple[str, ...]
) -> int | None:
    """Do what the test asks for by `--out`."""
    del absent
    if out == "faults":
        raise UnusableInput(FAULTS)
    if out == "bug":
        raise ZeroDivisionError("by nought")
    if out == "stopped":
        raise KeyboardInterrupt
    if out == "denied":
        raise PermissionError(13, "Permission denied", "out/week")
    if out == "broken":
        return 1
    session.say(Text(f"写入 {out}，{first}", f"written to {out}, {first}"))
    session.emit({"out": out, "folder": folder.name})
    return None


examples = program.branch("example", Text("写出示例。", "Write an example."))


@examples.task(
    "station",
    Text("写出任意大小的示例。", "Write an example of any size."),
    example=same("roster example station"),
)
def station(session: Session) -> None:
    """Say that it was called."""
    session.say(Text("示例", "example"))
