"""Stories of a dossier that went by another id before: read from the former folder, forwarded in the new one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

import msgspec

from khabar.model import Story
from khabar.stories import keep_former

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url={href}">
<title>{title}</title>
<p><a href="{href}" lang="ar" dir="rtl">{title}</a>
</html>
"""
_ID = re.compile(r"s[0-9a-f]{12}")  # what a story is called; nothing else out of a file becomes a file name
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}


def forward_former(folder: Path, stories: Sequence[Story]) -> list[Story]:
    """The stories with the ids that those of the dossier at `folder` went by; as they are where there is none."""
    path = folder / "stories.jsonl"
    return keep_former(stories, _read(path)) if path.is_file() else list(stories)


def write_forwards(folder: Path, stories: Iterable[Story]) -> None:
    """Nothing; writes a page under every former id that leads on to its story, in both languages."""
    for story in stories:
        for former in filter(_ID.fullmatch, story.former):
            for language, direction in _DIRECTIONS.items():
                page = folder / language / f"story-{former}.html"
                if not page.exists():
                    href = f"story-{story.id}.html"
                    told = _PAGE.format(
                        language=language, direction=direction, href=href, title=escape(story.title)
                    )
                    page.write_text(told, encoding="utf-8", errors="replace")


def _read(path: Path) -> Iterator[Story]:
    """The stories of a file; lines that another version of khabar wrote in another form are passed over."""
    decoder = msgspec.json.Decoder(Story)
    with path.open("rb") as file:
        for line in file:
            try:
                yield decoder.decode(line)
            except msgspec.MsgspecError:
                continue
