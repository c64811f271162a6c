"""Tests of the diagrams of lines."""
