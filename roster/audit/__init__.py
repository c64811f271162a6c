"""Hours: what everybody is planned to work, which of it is overtime of which class, who is near a limit.

How each hour is reckoned stands in reckoning.py, what is held against which limit in limits.py, the law with
its dates in figures.py. `audit` gives the figures; `write_audit`, `summary_rows`, `render_terminal` and
`to_json` show them.
"""

from roster.audit.auditing import Audit as Audit
from roster.audit.auditing import audit as audit
from roster.audit.machine import to_json as to_json
from roster.audit.summary import summary_rows as summary_rows
from roster.audit.terminal import render_terminal as render_terminal
from roster.audit.writing import write_audit as write_audit
