"""The rule base: what a rule is, how it speaks to the model, and how its parameters are read."""

from roster.rules.base import EVERYBODY as EVERYBODY
from roster.rules.base import Charge as Charge
from roster.rules.base import Example as Example
from roster.rules.base import HardRule as HardRule
from roster.rules.base import Law as Law
from roster.rules.base import Notice as Notice
from roster.rules.base import Rule as Rule
from roster.rules.base import SoftRule as SoftRule
from roster.rules.base import Violation as Violation
from roster.rules.fields import Stricter as Stricter
from roster.rules.fields import about as about
from roster.rules.fields import off as off
from roster.rules.fields import parameter as parameter
from roster.rules.modelling import Linear as Linear
from roster.rules.modelling import Modelling as Modelling
from roster.rules.modelling import Option as Option
from roster.rules.modelling import Seats as Seats
from roster.rules.modelling import Stand as Stand
from roster.rules.parameters import configured as configured
from roster.rules.parameters import parameters as parameters
