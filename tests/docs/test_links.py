"""Links inside the documents lead somewhere, and the two languages tell the same."""

import re
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, anchor, blocks, documents, headings, links

TWINS = [
    ("README.md", "README.zh-CN.md"),
    ("docs/guide/en.md", "docs/guide/zh-CN.md"),
    ("docs/guide/rules.en.md", "docs/guide/rules.zh-CN.md"),
]


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in links(document.read_text(encoding="utf-8")):
        path, _, fragment = link.partition("#")
        if link.startswith(("https://", "http://")):
            continue
        target = (document.parent / path) if path else document
        assert target.exists(), link
        if fragment:
            assert fragment in {anchor(title) for _, title in headings(target.read_text(encoding="utf-8"))}, (
                link
            )


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_the_two_languages_have_the_same_parts_and_the_same_commands(english: str, chinese: str) -> None:
    one, other = ((ROOT / name).read_text(encoding="utf-8") for name in (english, chinese))

    assert [depth for depth, _ in headings(one)] == [depth for depth, _ in headings(other)]
    for language in ("sh", "toml", "csv"):
        assert len(blocks(one, language)) == len(blocks(other, language))
    assert [bare(block) for block in blocks(one, "sh")] == [bare(block) for block in blocks(other, "sh")]


def bare(block: str) -> list[str]:
    """Take off what is in the document's own language: comments, and the language asked for."""
    lines = (line.partition(" #")[0].strip() for line in block.splitlines() if not line.startswith("#"))
    return [re.sub(r" LANG_TAG=\S+", "", line) for line in lines]
