"""How likely each draft is an event: a weighed sum of what is known of it, the weights learnt from annotated reports.

The features are classes, lexicon rows, positions and shapes that are named here; `weights.tsv` lists each with its weight.
How they are learnt: bench/train_events.py; how far they carry: docs/events.md.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import exp

import msgspec

from khabar.annotate.events import eventnames as names
from khabar.annotate.events.closed import closed
from khabar.annotate.events.cues import cue_of, sort_of
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.facts import Fact, Known, hundredths, names_of
from khabar.annotate.events.facts import weigh as weigh_facts
from khabar.annotate.events.lexicon import PACKAGE
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.signs import parties_named, signs_of
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.topics import topics_of
from khabar.lexicon import read_lexicon
from khabar.model import Span, Statement, Word, Words

LEAST = 0.37  # what is likelier is an event; measured on dev gold and on reports kept apart


class Told(msgspec.Struct):
    """One sentence with its drafts. `number` is its place in the article."""

    number: int
    sentence: Sentence
    drafts: list[Draft]
    in_headline: bool


class Scene(msgspec.Struct, frozen=True):
    """What every draft of an article shares."""

    words: Words
    inside: Sequence[int | None]  # the innermost statement of each word
    statements: Sequence[Statement]
    cues: frozenset[int]  # where the cues of statements start
    body: int  # the first sentence behind the headline
    shared: tuple[str, ...]
    titled: frozenset[str]  # types and lemmas of what the headline clearly tells
    topics: dict[int, str]  # what each sentence is about
    clear: str  # how dense clear drafts are in it
    is_page: (
        bool  # a sentence or two by themselves have no headline, names or density that would say something
    )


def scene_of(
    words: Words, told: Sequence[Told], *, statements: Sequence[Statement], inside: Sequence[int | None],
    headline: Span | None, subject: str,
) -> Scene:  # fmt: skip
    """What every draft of the article shares: its subject, how dense events and statements are in it, how long it is."""
    per = 100 / max(60, len(words))
    clear_types = [draft.type for one in told for draft in one.drafts if _is_clear(draft)]
    clear, force = len(clear_types), len([name for name in clear_types if name in _FORCE])
    all_ = sum([len(one.drafts) for one in told])
    body = next((one.number for one in told if not one.in_headline), 0)
    (lead, second), topics = topics_of(words)
    shared = (
        f"page subject={subject}",
        f"page clear={_bucket(clear * per, _DENSE)}",
        f"page force={_bucket(force * per, _DENSE)}",
        f"page share={_bucket(clear / max(1, all_), (0.2, 0.35, 0.5, 0.65))}",
        f"page statements={_bucket(len(statements) * per, _SAID)}",
        f"page words={_bucket(len(words), (100, 200, 400, 800))}",
        f"page headline={headline is not None}",
        f"page topic={lead}",
        f"page second topic={second}",
    )
    starts = frozenset(statement.cue.start for statement in statements)
    clearly = [draft for one in told if one.in_headline for draft in one.drafts if _is_clear(draft)]
    titled = frozenset(name for draft in clearly for name in (draft.type, draft.entry.lemma))
    is_page = len(words) >= _PAGE
    return Scene(
        words, inside, statements, starts, body, shared if is_page else (), titled, topics, shared[1], is_page
    )


_PAGE = 40  # words


_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_DENSE = (0.5, 1.0, 2.0, 3.0, 4.5, 6.5)
_SAID = (0.3, 1.0, 2.0, 3.0)


def _is_clear(draft: Draft) -> bool:
    return draft.held in ("met", "free") and not draft.doubts


def _bucket(value: float, limits: Sequence[float]) -> int:
    return bisect_right(limits, value)


def weigh(scene: Scene, told: Sequence[Told]) -> None:
    """Fill in how likely each draft is an event."""
    table, known = weights("weights.tsv"), _known()
    before: dict[tuple[str, str], int] = {}
    shared = sum([table.get(name, 0) for name in scene.shared])
    for one in told:
        for at, draft in enumerate(one.drafts):
            total = shared + _row_weight(*_row_of(draft))
            if total > _HOPELESS:
                total += weigh_facts(_facts_of(scene, one, at, before=before), known, table)
            draft.p = 1 / (1 + exp(-max(-30.0, min(30.0, total / 100))))
            key = (draft.entry.lemma, draft.type)
            before[key] = before.get(key, 0) + 1


# below it a row is not weighed further: two of some 4,100 events that are given fall under it, of 11,150 drafts
_HOPELESS = -150  # hundredths


@cache
def weights(name: str) -> dict[str, int]:
    """Feature → weight in hundredths, as learnt."""
    return {row["feature"]: hundredths(row["weight"]) for row in read_lexicon(PACKAGE, name)}


@cache
def _known() -> Known:
    """What the facts met so far weigh."""
    return {}


def features(scene: Scene, one: Told, at: int, *, before: dict[tuple[str, str], int]) -> Iterator[str]:
    """The names of what is known of one draft, `scene.shared` left out. `before` counts the drafts told so far by lemma and type."""
    yield from _of_row(*_row_of(one.drafts[at]))
    yield from names_of(_facts_of(scene, one, at, before=before))


def _row_of(draft: Draft) -> tuple[str, str, str, tuple[str, ...], str, str, bool, bool]:
    """What is known of a draft by its row and the form of its word: the same for many drafts."""
    reading = draft.reading
    state = reading.definite, bool(reading.enclitic)
    return draft.type, draft.entry.rule, draft.held, draft.doubts, reading.kind, reading.clitic, *state


@lru_cache(maxsize=1 << 14)  # two of three drafts are like one before
def _row_weight(*row: *tuple[str, str, str, tuple[str, ...], str, str, bool, bool]) -> int:
    table = weights("weights.tsv")
    return sum([table.get(name, 0) for name in _of_row(*row)])


def _of_row(
    event_type: str,
    rule: str,
    held: str,
    doubts: tuple[str, ...],
    kind: str,
    clitic: str,
    definite: bool,
    bound: bool,
) -> list[str]:
    shape = _shape(kind, clitic, definite, bound)
    return [
        "always",
        f"type={event_type}",
        f"row={rule}",
        f"shape={shape}",
        f"row={rule} shape={shape}",
        f"held={held}",
        f"doubts={'+'.join(doubts) or 'none'} held={held}",
        f"row={rule} held={held}",
        f"row={rule} kind={kind}",
        *(f"doubt={doubt}" for doubt in doubts),
    ]


def _shape(kind: str, clitic: str, definite: bool, bound: bool) -> str:
    """Tense or state of a word with its clitics: "present+س", "noun+ل+definite"."""
    if kind in ("past", "present"):
        return f"{kind}{'+' + clitic if clitic else ''}{'+pronoun' if bound else ''}"
    return f"{kind}+{clitic}+{'definite' if definite else 'pronoun' if bound else 'bare'}"


def _facts_of(scene: Scene, one: Told, at: int, *, before: dict[tuple[str, str], int]) -> list[Fact]:
    """What is known of a draft besides its row."""
    draft, pieces, words = one.drafts[at], one.sentence.pieces, scene.words
    roles, held, rule = draft.roles, draft.held, draft.entry.rule
    where = "headline" if one.in_headline else f"body{_bucket(one.number - scene.body, (1, 2, 4, 8, 16))}"
    word = words[pieces[draft.index].first]
    statement = scene.inside[word.index]
    said = scene.statements[statement].act if statement is not None else "no"
    n_told = min(3, before.get((draft.entry.lemma, draft.type), 0))
    doer = _party(pieces[roles.actor[0]]) if roles.actor else "none"
    sufferer = _party(pieces[roles.recipient[0]]) if roles.recipient else "none"
    return [
        (names.by_way, rule, roles.how),
        (names.with_parties, doer, sufferer, min(2, len(roles.actor)), min(2, len(roles.recipient))),
        (names.at_place, rule, where, held),
        (names.in_words, said, word.start in scene.cues, n_told),
        (names.on_page, scene.clear, not draft.doubts, held),
        *_of_neighbours(words, one, at),
        *signs_of(words, one.sentence, draft),
        (names.about, scene.topics.get(word.sentence, "none"), draft.type),
        *(_of_page(scene, one, draft) if scene.is_page else ()),
    ]


def _of_page(scene: Scene, one: Told, draft: Draft) -> list[Fact]:
    is_type, is_lemma = draft.type in scene.titled, draft.entry.lemma in scene.titled
    return [
        (names.like_headline, is_type, is_lemma, one.in_headline),
        parties_named(one.sentence, draft.type),
    ]


def _of_neighbours(words: Words, one: Told, at: int) -> list[Fact]:
    draft, pieces = one.drafts[at], one.sentence.pieces
    piece, kind = pieces[draft.index], draft.reading.kind
    word = words[piece.first]
    before = _class(words, piece.first - 1, word.sentence)
    after = _class(words, piece.last + 1, word.sentence)
    found: list[Fact] = [
        (names.tagged, word.pos, piece.prep, kind),
        (names.between, before, after, kind),
    ]
    for name, other_at in (("previous", at - 1), ("following", at + 1)):
        if 0 <= other_at < len(one.drafts):
            other = one.drafts[other_at]
            near = _bucket(abs(draft.index - other.index), (2, 3, 6))
            found.append((names.near_draft, name, near, other.type == draft.type, _is_clear(other)))
    governor = draft.roles.governor
    if governor is not None and governor != draft.index:
        cue = cue_of(words[pieces[governor].first])
        found.append((names.ruled, cue[0] if cue else "verb", bool(pieces[governor].readings)))
    return found


def _party(piece: Piece) -> str:
    return f"{piece.party}/{piece.actor.type if piece.actor is not None else ''}"


def _class(words: Words, index: int, sentence: int) -> str:
    """The kind of word that stands at a place, by its class, never by the word itself unless it is a particle."""
    if not 0 <= index < len(words.words):
        return "edge"
    word = words.words[index]
    if word.sentence != sentence:
        return "edge"
    if word.kind != "arabic":
        return word.norm if word.kind == "mark" else word.kind
    if word.norm in closed().classes:
        return word.norm
    return f"{sort_of(word)}{_clitics(word)}"


def _clitics(word: Word) -> str:
    return "".join(part for part in word.proclitics if part in "بلكوف")
