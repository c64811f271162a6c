"""What a call of `roster rules` asks for: a folder, a rule, a pack."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from roster.errors import UnusableCall
from roster.rules import Pack, Packs, Rule
from roster.rules.values import nearest
from roster.words import Text


def folder_and_rule(words: Iterable[str | None], rules: Sequence[Rule]) -> tuple[Path | None, Rule | None]:
    """Tell a station's folder from a rule's name or title, in any order; raises UnusableCall for anything else."""
    folder: Path | None = None
    found: Rule | None = None
    for word in (each for each in words if each is not None):
        rule = next((rule for rule in rules if word in (rule.name, rule.title.zh, rule.title.en)), None)
        if rule is not None and found is None:
            found = rule
        elif Path(word).is_dir() and folder is None:
            folder = Path(word)
        else:
            raise _neither(word, rules)
    return folder, found


def pack_named(name: str, packs: Packs) -> Pack:
    """Give a pack by its name; raises UnusableCall where there is none."""
    if name not in packs:
        message = Text(f"没有名为「{name}」的规则包", f'there is no rule pack named "{name}"')
        raise UnusableCall(message, nearest(name, sorted(packs)))
    return packs[name]


def _neither(word: str, rules: Sequence[Rule]) -> UnusableCall:
    return UnusableCall(
        Text(f"「{word}」既不是文件夹，也不是规则", f'"{word}" is neither a folder nor a rule'),
        nearest(word, [rule.name for rule in rules]),
    )
