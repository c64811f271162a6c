"""Paper: templates to HTML, HTML to PDF, and what every printed page says."""

from roster.printing.paper import Entry as Entry
from roster.printing.paper import Paper as Paper
from roster.printing.paper import certainty as certainty
from roster.printing.paper import paper as paper
from roster.printing.paper import shift_legend as shift_legend
from roster.printing.templating import render as render
from roster.printing.times import days_between as days_between
from roster.printing.times import duty_times as duty_times
from roster.printing.times import hours_column as hours_column
from roster.printing.times import shift_times as shift_times
from roster.printing.writing import Printed as Printed
from roster.printing.writing import write_pdf as write_pdf
from roster.printing.writing import write_pdfs as write_pdfs
