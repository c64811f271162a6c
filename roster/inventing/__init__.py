"""Invented stations of any size, for examples, benchmarks and tests; nobody in them exists."""

from roster.inventing.folder import invent_station as invent_station
from roster.inventing.shipped import copy_example as copy_example
