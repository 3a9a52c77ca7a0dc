"""From an article to its report: the finders, in order, on one page."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from khabar.annotate.actors import find_actors
from khabar.annotate.actors.naming import actor_id
from khabar.annotate.actors.overlay import Rule, apply_overlay
from khabar.annotate.corrections import correct
from khabar.annotate.events import find_events
from khabar.annotate.figures import find_figures
from khabar.annotate.layout import find_layout
from khabar.annotate.soundness import sound_events
from khabar.annotate.statements import find_no_comments, find_statements
from khabar.arabic.timex import find_times
from khabar.arabic.words import split
from khabar.errors import InputError
from khabar.model import Actor, Article, DateBasis, Layout, Report, Words


def annotate(article: Article, *, rules: Sequence[Rule] = ()) -> Report:
    """The report of one article: its actors, statements, times, events and figures, each with its exact words.

    The day of publication is the one given with the article; where none is given, the one its own lines state;
    else None, and times that depend on it have no value. `rules` are the user's splits and merges of actors.
    Raises InputError where what is given is no Article, its text no string, or its day no ISO 8601 date.
    """
    _check(article)
    words = split(article.text)
    layout = find_layout(words, title=article.title)
    found = _own_ids(find_actors(words, layout=layout), article.id)
    actors = apply_overlay(found, rules, article.text)
    return _report(article, words, layout=layout, actors=actors)


def _own_ids(actors: Sequence[Actor], article: str) -> list[Actor]:
    """The actors, a person of one name that no list knows with an id of this article: "فيصل" of another report is another man,
    until a story or a user says that they are one."""
    return [
        msgspec.structs.replace(actor, id=actor_id(f"{article}:{actor.name}"))
        if actor.type == "PER" and actor.latin_basis != "list" and len(actor.name.split()) == 1
        else actor
        for actor in actors
    ]


def _check(article: Article) -> None:
    # Types are not checked when a struct is built, and the first mistakes are a bare string and a date object.
    if not isinstance(article, Article):
        raise InputError(
            f'annotate takes an Article, not {type(article).__name__}: annotate(Article(id="a", text="…"))'
        )
    if not isinstance(article.text, str):
        raise InputError(f"article {article.id!r}: its text is {type(article.text).__name__}, not a string")
    published = article.published
    if published and (not isinstance(published, str) or day_of(published) is None):
        raise InputError(
            f"article {article.id!r}: published is no ISO 8601 date: {str(published)[:40]!r} ({type(published).__name__}); "
            'give a string such as "2015-08-06", or None'
        )


def redate(report: Report, *, published: str, basis: DateBasis) -> Report:
    """The same report read again for a day of publication that was worked out elsewhere, such as from its story.

    Its actors stay as they are; what depends on the day is found anew, and corrected again where a user had corrected it.
    """
    article = Article(
        id=report.id, text=report.text, outlet=report.outlet, url=report.url, published=published, published_basis=basis,
        title=report.title, origin=report.origin,
    )  # fmt: skip
    anew = _report(article, split(report.text), layout=report.layout, actors=report.actors)
    return correct(anew, report.corrected)


def _report(article: Article, words: Words, *, layout: Layout, actors: Sequence[Actor]) -> Report:
    published, basis = _published(article, layout)
    times = find_times(words, published=day_of(published))
    figures = find_figures(words, times=times)
    statements = find_statements(words, layout=layout, actors=actors, times=times)
    events = sound_events(
        find_events(words, layout=layout, actors=actors, times=times, figures=figures, statements=statements),
        article.text,
        actors=actors,
        published=published,
    )
    return Report(
        id=article.id,
        outlet=article.outlet or layout.outlet_name,
        url=article.url,
        published=published,
        published_basis=basis,
        title=article.title,
        headline=layout.headline,
        text=article.text,
        layout=layout,
        actors=tuple(actors),
        statements=tuple(statements),
        times=tuple(times),
        events=tuple(events),
        figures=tuple(figures),
        no_comments=tuple(
            find_no_comments(words, layout=layout, actors=actors, times=times, statements=statements)
        ),
        origin=article.origin,
    )


def day_of(published: str | None) -> date | datetime | None:
    """A stated day or moment of publication as a date or datetime; None where it is none or cannot be read."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published) if len(published) > 10 else date.fromisoformat(published)
    except ValueError:
        return None


def _published(article: Article, layout: Layout) -> tuple[str | None, DateBasis | None]:
    if article.published:
        return article.published, article.published_basis or "given"
    return (layout.published, "dateline") if layout.published else (None, None)
