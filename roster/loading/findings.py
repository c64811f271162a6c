"""Collecting faults, so that a user hears of all of them in one go."""

from roster.errors import Fault, Source
from roster.words import Text


class Findings(list[Fault]):
    """The faults found so far."""

    def add(self, source: Source, message: Text, advice: Text) -> None:
        """Note one thing that is wrong, where, and what to do about it."""
        self.append(Fault(source, message, advice))
