"""The mechanism of gridroster: domain, loading, model, solving, checking, storing and rendering."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("gridroster")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"
