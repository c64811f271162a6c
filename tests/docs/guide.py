"""The parts of the user guide that follow from the code: `python -m tests.docs.guide` renews them.

They stand between `<!-- rules: hard -->` and `<!-- end -->`, and the like.
"""

import os
import re
from contextlib import redirect_stdout
from io import StringIO
from unittest.mock import patch

import cli
from constraints import RULES
from roster.audit.method import METHOD
from roster.rules import HardRule
from roster.words import Language, Text
from tests.docs import rules_chapter
from tests.docs.markdown import ROOT

GUIDES = {language: ROOT / "docs" / "guide" / f"{language}.md" for language in Language}
CHAPTERS = {language: ROOT / "docs" / "guide" / f"rules.{language}.md" for language in Language}
COUNTED = tuple(ROOT / name for name in ("README.md", "README.zh-CN.md", "CHANGELOG.md"))
_PART = re.compile(r"(<!-- (\w+): ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def renewed(text: str, language: Language) -> str:
    """Give a guide with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        return match[1] + _MAKERS[match[2]](match[3], language) + match[4]

    return _PART.sub(part, text)


def hours(kind: str, language: Language) -> str:
    """List how hours are reckoned."""
    del kind
    mark = Text("：", ": ").to(language)
    return "".join(f"- **{what.to(language)}**{mark}{how.to(language)}\n" for what, how in METHOD)


def usage(command: str, language: Language) -> str:
    """Give the help page of a command, as it looks on 80 columns; `city-solve` is `roster city solve`."""
    command = command.replace("-", " ")
    return f"```text\n$ roster {command} --help\n{help_page(command, language)}\n```\n"


def help_page(command: str, language: Language) -> str:
    """Give what `roster COMMAND --help` writes."""
    heard = StringIO()
    with redirect_stdout(heard), patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}):
        cli.program.run([*command.split(), "--lang", language, "--help"])
    return heard.getvalue().strip()


_MAKERS = {
    "rules": rules_chapter.table,
    "details": rules_chapter.details,
    "packs": rules_chapter.packs,
    "help": usage,
    "hours": hours,
}


def counted(text: str) -> str:
    """Give a page with the numbers of rules as they are; what a changelog says of earlier versions stays."""
    hard = sum(isinstance(rule, HardRule) for rule in RULES)
    now, since, before = text.partition("\n## 0.")
    now = re.sub(r"\[\d+( rules| 条规则)\]", rf"[{len(RULES)}\1]", now)
    told = f"{len(RULES)} rules, {hard} that are never broken and {len(RULES) - hard} that have a price"
    return (
        re.sub(r"\d+ rules, \d+ that are never broken and \d+ that have a price", told, now) + since + before
    )


def main() -> None:
    """Renew both guides, their chapters on rules, and the numbers of rules elsewhere."""
    for language, path in (*GUIDES.items(), *CHAPTERS.items()):
        path.write_text(renewed(path.read_text(encoding="utf-8"), language), encoding="utf-8")
    for path in COUNTED:
        path.write_text(counted(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
