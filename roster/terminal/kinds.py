"""The kinds of values that options and arguments take, each with its refusal in both languages."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar, cast

import click

from roster.words import Text, joined, same

T = TypeVar("T")
K = TypeVar("K", bound=StrEnum)


class UnusableValue(click.BadParameter):
    """A value that its parameter cannot take, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Kind(click.ParamType[T], Generic[T]):
    """A type of values; `placeholder` names it in help."""

    name = "kind"
    placeholder: Text = Text("文字", "TEXT")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """Read what was typed; raises UnusableValue with a reason."""
        del param, ctx
        return self.read(value) if isinstance(value, str) else cast("T", value)

    def read(self, typed: str) -> T:
        """Read what was typed."""
        raise NotImplementedError


class _Existing(Kind[Path]):
    """Something on the disk that is there."""

    noun: Text

    def read(self, typed: str) -> Path:
        """Give the path; raises UnusableValue where there is nothing, or something else."""
        path, noun = Path(typed), self.noun
        if not path.exists():
            raise UnusableValue(
                Text(f"{noun.zh}「{typed}」不存在", f'the {noun.en} "{typed}" does not exist')
            )
        if not self.fits(path):
            raise UnusableValue(Text(f"「{typed}」不是{noun.zh}", f'"{typed}" is not a {noun.en}'))
        return path

    def fits(self, path: Path) -> bool:
        """Tell whether what is there is what is wanted."""
        raise NotImplementedError


class Folder(_Existing):
    """A folder that is there."""

    placeholder = Text("目录", "DIR")
    noun = Text("文件夹", "folder")

    def fits(self, path: Path) -> bool:
        """Tell whether it is a folder."""
        return path.is_dir()


class File(_Existing):
    """A file that is there."""

    placeholder = Text("文件", "FILE")
    noun = Text("文件", "file")

    def fits(self, path: Path) -> bool:
        """Tell whether it is a file."""
        return path.is_file()


class Place(Kind[Path]):
    """A path that need not be there yet."""

    placeholder = Text("路径", "PATH")

    def read(self, typed: str) -> Path:
        """Give the path."""
        return Path(typed)


class FolderPlace(Place):
    """A folder that need not be there yet."""

    def read(self, typed: str) -> Path:
        """Give the path; raises UnusableValue where a file is in its place."""
        path = Path(typed)
        if path.exists() and not path.is_dir():
            raise UnusableValue(Text(f"「{typed}」是文件，不是文件夹", f'"{typed}" is a file, not a folder'))
        return path


class Words(Kind[str]):
    """Any text."""

    def read(self, typed: str) -> str:
        """Give what was typed."""
        return typed


class Day(Kind[date]):
    """A date as ISO 8601 writes it."""

    placeholder = Text("日期", "DATE")

    def read(self, typed: str) -> date:
        """Give the date; raises UnusableValue where there is none."""
        try:
            return date.fromisoformat(typed.strip())
        except ValueError:
            message = Text(
                f"「{typed}」不是日期，请写成 2026-11-23", f'"{typed}" is not a date; write 2026-11-23'
            )
            raise UnusableValue(message) from None


class Whole(Kind[int]):
    """A whole number of at least `least`."""

    placeholder = Text("整数", "NUMBER")

    def __init__(self, least: int = 1) -> None:
        self.least = least

    def read(self, typed: str) -> int:
        """Give the number; raises UnusableValue where it is none or too small."""
        if not typed.strip().removeprefix("-").isdecimal() or int(typed) < self.least:
            raise UnusableValue(
                Text(
                    f"「{typed}」不行，请给不小于 {self.least} 的整数",
                    f'"{typed}" will not do; give a whole number of at least {self.least}',
                )
            )
        return int(typed)


class Seconds(Kind[float]):
    """A time in seconds, more than none."""

    placeholder = Text("秒", "SECONDS")

    def read(self, typed: str) -> float:
        """Give the seconds; raises UnusableValue where it is no positive number."""
        try:
            seconds = float(typed)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds < float("inf"):
            raise UnusableValue(
                Text(f"「{typed}」不行，请给大于 0 的秒数", f'"{typed}" will not do; give seconds above 0')
            )
        return seconds


class Share(Kind[float]):
    """A share of a whole, written as a percentage (0.1%) or a number (0.001), from none to all."""

    placeholder = Text("百分比", "PERCENT")

    def read(self, typed: str) -> float:
        """Give the share, 1 for all; raises UnusableValue where it is none."""
        text = typed.strip().replace("％", "%")
        with suppress(ValueError):
            share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
            if 0 <= share <= 1:
                return share
        raise UnusableValue(
            Text(f"「{typed}」不行，请写成 0.1% 这样", f'"{typed}" will not do; write it like 0.1%')
        )


class OneOf(Kind[str]):
    """One of a few words; each may also be given by its name in either language (民警 for officer)."""

    def __init__(self, choices: Mapping[str, Text], placeholder: Text | None = None) -> None:
        self.choices = choices
        self.placeholder = placeholder or same("|".join(choices))

    def read(self, typed: str) -> str:
        """Give the word; raises UnusableValue with the choices where it is none of them."""
        for choice, text in self.choices.items():
            if typed.strip().casefold() in {choice.casefold(), text.zh, text.en.casefold()}:
                return choice
        listed = joined((self._named(choice, text) for choice, text in self.choices.items()), "、", ", ")
        raise UnusableValue(
            Text(f"没有「{typed}」，可用：{listed.zh}", f'there is no "{typed}"; use one of {listed.en}')
        )

    def _named(self, choice: str, text: Text) -> Text:
        return same(choice) if text.zh == choice else Text(f"{choice}（{text.zh}）", choice)


class Member(Kind[K]):
    """One of an enumeration whose members have a `text`, such as `Grade`."""

    def __init__(self, kinds: type[K]) -> None:
        self.kinds = kinds
        texts = {kind.value: getattr(kind, "text", same(kind.value)) for kind in kinds}
        self.words = OneOf(texts)
        self.placeholder = self.words.placeholder

    def read(self, typed: str) -> K:
        """Give the member; raises UnusableValue with the choices where there is none."""
        return self.kinds(self.words.read(typed))
