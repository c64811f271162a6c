"""The few things that tests want to know of a Markdown file."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) +(.+?) *$", re.MULTILINE)


def documents() -> list[Path]:
    """List every Markdown file that is for people to read."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/README*.md")])


def blocks(text: str, language: str) -> list[str]:
    """List the fenced blocks of a language."""
    return [body for tag, body in _FENCE.findall(text) if tag == language]


def headings(text: str) -> list[tuple[int, str]]:
    """List the headings with their depth, those inside fenced blocks left out."""
    return [(len(marks), title) for marks, title in _HEADING.findall(_FENCE.sub("", text))]


def links(text: str) -> Iterator[str]:
    """Yield the targets of links, those inside fenced blocks left out."""
    yield from _LINK.findall(_FENCE.sub("", text))


def anchor(title: str) -> str:
    """Give the anchor that a heading gets on the usual forges."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
