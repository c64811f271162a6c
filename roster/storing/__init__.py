"""A solved period on disk."""

from roster.storing.duties import read_duties as read_duties
from roster.storing.earlier import Earlier as Earlier
from roster.storing.earlier import earlier as earlier
from roster.storing.folder import DUTIES as DUTIES
from roster.storing.folder import read as read
from roster.storing.folder import read_for as read_for
from roster.storing.folder import refuse_foreign as refuse_foreign
from roster.storing.folder import report_of as report_of
from roster.storing.folder import write as write
from roster.storing.keeping import Kept as Kept
from roster.storing.keeping import keep as keep
from roster.storing.making import made_alike as made_alike
from roster.storing.making import make_report as make_report
from roster.storing.matrix import write_matrix as write_matrix
from roster.storing.moving import start_from as start_from
from roster.storing.report import Repaired as Repaired
from roster.storing.report import Report as Report
from roster.storing.report import RulePrice as RulePrice
from roster.storing.report import Status as Status
from roster.storing.stored import Stored as Stored
