"""The parties of the events of a sentence: of all its phrases those that weigh enough for a role."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple, TypeAlias

from khabar.annotate.events.cast import Cast
from khabar.annotate.events.closed import closed
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.endings import is_accusative
from khabar.annotate.events.facts import MOST, Fact, hundredths
from khabar.annotate.events.groups import is_person
from khabar.annotate.events.lexicon import PACKAGE
from khabar.annotate.events.scenes import Tellers, scene_of, view_of
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.told import CASUALTY
from khabar.annotate.events.traits import candidates, facts_of
from khabar.lexicon import read_columns

# What a phrase must weigh as a probability, tuned for F1 on found events by bench/train_parties.py: measure anew
# before changing one. A phrase that و does not join to the likeliest one must reach SECOND. Where none reaches its
# least, the likeliest is taken if it reaches LAST. Who does an act of force must be likelier: with 0.31 seven of ten are
# right on fresh reports, with 0.4 three of four, and F1 is the same.
ACTOR, RECIPIENT, SECOND, LAST = 0.31, 0.34, 0.6, 0.2
ACTOR_OF_FORCE = 0.4


class Phrase(NamedTuple):
    """A phrase that may be a party: its place, the first phrase of its group, what it weighs as doer and recipient."""

    at: int
    group: int
    doer: float
    sufferer: float


def choose_parties(
    sentence: Sentence,
    drafts: Sequence[Draft],
    *,
    tellers: Sequence[Tellers],
    in_headline: bool,
    cast: Cast,
) -> None:
    """Give each draft the parties that weigh enough; those that the rules gave stay where none does.

    `tellers` holds for each draft who tells of it and who says it by its trigger. Source of the weights:
    parties.tsv, learnt by bench/train_parties.py from annotated reports; no word of theirs is in it.
    """
    if not drafts:
        return
    if len(_known()) > MOST:
        _known().clear()
    scene = scene_of(sentence, drafts, tellers=tellers, in_headline=in_headline, cast=cast)
    looks: dict[int, Weight] = {}  # what each phrase weighs by itself
    weighed = []
    for number, draft in enumerate(drafts):
        view = view_of(scene, number)
        own = _weigh((view.fact,))
        phrases: list[Phrase] = []
        for at in candidates(scene, view):
            doer, sufferer = _weigh(facts_of(scene, view, number, at))
            if _is_object(sentence, draft, at) or at > draft.index and _is_circumstance(sentence, draft):
                doer -= _NEVER
            if draft.entry.lemma in CASUALTY and not draft.roles.actor:
                doer -= _ANNOUNCED  # who announces the fallen need not have killed them
            if draft.type == "CONSULT" and sentence.pieces[at].party == "place":
                sufferer -= _NEVER  # a town is where one meets, no party to it
            look = looks.get(at) or looks.setdefault(at, _weigh((scene.looks[at].fact,)))
            group = scene.anchors.get(at, at)
            doer, sufferer = doer + own[0] + look[0], sufferer + own[1] + look[1]
            phrases.append(Phrase(at, group, doer / 100, sufferer / 100))
        weighed.append(phrases)
    for draft, phrases in zip(drafts, weighed, strict=True):
        actor, recipient, given = _chosen(sentence, draft, phrases)
        if actor or recipient:
            draft.roles.actor, draft.roles.recipient, draft.roles.how = actor, recipient, "weighed"
            draft.roles.likely = {
                phrase.at: _share(phrase.doer if phrase.at in actor else phrase.sufferer)
                for phrase in phrases
                if phrase.at not in given and (phrase.at in actor or phrase.at in recipient)
            }


def _chosen(
    sentence: Sentence, draft: Draft, phrases: Sequence[Phrase]
) -> tuple[list[int], list[int], list[int]]:
    """The doers and recipients that weigh enough, after what the words about them settle; and those that these words alone give."""
    given: list[int] = []
    actor, recipient = choose(phrases, of_force=draft.type in _FORCE)
    actor, recipient = _parted(sentence, draft, _sides(sentence, draft, actor, phrases), recipient)
    if _is_accused(sentence, draft):
        actor, recipient, given = [], [at for at in actor if at < draft.index], actor
    elif actor and not recipient and _have_fallen(sentence, draft, actor):
        actor, recipient, given = [], actor, actor
    if _is_guest(sentence, draft):
        actor = given = _sides_of(phrases, draft.index + 1)
        recipient = [at for at in recipient if at not in actor]
    if actor and not recipient and draft.entry.lemma in _HOSTS and set(draft.roles.actor) == set(actor):
        recipient = draft.roles.recipient  # "استقبال الملك في قصر السلام وزير الخارجية"
    return actor, recipient, given


# For a doer and for a recipient, in hundredths: of whole numbers any grouping gives the same sum, so that what weighs the
# same is known as that.
Weight: TypeAlias = tuple[int, int]


def _sides(sentence: Sentence, draft: Draft, actor: list[int], phrases: Sequence[Phrase]) -> list[int]:
    """The doers; where one stands behind بين, those joined to it alone: "لفت الرئيس إلى الحوار بين الدول"."""
    groups = {phrase.at: phrase.group for phrase in phrases}
    for at in actor:
        group = groups[at]
        if (
            group > draft.index
            and sentence.pieces[group].prep == "بين"
            and draft.entry.frame.get("بين") == "S"
        ):
            return [other for other in actor if groups[other] == group]
    return actor


def _parted(
    sentence: Sentence, draft: Draft, actor: list[int], recipient: list[int]
) -> tuple[list[int], list[int]]:
    """The parties, the first of two bare phrases right behind a verbal noun as its doer: "اعتقال الشرطة مستوطنين"; و joins no such two."""
    first, second = draft.index + 1, draft.index + 2
    if draft.reading.kind != "noun" or draft.reading.enclitic or actor or second >= len(sentence.pieces):
        return actor, recipient
    if first not in recipient or second not in recipient:
        return actor, recipient
    behind = sentence.pieces[first], sentence.pieces[second]
    if any(piece.kind != "np" or piece.prep or piece.joined for piece in behind):
        return actor, recipient
    return [first], [at for at in recipient if at != first]


def _is_accused(sentence: Sentence, draft: Draft) -> bool:
    """Whether a verb of accusing has its charge right behind it, and so no doer: "الجيش الذي اتهم بعدم حماية السكان"."""
    at = sentence.pieces[draft.index].first + 1
    if draft.entry.lemma != "اتهم" or draft.reading.kind != "past" or draft.reading.enclitic:
        return False
    return at < len(sentence.words) and sentence.words[at].proclitics[:1] == ("ب",)


def _have_fallen(sentence: Sentence, draft: Draft, actor: Sequence[int]) -> bool:
    """Whether those before a verb of killing without an object are who fell: "إن تسعة أشخاص قتلوا في الاشتباك"."""
    if draft.entry.lemma not in _KILLING or draft.reading.kind != "past" or draft.reading.enclitic:
        return False
    if sentence.objects.get(draft.index):
        return False
    pieces, words = sentence.pieces, sentence.words
    heads = [words[pieces[at].first] for at in actor]
    return all(at < draft.index for at in actor) and all(
        head.kind == "number" or head.bare in closed().numerals for head in heads
    )


_KILLING = frozenset({"قتل", "جرح", "أصاب"})


def _is_guest(sentence: Sentence, draft: Draft) -> bool:
    """Whether ل right behind a visit names who pays it: "أول زيارة رسمية لرئيس الدولة إلى المملكة"; "زيارة لمصر" names where."""
    reading, at = draft.reading, draft.index + 1
    if draft.entry.lemma != "زار" or reading.kind != "noun" or reading.enclitic or reading.clitic == "ب":
        return False
    if at >= len(sentence.pieces) or sentence.pieces[at].prep != "ل" or sentence.pieces[at].kind != "np":
        return False
    head = sentence.words[sentence.pieces[at].first]
    return is_person(sentence.pieces[at]) or closed().heads.get(head.bare) == "person"


def _sides_of(phrases: Sequence[Phrase], first: int) -> list[int]:
    """A phrase and those joined to it."""
    return [phrase.at for phrase in phrases if phrase.at == first or phrase.group == first]


_HOSTS = frozenset({"استقبل", "التقى", "لقاء"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_ANNOUNCED = 80  # hundredths of log odds: with 160 recall falls, and with none precision
_NEVER = 900  # the same: nothing outweighs it


def _is_object(sentence: Sentence, draft: Draft, at: int) -> bool:
    """Whether a phrase behind a verb has the ending of an object: "تقتل المصلين"."""
    piece = sentence.pieces[at]
    finite = draft.reading.kind in ("past", "present") and at > draft.index
    return finite and not piece.prep and not piece.joined and is_accusative(sentence.words, piece)


def _is_circumstance(sentence: Sentence, draft: Draft) -> bool:
    """Whether a pronoun before a present is its subject: "ظهر مقاتل وهو يتوعد القائد سالم"."""
    first = sentence.pieces[draft.index].first
    return draft.reading.kind == "present" and first > 0 and sentence.words[first - 1].norm in _CIRCUMSTANCES


_CIRCUMSTANCES = frozenset({"وهو", "وهي", "وهم", "وهما"})


def choose(phrases: Sequence[Phrase], *, of_force: bool = False) -> tuple[list[int], list[int]]:
    """The doers and the recipients among some phrases, each in one role."""
    doers: list[tuple[float, Phrase]] = []
    sufferers: list[tuple[float, Phrase]] = []
    least = _odds(ACTOR_OF_FORCE if of_force else ACTOR)
    least_beyond, second = _odds(RECIPIENT), _odds(SECOND)
    for phrase in phrases:
        above, beyond = phrase.doer - least, phrase.sufferer - least_beyond
        if above > 0 or beyond > 0:
            (doers if above >= beyond else sufferers).append((max(above, beyond), phrase))
    actor = _with_strong(doers, second - least)
    recipient = _with_strong(sufferers, second - least_beyond)
    if not actor and not recipient and phrases:
        last = max(phrases, key=lambda phrase: (max(phrase.doer, phrase.sufferer), -phrase.at))
        if max(last.doer, last.sufferer) > _odds(LAST):
            (actor if last.doer >= last.sufferer else recipient).append(last.at)
    return actor, recipient


def _with_strong(found: Sequence[tuple[float, Phrase]], strong: float) -> list[int]:
    """The likeliest phrase with those of its group, and others that are strong."""
    if not found:
        return []
    best = max(found, key=lambda pair: (pair[0], -pair[1].at))[1]
    return [phrase.at for above, phrase in found if phrase.group == best.group or above > strong]


def _odds(share: float) -> float:
    return log(share / (1 - share))


def _share(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _weigh(facts: Iterable[Fact]) -> Weight:
    """What is known of a phrase makes it weigh so much as doer and as recipient, in hundredths of log odds."""
    known = _known()
    doer = sufferer = 0
    for fact in facts:
        try:
            more, beyond = known[fact]
        except KeyError:
            more, beyond = known[fact] = _weight_of(fact)
        doer += more
        sufferer += beyond
    return doer, sufferer


def _weight_of(fact: Fact) -> Weight:
    """What the traits of a fact weigh together."""
    find = _weights().get
    namer, *known = fact
    doer = sufferer = 0
    for name in namer(*known):
        weight = find(name)
        if weight is not None:
            doer += weight[0]
            sufferer += weight[1]
    return doer, sufferer


@cache
def _known() -> dict[Fact, Weight]:
    """What the facts met so far weigh: of 43,000 phrases of 650 reports 5 to 25 in 100 bring a fact that is new."""
    return {}


@cache
def _weights() -> dict[str, Weight]:
    """Trait → its weight for a doer and for a recipient."""
    names, actors, recipients = read_columns(PACKAGE, "parties.tsv")
    return dict(
        zip(names, zip(map(hundredths, actors), map(hundredths, recipients), strict=True), strict=True)
    )
