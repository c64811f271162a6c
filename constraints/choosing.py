"""Posts and zones as a rule's parameters name them: by id, or by kind or level in either language."""

from collections.abc import Iterable, Iterator

from roster.domain import Post, PostKind, Problem, ZoneLevel
from roster.errors import Fault, Source
from roster.rules import Rule
from roster.words import Text

_KINDS = Text(
    "、".join(f"{kind}（{kind.text.zh}）" for kind in PostKind),
    ", ".join(PostKind),
)
_LEVELS = Text(
    "、".join(f"{level}（{level.text.zh}）" for level in ZoneLevel),
    ", ".join(ZoneLevel),
)


def is_chosen(post: Post, words: Iterable[str]) -> bool:
    """Tell whether a parameter names a post: by its id, or by its kind (checkpoint, 卡点)."""
    return not {post.id, post.kind.value, post.kind.text.zh}.isdisjoint(words)


def levels_chosen(words: Iterable[str]) -> frozenset[ZoneLevel]:
    """Give the zone levels that a parameter names (lockdown, 封控区)."""
    listed = set(words)
    return frozenset(level for level in ZoneLevel if not {level.value, level.text.zh}.isdisjoint(listed))


def unknown_posts(rule: Rule, problem: Problem, key: str, words: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for every word that is neither a post's id nor a kind of post."""
    kinds = {word for kind in PostKind for word in (kind.value, kind.text.zh)}
    for word in words:
        if word not in kinds and word not in problem.posts:
            yield Fault(
                setting(rule, key),
                Text(f"没有岗位或岗位类型「{word}」", f'there is no post and no kind of post "{word}"'),
                Text(
                    f"请写岗位编号，或岗位类型：{_KINDS.zh}。", f"Write a post's id, or a kind: {_KINDS.en}."
                ),
            )


def unknown_levels(rule: Rule, key: str, words: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for every word that is no zone level."""
    for word in words:
        if not levels_chosen([word]):
            yield Fault(
                setting(rule, key),
                Text(f"没有管控等级「{word}」", f'there is no zone level "{word}"'),
                Text(f"可用：{_LEVELS.zh}。", f"Use one of: {_LEVELS.en}."),
            )


def nobody_holds(rule: Rule, skill: str) -> Fault:
    """Give the fault of a rule that asks for a skill which nobody it binds holds."""
    return Fault(
        setting(rule, "skill"),
        Text(
            f"规则要求「{skill}」，但它所约束的人员中无人具备",
            f'the rule asks for "{skill}", which nobody it binds holds',
        ),
        Text(
            "请在人员表 skills 列登记具备的人，改正名称，或停用此规则。",
            "Enter who holds it in the column skills of people, correct the name, or switch the rule off.",
        ),
    )


def setting(rule: Rule, key: str) -> Source:
    """Give the place in `station.toml` at which a rule's parameter is set."""
    return Source(f"station.toml [rules.{rule.name}]", None, key)
