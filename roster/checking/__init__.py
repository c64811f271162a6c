"""The second opinion: plain Python over a finished roster, no solver."""

from roster.checking.verify import Verdict as Verdict
from roster.checking.verify import verify as verify
