"""Hours: what everybody is planned to work, which of it is overtime of which class, who is near a limit.

How each hour is reckoned stands in reckoning.py, what is held against which limit in limits.py, the law with
its dates in figures.py. `audit` gives the figures; `write_audit`, `summary_rows`, `render_terminal` and
`to_json` show them.
"""

from roster.audit.auditing import Audit as Audit
from roster.audit.auditing import audit as audit
