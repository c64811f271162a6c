"""Why no roster is possible, drawn for `roster explain`: a sentence, what contradicts what, and what mends it."""

from collections.abc import Sequence

from roster.errors import Source
from roster.explaining.changes import Relax
from roster.explaining.contradictions import Contradiction
from roster.explaining.impossible import Impossible, Repair
from roster.explaining.mending import LawOf, Mend
from roster.explaining.parts import Part
from roster.rules import parameters
from roster.rules.values import said, written
from roster.terminal.consoles import say
from roster.terminal.machine import plain
from roster.terminal.pages import Page
from roster.terminal.styles import FAINT, GOOD, SHORT
from roster.terminal.wrapping import wrapped
from roster.words import Language, Text, joined

_INDENT = "   "
_ALSO = 3  # of what else the same duties break; --json has all


def render_impossible(found: Impossible, page: Page) -> None:
    """Write the sentence first, then each contradiction, then the repairs."""
    page.say(capital(found.sentence), SHORT)
    for number, contradiction in enumerate(found.contradictions, start=1):
        _contradiction(contradiction, number if len(found.contradictions) > 1 else 0, found.law, page)
    if found.cut_short:
        page.blank()
        page.say(
            Text(
                "时间用完，改法没有找全；可用 --seconds 给更多时间。",
                "Time ran out before all changes were tried; give more with --seconds.",
            )
        )
    if found.repairs or not found.cut_short:
        _repairs(found.repairs, page)


def capital(text: Text) -> Text:
    """Begin a sentence with a capital where letters have them."""
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


def _contradiction(found: Contradiction, number: int, law: LawOf, page: Page) -> None:
    which = Text(f"矛盾 {number}：", f"Contradiction {number}: ") if number else Text("", "")
    count = len(found.parts)
    page.heading(which + Text(f"下面 {count} 项不能同时成立", f"these {count} cannot all hold"))
    for place, part in enumerate(found.parts, start=1):
        _item(place, part.text, page)
        _below(_grounds(part, law), page)
    page.say(_proof(found), FAINT)
    if found.also:
        page.say(Text("同样这些勤务还违反：", "The same duties also clash here:"))
        for message in found.also[:_ALSO]:
            say(page.console, page.to(message), "", _INDENT)
        if (more := len(found.also) - _ALSO) > 0:
            say(page.console, page.to(Text(f"另有 {more} 处。", f"{more} more.")), "", _INDENT)


def _proof(found: Contradiction) -> Text:
    least = Text("没有更小的一组。", " No smaller set does.") if found.smallest else Text("", "")
    how = (
        Text("求解器以两种不同方式各证一次", "by the solver, in two different ways")
        if found.joint
        else Text("规则复核与求解器各证一次", "by the rules' checkers, and again by the solver")
    )
    as_is = (
        Text("其余各表照现状，", "with all else in the tables as it is, ") if found.as_is else Text("", "")
    )
    return (
        Text(
            f"已证明：{as_is.zh}这几项合在一起无解（{how.zh}）；去掉其中任何一项，其余各项就能同时成立。",
            f"Proven: {as_is.en}together they cannot be kept ({how.en}); without any one of them the others can.",
        )
        + least
    )


def _grounds(part: Part, law: LawOf) -> Text:
    """Say where a part stands: its rows, or what the rule rests on."""
    if part.rule is not None:
        rests_on = law(part.rule, part.grade).text
        return Text(f"依据：{rests_on.zh}", f"source: {rests_on.en}")
    return joined((source.text for source in part.sources), "；", "; ")


def _repairs(repairs: Sequence[Repair], page: Page) -> None:
    if not repairs:
        page.heading(
            Text(
                "没有找到能化解的改动；请核对上面各项。",
                "No change was found that mends it; please look at each of the above.",
            )
        )
        return
    page.heading(Text("怎么办：以下任选其一，省事的在前", "What to do: any one of these, the easiest first"))
    for place, repair in enumerate(repairs, start=1):
        for number, mend in enumerate(repair.mends):
            _item(place if not number else None, capital(mend.change.text), page)
            _below(_where(mend), page)
    page.say(_proven(repairs), GOOD)


def _proven(repairs: Sequence[Repair]) -> Text:
    solved = sum(repair.by_solver for repair in repairs)
    if solved == len(repairs):
        return Text(
            "以上每一种都已改好后重新求解，并经独立复核，确能排出。",
            "Each was made and solved anew, and the roster checked: it can be done.",
        )
    return Text(
        f"以上每一种改后都确能排出：前 {solved} 种已重新求解，其余已逐条规则复核。",
        f"Each makes a roster possible: the first {solved} were solved anew, the others checked rule by rule.",
    )


def _where(mend: Mend) -> Text:
    """Say which rows to change; of a rule, what to write and what it goes against."""
    change = mend.change
    if mend.law is None or not isinstance(change, Relax):
        return joined(map(_place, mend.sources), "；", "; ")
    line = f"[rules.{change.rule.name}.{change.grade}] {change.parameter} = {written(change.to)}"
    law = mend.law.text
    return Text(
        f'station.toml：{line}，再加一行 reason = "理由"。仅作例外：突破「{law.zh}」，理由须记录。',
        f'in station.toml: {line}, and a line reason = "why". As an exception only: it goes against {law.en}.',
    )


def _place(source: Source) -> Text:
    return Text(f"改 {source.text.zh}", f"in {source.text.en}")


def _item(number: int | None, text: Text, page: Page) -> None:
    lead = f"{number}. " if number is not None else _INDENT
    first, *rest = _lines(page.to(text), page)
    page.console.print(f"{lead}{first}", crop=False)
    for line in rest:
        page.console.print(f"{_INDENT}{line}", crop=False)


def _lines(text: str, page: Page) -> list[str]:
    return wrapped(text, min(page.width, 100) - len(_INDENT))


def _below(text: Text, page: Page) -> None:
    if page.to(text):
        say(page.console, page.to(text), FAINT, _INDENT)


def impossible_to_json(found: Impossible | None, language: Language) -> dict[str, object]:
    """Give what `roster explain --json` says of the impossible; `possible` alone where there is a roster."""
    if found is None:
        return {"possible": True}
    return {
        "possible": False,
        "sentence": plain(capital(found.sentence), language),
        "cut_short": found.cut_short,
        "contradictions": [
            _contradiction_to_json(each, found.law, language) for each in found.contradictions
        ],
        "repairs": [
            _repair_to_json(each, rank, language) for rank, each in enumerate(found.repairs, start=1)
        ],
    }


def _contradiction_to_json(found: Contradiction, law: LawOf, language: Language) -> dict[str, object]:
    return {
        "message": plain(found.message, language),
        "people": sorted(found.people),
        "minimal": True,
        "smallest": found.smallest,
        "as_is": found.as_is,
        "parts": [_part_to_json(part, law, language) for part in found.parts],
        "also": [plain(message, language) for message in found.also],
    }


def _part_to_json(part: Part, law: LawOf, language: Language) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": part.kind.value,
        "sentence": plain(part.text, language),
        "sentences": {"zh": part.text.zh, "en": part.text.en},
        "person": part.person,
        "day": plain(part.day, language),
        "sources": [_source_to_json(source) for source in part.sources],
    }
    if part.rule is not None:
        told |= {
            "rule": part.rule.name,
            "law": plain(law(part.rule, part.grade).text, language),
            "parameters": {
                name: plain(said(value), language) for name, value in parameters(part.rule).items()
            },
        }
    return told


def _source_to_json(source: Source) -> dict[str, object]:
    return {"file": source.file, "row": source.row, "column": source.column}


def _repair_to_json(repair: Repair, rank: int, language: Language) -> dict[str, object]:
    return {
        "rank": rank,
        "cost": repair.cost,
        "proven": True,
        "proof": {"by": "solver" if repair.by_solver else "checker", "duties": len(repair.proof.duties)},
        "changes": [_mend_to_json(mend, language) for mend in repair.mends],
    }


def _mend_to_json(mend: Mend, language: Language) -> dict[str, object]:
    return {
        "change": type(mend.change).__name__,
        "sentence": plain(mend.change.text, language),
        "sentences": {"zh": mend.change.text.zh, "en": mend.change.text.en},
        "cost": mend.cost,
        "sources": [_source_to_json(source) for source in mend.sources],
        "law": mend.law and plain(mend.law.text, language),
    }
