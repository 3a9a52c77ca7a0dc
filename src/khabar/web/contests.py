"""Changes and disagreements: what stands against what, each side with everybody who says so."""

import re
from collections.abc import Iterable

import msgspec

from khabar.lexicon import read_lexicon
from khabar.model import Caveat, Cite
from khabar.stories.stems import folded
from khabar.web.book import Book, SameWords, fold_words, quote, same_words
from khabar.web.dates import date_of, in_words
from khabar.web.messages import Language, label, say

_NAMED_SIDES = re.compile(r"([^:]+): ([^/←]+) [/←] ([^/←]+)")
# The first and the second visit: which rank a wording gives, and of what.
_RANKS = {
    word: (number, is_feminine)
    for number, pair in enumerate(
        [("اول", "اولي"), ("ثاني", "ثانيه"), ("ثالث", "ثالثه"), ("رابع", "رابعه"), ("خامس", "خامسه")], start=1
    )
    for word, is_feminine in zip(pair, (False, True), strict=True)
}
_LINKS = frozenset(["هي", "هو", "مره"])
_SECOND = "\N{NO-BREAK SPACE}"  # the second of two sides that have no name


class Side(msgspec.Struct, frozen=True):
    """One side: what it says in short, empty where that is not named, and all who say so."""

    label: str
    quotes: tuple[SameWords, ...]


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A change (from, to) or a disagreement: two sides, or more where three values stand against one another."""

    kind: str
    what: str  # empty where a side is quoted with the same words
    thing: str = ""  # the word of the reports at the head of a question of ours: "زيارة"
    is_ours: bool = False  # whether `what` is a question of the page, in its language
    sides: tuple[Side, ...]
    caveats: tuple[Caveat, ...] = ()  # of every pair drawn together here


Pair = tuple[str, str, Cite, Cite, tuple[Caveat, ...]]  # kind, what, one, other, why both may be right


def view_contests(book: Book, pairs: Iterable[Pair]) -> tuple[Contest, ...]:
    """One contest for all pairs about one thing; a caveat stands only where all of them have it.

    Pairs whose wording names their two sides ("عدد القتلى: 4 / 7", "عدد القتلى: 4 ← 7") are drawn together by head and value,
    all others by their whole wording.
    """
    contests: dict[tuple[str, str, str], dict[str, dict[Cite, None]]] = {}
    caveats: dict[tuple[str, str, str], tuple[Caveat, ...]] = {}
    questions: set[tuple[str, str, str]] = set()  # those whose heading is ours
    for kind, what, one, other, why in pairs:
        cites = (one, other)
        if any(cite.article not in book.reports for cite in cites):
            continue
        head, labels = _wording(kind, what, book.language)
        matter = "/".join(sorted(labels)) if kind == "date" else ""  # days are called the same in any matter
        sides = contests.setdefault((kind, head, matter), {})
        if (kind in ("date", "rank") and head != what) or not what.startswith(head):
            questions.add((kind, head, matter))
        known = caveats.setdefault((kind, head, matter), why)
        caveats[kind, head, matter] = tuple(caveat for caveat in known if caveat in why)
        for side, cite in zip(labels, cites, strict=True):
            sides.setdefault(side, {})[cite] = None
    views = []
    for key, named_sides in contests.items():
        kind, head, _ = key
        shown = tuple(_side(book, label, cites) for label, cites in named_sides.items())
        what = "" if _is_quoted(head, shown) else head
        views.append(
            Contest(
                kind=kind,
                what=what,
                thing=head.split(":")[0] if key in questions and kind == "rank" and what else "",
                is_ours=key in questions,
                sides=shown,
                caveats=caveats[key],
            )
        )
    return tuple(views)


def _wording(kind: str, what: str, language: Language) -> tuple[str, tuple[str, str]]:
    """What a pair is about and how its two sides are called, from its wording."""
    named = _NAMED_SIDES.fullmatch(what)
    if named:
        return _head(named[1], language), (named[2], named[3])
    days = what.split(" / ")
    if kind == "date" and len(days) == 2 and all(date_of(day) for day in days):
        one, other = (in_words(day, language=language) for day in days)
        return say("date.question", language=language), (one, other)
    ranks = [_rank(side) for side in what.split(" / ")] if kind == "rank" else []
    known = [rank for rank in ranks if rank]
    if len(known) != 2:
        return what, ("", _SECOND)
    (first, thing, is_feminine), (second, _, is_other_feminine) = known
    form = "feminine" if is_feminine or is_other_feminine else "masculine"
    names = [say(f"rank.{form}.{number}", language=language) for number in (first, second)]
    ordered = [say(f"rank.{form}.{number}", language=language) for number in sorted((first, second))]
    return say("rank.question", language=language, what=thing, one=ordered[0], other=ordered[1]), (
        names[0],
        names[1],
    )


def _head(words: str, language: Language) -> str:
    """What is compared, as the page calls it: "عدد القتلى" is "killed" in English; words that no list has stay as they are."""
    if language == "ar":
        return words
    if words == "من بدأ":
        return say("who.began", language=language)
    return next(
        (
            label("counts", row["class"], language=language)
            for row in read_lexicon("khabar.stories", "labels.tsv")
            if row["label"] == words
        ),
        words,
    )


def _rank(words: str) -> tuple[int, str, bool] | None:
    """The rank in "الزيارة الثانية", "أول زيارة", what is ranked ("زيارة"), and whether that is feminine."""
    rank, thing, is_feminine = 0, "", False
    for word in words.split():
        bare = folded(word).removeprefix("ال")
        if bare in _RANKS:
            rank, marked = _RANKS[bare]
            is_feminine |= marked
        elif bare not in _LINKS and not thing:
            thing = word.removeprefix("ال")
            is_feminine |= bare.endswith("ه")
    return (rank, thing, is_feminine) if rank and thing else None


def _is_quoted(head: str, sides: tuple[Side, ...]) -> bool:
    """Whether the heading would only say again what one of the sides is quoted with."""
    quotes = [said.quote for side in sides for said in side.quotes]
    return any(
        fold_words(head) in fold_words(" ".join([one.before, *one.words, one.after])) for one in quotes
    )


def _side(book: Book, label: str, cites: Iterable[Cite]) -> Side:
    return Side(label.strip(), same_words(quote(book, cite.article, [cite.span]) for cite in cites))
