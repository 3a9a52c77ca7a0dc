"""Stories: which reports tell one story, which are one text, and the account of what they say."""

from khabar.stories.find import find_stories
from khabar.stories.overlay import Overlay

__all__ = ["Overlay", "find_stories"]
