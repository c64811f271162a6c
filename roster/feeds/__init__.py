"""Duty calendars (RFC 5545, RFC 7986): a feed for each person and one for the station."""

from roster.feeds.naming import file_stem as file_stem
from roster.feeds.naming import identifier_of as identifier_of
from roster.feeds.writing import FeedsWritten as FeedsWritten
from roster.feeds.writing import write_feeds as write_feeds
