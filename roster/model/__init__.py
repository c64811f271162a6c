"""The model: from a problem and its rules to an integer program that any engine can read."""

from roster.model.components import Component as Component
from roster.model.components import components as components
from roster.model.components import outside as outside
from roster.model.flow import Place as Place
from roster.model.groups import Group as Group
from roster.model.keeping import keep_duties as keep_duties
from roster.model.kinds import Kind as Kind
from roster.model.matrix import Ints as Ints
from roster.model.matrix import Matrix as Matrix
from roster.model.matrix import Row as Row
from roster.model.model import Model as Model
from roster.model.model import build as build
from roster.model.model import held_duties as held_duties
from roster.model.model import held_options as held_options
from roster.model.musters import Muster as Muster
from roster.model.program import Decision as Decision
from roster.model.program import Program as Program
from roster.model.recording import Recording as Recording
from roster.model.recording import Statement as Statement
