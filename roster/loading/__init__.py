"""From a station's folder of tables to a `Problem`, and back to a normalised copy of it."""

from roster.loading.canonical import input_hash as input_hash
from roster.loading.init_station import init_station as init_station
from roster.loading.load import load as load
from roster.loading.snapshot import snapshot as snapshot
