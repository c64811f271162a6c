"""The skills of an invented station, by their names in each language."""

from roster.words import Text

DRIVER = Text("驾驶", "driver")
WOMAN = Text("女民警", "female_officer")
CYBER = Text("网安", "cyber")
TRACING = Text("流调", "epidemiology")
FIRST_AID = Text("急救", "first_aid")

# The names by which the rules for volunteers look for training and insurance, in whatever language a station writes.
TRAINED, INSURED = "岗前培训", "保险"
