"""The model: from a problem and its rules to an integer program that any engine can read."""

from roster.model.components import Component as Component
from roster.model.components import components as components
from roster.model.model import Model as Model
from roster.model.model import build as build
from roster.model.model import held_duties as held_duties
from roster.model.musters import Group as Group
from roster.model.musters import Muster as Muster
from roster.model.program import Decision as Decision
from roster.model.program import Program as Program
from roster.model.program import Row as Row
