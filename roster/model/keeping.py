"""Who works when, taken over from a roster: then a model has only to decide where people stand.

So a roster that breaks rules about places alone can be mended for little: the full model, post by post, falls
into a small part for each date and shift, as far as no rule counts somebody's places over several.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from roster.domain import Duty, Origin
from roster.model.matrix import Row
from roster.model.model import Model


def keep_duties(
    model: Model, duties: Iterable[Duty], *, taking_back: bool = False, free: Collection[str] = ()
) -> bool:
    """Let people have just the duties of a roster, at whichever posts; to be called once a model is built.

    With `taking_back` duties may also be left out, at their price; the days of people who are `free` are decided
    anew. Tells whether the model admits each of the duties, somewhere; where it does not, it is of no use
    afterwards.
    """
    program = model.program
    held = {(duty.person, duty.day, duty.shift) for duty in duties}
    parts: dict[tuple[str, date, str], list[int]] = defaultdict(list)
    for option in model.open_options:
        if option.duty.origin is not Origin.FIXED and option.duty.person not in free:
            key = (option.duty.person, option.duty.day, option.duty.shift)
            parts[key] += [variable for variable in option.held.terms if program.upper[variable]]
    for key, variables in parts.items():
        if key not in held:
            for variable in variables:
                program.upper[variable] = 0
        elif not taking_back:
            if not variables:
                return False
            program.rows.append(Row(dict.fromkeys(variables, 1), 1, equal=True))
    program.fold()
    return True
