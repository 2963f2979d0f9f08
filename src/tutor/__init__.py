"""An offline study companion for one essay: cited answers, honest silence, and a quiz that remembers."""

__version__ = "0.1.0"
