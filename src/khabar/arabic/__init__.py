"""The Arabic layer: folding, words, numbers and times, each usable alone."""

from khabar.arabic.letters import fold
from khabar.arabic.quantities import numbers
from khabar.arabic.timex import times
from khabar.arabic.words import split

__all__ = ["fold", "numbers", "split", "times"]
