"""The parts of the user guide that follow from the code: `python -m tests.docs.guide` renews them.

They stand between `<!-- rules: hard -->` and `<!-- end -->`, and the like.
"""

import os
import re
from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO
from unittest.mock import patch

import cli
from constraints import RULES
from roster.audit.method import METHOD
from roster.rules import HardRule, Rule, SoftRule, parameters
from roster.words import Language, Text
from tests.docs.markdown import ROOT

GUIDES = {language: ROOT / "docs" / "guide" / f"{language}.md" for language in Language}
_PART = re.compile(r"(<!-- (\w+): ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_HEAD = Text(
    "| 规则 | 要求 | 依据 | `station.toml` 中的参数及默认值 |\n|---|---|---|---|\n",
    "| rule | what it asks | source | parameters in `station.toml`, and their defaults |\n|---|---|---|---|\n",
)


def renewed(text: str, language: Language) -> str:
    """Give a guide with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        return match[1] + _MAKERS[match[2]](match[3], language) + match[4]

    return _PART.sub(part, text)


def rules(kind: str, language: Language) -> str:
    """Lay out the hard or the soft rules as a table."""
    wanted = HardRule if kind == "hard" else SoftRule
    return _HEAD.to(language) + "".join(_row(rule, language) for rule in RULES if isinstance(rule, wanted))


def _row(rule: Rule, language: Language) -> str:
    law = rule.law.text.to(language)
    source = f"[{law}]({rule.law.address})" if rule.law.address else law
    since = f" ({rule.law.since})" if rule.law.since else ""
    shown = {name: value for name, value in parameters(rule).items() if (name, value) != ("in_force", True)}
    given = "<br>".join(f"`{name} = {_value(value)}`" for name, value in shown.items())
    title, summary = rule.title.to(language), rule.summary.to(language)
    return f"| **{title}**<br>`{rule.name}` | {summary} | {source}{since} | {given} |\n"


def _value(value: object) -> str:
    if isinstance(value, timedelta):
        return f'"{value / timedelta(hours=1):g}h"'
    return str(value).lower()


def hours(kind: str, language: Language) -> str:
    """List how hours are reckoned."""
    del kind
    mark = Text("：", ": ").to(language)
    return "".join(f"- **{what.to(language)}**{mark}{how.to(language)}\n" for what, how in METHOD)


def usage(command: str, language: Language) -> str:
    """Give the help page of a command, as it looks on 80 columns."""
    return f"```text\n$ roster {command} --help\n{help_page(command, language)}\n```\n"


def help_page(command: str, language: Language) -> str:
    """Give what `roster COMMAND --help` writes."""
    heard = StringIO()
    with redirect_stdout(heard), patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}):
        cli.program.run([command, "--lang", language, "--help"])
    return heard.getvalue().strip()


_MAKERS = {"rules": rules, "help": usage, "hours": hours}


def main() -> None:
    """Renew both guides."""
    for language, path in GUIDES.items():
        path.write_text(renewed(path.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    main()
