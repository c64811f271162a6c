"""Tests of the public instances' benchmark; every instance here is invented."""
