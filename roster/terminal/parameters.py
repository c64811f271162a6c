"""Options and arguments with help in both languages, and the calls that take them."""

from collections.abc import Sequence

import click

from roster.words import Text


class Option(click.Option):
    """An option; `about` is its help, `placeholder` stands for its value in the help."""

    def __init__(
        self, declarations: Sequence[str], about: Text, placeholder: Text | None = None, **settings: object
    ) -> None:
        super().__init__(declarations, **settings)  # type: ignore[arg-type]
        self.about = about
        self.placeholder = placeholder


class Argument(click.Argument):
    """An argument; `about` is its help, `placeholder` its name in the usage line."""

    def __init__(self, name: str, about: Text, placeholder: Text | None = None, **settings: object) -> None:
        super().__init__([name], **settings)  # type: ignore[arg-type]
        self.about = about
        self.placeholder = placeholder


class Call:
    """One command as its user sees it: its name, what it does, its parameters, an example."""

    def __init__(self, name: str, about: Text, *params: Argument | Option, example: Text) -> None:
        self.name, self.about, self.params, self.example = name, about, params, example
