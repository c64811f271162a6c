"""The one sentence that says why there is no roster, and what to do."""

from collections.abc import Sequence

from roster.explaining.contradictions import Contradiction
from roster.explaining.mending import Mend
from roster.words import Text, joined

_NO_MORE = Text(
    "；再加排也不能使各条规则都满足", ", and no duties can be added with which all rules are kept"
)


def sentence(contradictions: Sequence[Contradiction], cheapest: Sequence[Mend]) -> Text:
    """Say what contradicts what, and the cheapest way out of it."""
    first = _without_stop(contradictions[0].message)
    count = len(contradictions)
    more = _NO_MORE if contradictions[0].joint else Text("", "")
    why = (
        Text(f"本期排不出：按已定的勤务，{first.zh}", f"no roster is possible: as settled, {first.en}") + more
        if count == 1
        else Text(
            f"本期排不出：已定勤务与规则有 {count} 处矛盾，例如{first.zh}",
            f"no roster is possible: the settled duties contradict the rules in {count} places, such as {first.en}",
        )
    )
    return why + _way_out(cheapest) + Text("。", ".")


def _way_out(cheapest: Sequence[Mend]) -> Text:
    if not cheapest:
        return Text("", "")
    first, more = cheapest[0].change.text, len(cheapest) - 1
    others = Text(f"（另有 {more} 项改动）", f" ({more} more to make)") if more else Text("", "")
    return Text("；最省事的办法：", "; the easiest way out: ") + first + others


def _without_stop(text: Text) -> Text:
    return Text(text.zh.rstrip("。"), text.en.rstrip("."))


def listed(mends: Sequence[Mend]) -> Text:
    """Say several changes in one line."""
    return joined((mend.change.text for mend in mends), "；", "; ")
