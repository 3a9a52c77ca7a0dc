"""Writes a dossier: a folder of pages that opens from disk, in Arabic and English, without script and without network."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import TypeVar

import jinja2
import msgspec
from markupsafe import Markup

from khabar.model import Report, Skipped, Story
from khabar.reasons import reason_in
from khabar.stories.related import find_related
from khabar.web.answers import find_replies, find_responses
from khabar.web.book import Book, make_book
from khabar.web.drawing import draw_days
from khabar.web.figures import view_figures
from khabar.web.front_page import (
    SINGLES_A_PAGE,
    STORIES_A_PAGE,
    Entry,
    by_day,
    view_entries,
    view_top_speakers,
)
from khabar.web.gaps import find_gaps
from khabar.web.marks import inert, plain
from khabar.web.messages import LANGUAGES, Language, count, label, say
from khabar.web.people import find_cast, view_actors, view_speakers
from khabar.web.register_tables import read_registers, view_registers
from khabar.web.report_page import view_report
from khabar.web.story_page import FULL_LIST, reports_of, view_story

# What was done by saying it, where that is more than to say it.
_TELLING_ACTS = frozenset(
    [
        "accused",
        "admitted",
        "announced",
        "apologised",
        "called_for",
        "claimed",
        "condemned",
        "demanded",
        "denied",
        "ordered",
        "praised",
        "promised",
        "revealed",
        "thanked",
        "threatened",
        "warned",
        "welcomed",
    ]
)


_Item = TypeVar("_Item")


class Link(msgspec.Struct, frozen=True):
    """A page of the front list."""

    href: str
    number: int
    is_here: bool


def write_dossier(
    folder: str | Path,
    *,
    reports: Sequence[Report],
    stories: Sequence[Story],
    skipped: Sequence[Skipped] = (),
    language: Language = "ar",
) -> None:
    """Writes the pages of a dossier into an empty folder: `index.html` in `language`, all pages under `ar/` and `en/`.

    Nothing in the pages asks for anything outside the folder; texts of the reports stand in them escaped.
    """
    folder = Path(folder)
    for name in ("static", "fonts"):
        with as_file(files("khabar.web").joinpath(name)) as source:
            copytree(source, folder / ("static" if name == "static" else "static/fonts"), dirs_exist_ok=True)
    registers = read_registers(reports)
    related = find_related(stories, {report.id: report for report in reversed(reports)})
    for one in LANGUAGES:
        book = make_book(reports=reports, stories=stories, registers=registers, language=one, related=related)
        (folder / one).mkdir(exist_ok=True)
        pages = _environment(one)
        _write_fronts(folder / one, book, pages, skipped)
        _write_stories(folder / one, book, pages)
        _write_reports(folder / one, book, pages)
    start = (
        _environment(language).get_template("start.html").render(page="index.html", root="", is_start=True)
    )
    (folder / "index.html").write_text(start, encoding="utf-8")


def _environment(language: Language) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("khabar.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals |= {
        "language": language,
        "other": "en" if language == "ar" else "ar",
        "say": partial(say, language=language),
        "say_other": partial(say, language="en" if language == "ar" else "ar"),
        "count": partial(count, language=language),
        "label": partial(label, language=language),
        "full_list": FULL_LIST,
        "telling_acts": _TELLING_ACTS,
    }
    environment.filters["inert"] = inert
    environment.filters["style_hash"] = _style_hash
    return environment


def _finalize(value: object) -> object:
    """What a template writes of a plain string: never a direction control, wherever in the page it stands."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _style_hash(style: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _write(folder: Path, name: str, template: jinja2.Template, **cells: object) -> None:
    (folder / name).write_text(
        template.render(page=name, root="../", is_start=False, **cells), encoding="utf-8"
    )


def _write_fronts(folder: Path, book: Book, pages: jinja2.Environment, skipped: Sequence[Skipped]) -> None:
    entries, singles = view_entries(book)
    _write_events(folder, book, pages, entries)
    shown_entries = _chunks(entries, STORIES_A_PAGE)
    shown_singles = [*([] for _ in shown_entries[1:]), *_chunks(singles, SINGLES_A_PAGE)]
    n_pages = len(shown_singles)
    told = [
        msgspec.structs.replace(
            one, where=reason_in(one.where, book.language), reason=reason_in(one.reason, book.language)
        )
        for one in skipped
    ]
    names = ["index.html", *(f"stories-{number}.html" for number in range(2, n_pages + 1))]
    for number, name in enumerate(names):
        single = shown_singles[number]
        _write(
            folder,
            name,
            pages.get_template("front.html"),
            entries=shown_entries[number] if number < len(shown_entries) else [],
            days=by_day(single),
            n_singles=len(single),
            n_stories=sum(len(entry.cards) for entry in entries) + len(singles),
            n_reports=len(book.reports),
            n_outlets=len({report.outlet for report in book.reports.values() if report.outlet}),
            speakers=view_top_speakers(book, book.reports.values()) if number == 0 else (),
            skipped=[one for one in told if not one.is_notice] if number == 0 else [],
            notices=[one for one in told if one.is_notice] if number == 0 else [],
            list_pages=[Link(other, n + 1, n == number) for n, other in enumerate(names)]
            if n_pages > 1
            else [],
        )


def _chunks(items: list[_Item], length: int) -> list[list[_Item]]:
    """The items in parts of at most `length`, in order; one empty part where there are none."""
    return [items[start : start + length] for start in range(0, len(items), length)] or [[]]


def _write_events(folder: Path, book: Book, pages: jinja2.Environment, entries: Sequence[Entry]) -> None:
    """The page of each event that several stories tell of: what they count, the stories, who spoke."""
    template = pages.get_template("event.html")
    stories = {story.id: story for story in book.stories}
    for entry in entries:
        if entry.is_group:
            reports = [report for card in entry.cards for report in reports_of(book, stories[card.id])]
            reports.sort(key=lambda report: (report.published is None, report.published or "", report.id))
            figures = view_figures(book, reports, only_classes=True)
            _write(
                folder,
                entry.href,
                template,
                entry=entry,
                figures=figures,
                speakers=view_top_speakers(book, reports),
            )


def _write_stories(folder: Path, book: Book, pages: jinja2.Environment) -> None:
    template = pages.get_template("story.html")
    for story in book.stories:
        reports = reports_of(book, story)
        if not reports:
            continue
        view = view_story(book, story)
        cast = find_cast(reports)
        replies = find_replies(book, find_responses(story, book.reports))
        _write(
            folder,
            book.files["story", story.id],
            template,
            view=view,
            drawing=draw_days(book, view),
            speakers=view_speakers(book, reports, cast, replies=replies),
            figures=view_figures(book, reports),
            registers=view_registers(book, reports),
            actors=view_actors(book, reports, cast),
            gaps=find_gaps(book, story, reports=reports, moments=view.moments),
        )


def _write_reports(folder: Path, book: Book, pages: jinja2.Environment) -> None:
    template = pages.get_template("report.html")
    for report in book.reports.values():
        _write(folder, book.files["report", report.id], template, view=view_report(book, report))
