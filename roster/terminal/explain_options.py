"""What `roster explain` may be asked beside why no roster is possible."""

from dataclasses import dataclass
from pathlib import Path

from roster.errors import UnusableCall
from roster.terminal.kinds import FolderPlace, Words
from roster.terminal.parameters import Option
from roster.terminal.person_days import NamedDay, PersonDay, PersonShift
from roster.words import Text


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a call asks of a roster; with nothing, why it is short. Raises UnusableCall for two questions at once."""

    why: NamedDay | None = None
    off: NamedDay | None = None
    duty: NamedDay | None = None
    rules: bool = False
    fair: bool = False
    person: str | None = None
    to: Path | None = None

    def __post_init__(self) -> None:
        given = {"why": self.why, "off": self.off, "duty": self.duty, "rules": self.rules, "fair": self.fair}
        named = [f"--{name}" for name, value in given.items() if value]
        if len(named) > 1:
            raise UnusableCall(
                Text(f"{'、'.join(named)} 一次只能用一个", f"{', '.join(named)}: one at a time"),
                Text("请分几次运行。", "Run the command once for each."),
            )
        if (self.person or self.to) and not self.fair:
            raise UnusableCall(
                Text("--person 和 --to 只和 --fair 同用", "--person and --to go with --fair"),
                Text("请加上 --fair，或去掉它们。", "Add --fair, or leave them out."),
            )

    @property
    def day(self) -> NamedDay | None:
        """Give the person's day that is asked about, if any."""
        return self.why or self.off or self.duty


def asked_options() -> tuple[Option, ...]:
    """Give the options that make up `Asked`; their names are those of its fields."""
    return (
        Option(
            ["--why"], Text("此人那天为什么排了勤务", "why this person has a duty that day"), type=PersonDay()
        ),
        Option(["--off"], Text("让此人那天休息要多少代价", "what a day off would cost"), type=PersonDay()),
        Option(["--duty"], Text("让此人上那一班要多少代价", "what this duty would cost"), type=PersonShift()),
        Option(["--rules"], Text("每条规则的代价", "what each rule costs"), is_flag=True),
        Option(["--fair"], Text("负担是否公平", "who carries how much"), is_flag=True),
        Option(
            ["--person"],
            Text("只看这个人（与 --fair 同用）", "this person alone (with --fair)"),
            Text("人员", "PERSON"),
            type=Words(),
        ),
        Option(
            ["--to"],
            Text("写到这个文件夹（与 --fair 同用）", "write into this folder (with --fair)"),
            Text("文件夹", "FOLDER"),
            type=FolderPlace(),
        ),
    )
