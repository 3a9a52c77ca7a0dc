"""The parties of the events of a sentence: of all its phrases those that weigh enough for a role."""

from collections.abc import Sequence
from functools import cache
from math import log

from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.lexicon import PACKAGE
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.traits import Tellers, candidates, scene_of, traits_of, view_of
from khabar.lexicon import read_lexicon

# What a phrase must weigh as a probability, tuned for F1 on found events by bench/train_parties.py: measure anew
# before changing one. Where no phrase reaches it, the likeliest is taken if it reaches LAST.
ACTOR, RECIPIENT, LAST = 0.38, 0.36, 0.2


def choose_parties(
    sentence: Sentence, drafts: Sequence[Draft], *, tellers: Sequence[Tellers], in_headline: bool
) -> None:
    """Give each draft the parties that weigh enough; those that the rules gave stay where none does.

    `tellers` holds for each draft who tells of it and who says it by its trigger. Source of the weights:
    parties.tsv, learnt by bench/train_parties.py from annotated reports; no word of theirs is in it.
    """
    if not drafts:
        return
    scene = scene_of(sentence, drafts, tellers=tellers, in_headline=in_headline)
    looks = [_weigh(look.traits) if look is not None else (0.0, 0.0) for look in scene.looks]
    weighed = []
    for number in range(len(drafts)):
        view = view_of(scene, number)
        own = _weigh(view.shared)
        phrases = []
        for at in candidates(scene, view):
            doer, sufferer = _weigh(traits_of(scene, view, number, at))
            phrases.append((at, doer + own[0] + looks[at][0], sufferer + own[1] + looks[at][1]))
        weighed.append(phrases)
    for draft, phrases in zip(drafts, weighed, strict=True):
        actor, recipient = choose(phrases)
        if actor or recipient:
            draft.roles.actor, draft.roles.recipient = actor, recipient


def choose(phrases: Sequence[tuple[int, float, float]]) -> tuple[list[int], list[int]]:
    """The doers and the recipients among (phrase, its weight as doer, its weight as recipient), each in one role."""
    actor: list[int] = []
    recipient: list[int] = []
    for at, doer, sufferer in phrases:
        above, beyond = doer - _odds(ACTOR), sufferer - _odds(RECIPIENT)
        if max(above, beyond) > 0:
            (actor if above >= beyond else recipient).append(at)
    if not actor and not recipient and phrases:
        at, doer, sufferer = max(phrases, key=lambda phrase: (max(phrase[1:]), -phrase[0]))
        if max(doer, sufferer) > _odds(LAST):
            (actor if doer >= sufferer else recipient).append(at)
    return actor, recipient


def _odds(share: float) -> float:
    return log(share / (1 - share))


def _weigh(traits: Sequence[str]) -> tuple[float, float]:
    """What the traits of a phrase make it weigh as doer and as recipient, as log odds."""
    weights = _weights()
    doer = sufferer = 0.0
    for trait in traits:
        found = weights.get(trait)
        if found is not None:
            doer += found[0]
            sufferer += found[1]
    return doer, sufferer


@cache
def _weights() -> dict[str, tuple[float, float]]:
    """Trait → its weight for a doer and for a recipient."""
    rows = read_lexicon(PACKAGE, "parties.tsv")
    return {row["trait"]: (float(row["actor"]), float(row["recipient"])) for row in rows}
