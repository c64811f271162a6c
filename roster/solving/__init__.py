"""The engine: from a model to the best roster and a proof. The only part that knows a solver."""

from roster.solving.knowing import NOTHING as NOTHING
from roster.solving.knowing import Known as Known
from roster.solving.part import Solution as Solution
from roster.solving.progress import Clock as Clock
from roster.solving.progress import Limits as Limits
from roster.solving.progress import Progress as Progress
from roster.solving.repairing import Published as Published
from roster.solving.repairing import Repair as Repair
from roster.solving.solve import Solved as Solved
from roster.solving.solve import solve as solve
