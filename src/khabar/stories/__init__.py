"""Stories: which reports tell one story, which are one text, and the account of what they say."""

from khabar.stories.find import find_stories
from khabar.stories.former import keep_former
from khabar.stories.overlay import Overlay
from khabar.stories.packing import pack_signature, unpack_signature
from khabar.stories.signatures import new_vocabulary, sign
from khabar.stories.stream import add_report, current_story, new_tracker, restore_tracker
from khabar.stories.tell import tell_stories

__all__ = [
    "Overlay",
    "add_report",
    "current_story",
    "find_stories",
    "keep_former",
    "new_tracker",
    "new_vocabulary",
    "pack_signature",
    "restore_tracker",
    "sign",
    "tell_stories",
    "unpack_signature",
]
