"""Whether an attack is one in words: "شن النائب هجوما على سياسات الحكومة" is no use of force."""

from khabar.annotate.events.closed import word_class
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.pieces import Piece
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.who import who_of
from khabar.model import Word

ATTACKS = frozenset({"هاجم", "هجوم"})
_ARMED = frozenset({"fighter", "forces", "soldier", "police", "dead", "target"})
_WORDED = frozenset({"official", "media", "government", "body"})
_DESCRIBED_WITHIN, _AIMED_WITHIN = 2, 6  # words behind the trigger


def is_verbal(sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft of attack has words as its means: it is called one, or a person without arms attacks one in a report without arms."""
    if not draft.roles.actor:
        return False
    first = sentence.pieces[draft.index].first
    if any(_in_class(word, "verbal") for word in _behind(sentence, first, _DESCRIBED_WITHIN)):
        return True
    means = _means_of(sentence)
    if "physical" in means:
        return False
    doers = [sentence.pieces[at] for at in draft.roles.actor]
    if not all(_is_spokesman(sentence, piece) for piece in doers):
        return False
    if "calling" in means:
        return True
    if "armed" in means:
        return False
    if "speaking" in means or _is_at_deeds(sentence, first):
        return True
    parties = [sentence.pieces[at] for at in draft.roles.recipient]
    return (
        bool(parties)
        and not any(_in_class(sentence.words[piece.first], "commander") for piece in doers)
        and all(_is_criticised(sentence, piece) for piece in parties)
    )


def is_of_speakers(sentence: Sentence, draft: Draft) -> bool:
    """Whether both sides, as far as they are named, are persons who speak for themselves, in a sentence without arms."""
    parties = [sentence.pieces[at] for at in (*draft.roles.actor, *draft.roles.recipient)]
    if not parties or not all(_is_spokesman(sentence, piece) for piece in parties):
        return False
    return _means_of(sentence).isdisjoint(("armed", "physical"))


def _means_of(sentence: Sentence) -> frozenset[str]:
    """What of arms and of words a sentence names, looked for once: armed, physical, calling, speaking."""
    if sentence.means is None:
        norms, bares = sentence.norms, sentence.bares
        found = {
            "armed": any(who_of(*pair) in _ARMED for pair in zip(norms, bares, strict=True)),
            "physical": not word_class("physical").isdisjoint(norms + bares),
            "calling": not word_class("calling").isdisjoint(norms),
            "speaking": not word_class("speaking").isdisjoint(norms),
        }
        sentence.means = frozenset(name for name, is_named in found.items() if is_named)
    return sentence.means


def _is_at_deeds(sentence: Sentence, first: int) -> bool:
    """Whether it is aimed at what somebody does or holds: "هجوم على سياسات الحكومة", "هاجمت قرارات الرئيس"."""
    behind = _behind(sentence, first, _AIMED_WITHIN)
    at = next((at for at, word in enumerate(behind) if word.norm in ("علي", "ضد")), -1)
    return any(_in_class(word, "criticised") for word in behind[at + 1 : at + 2])


def _behind(sentence: Sentence, first: int, n_words: int) -> list[Word]:
    return [sentence.words[at] for at in range(first + 1, min(len(sentence.words), first + 1 + n_words))]


def _in_class(word: Word, name: str) -> bool:
    return not word_class(name).isdisjoint((word.norm, word.bare))


def _is_spokesman(sentence: Sentence, piece: Piece) -> bool:
    """Whether a party is one who may speak for himself: a person by name, a deputy, a minister, a writer."""
    head = sentence.words[piece.first]
    is_person = piece.actor is not None and piece.actor.type == "PER"
    return is_person or who_of(head.norm, head.bare) in ("official", "media")


def _is_criticised(sentence: Sentence, piece: Piece) -> bool:
    head = sentence.words[piece.first]
    is_person = piece.actor is not None and piece.actor.type == "PER"
    return is_person or who_of(head.norm, head.bare) in _WORDED
