"""What speaks against an event of its own: figures of speech, topics, private matters, accidents, a word said again."""

from collections.abc import Sequence

from khabar.annotate.events.closed import closed, word_class
from khabar.annotate.events.drafts import Draft
from khabar.annotate.events.kinds import is_verb
from khabar.annotate.events.subjects import Sentence
from khabar.annotate.events.verbal import is_of_speakers


def doubts_of(sentence: Sentence, drafts: Sequence[Draft], at: int) -> tuple[str, ...]:
    """What speaks against a draft, each as one word; () where enough is said for an event of its own."""
    draft = drafts[at]
    roles = draft.roles
    found: list[str] = []
    if not roles.actor and not roles.recipient:
        found.append("no party")
    if draft.type in ("CONSULT", "COOPERATE", "AID", "SUPPORT") and _is_private(
        sentence, (*draft.roles.actor, *draft.roles.recipient)
    ):
        found.append("private")
    if draft.entry.lemma in CASUALTY and _is_disaster(sentence, draft):
        found.append("disaster")
    if draft.reading.kind != "noun":
        return (*found, "figure") if _is_figurative(sentence, draft) else tuple(found)
    if draft.entry.lemma == "مواجهة" and is_of_speakers(sentence, draft):
        found.append("figure")  # "في مواجهة مباشرة مع المرشحين"
    if _repeats_verb(sentence, drafts, at):
        found.append("again")
    if _is_ended(drafts, at):
        found.append("ended")
    if _is_lifted(sentence, drafts, at):
        found.append("lifted")
    if _is_topic(sentence, draft):
        found.append("topic")
    return tuple(found) if _has_own_party(draft) else (*found, "near")


def _has_own_party(draft: Draft) -> bool:
    """Whether a noun has a party that is its own, not only the subject of the verb that rules it."""
    roles = draft.roles
    if roles.recipient or roles.how in ("sentence", "genitive", "pronoun", "after", "light", "chain"):
        return True
    if roles.how != "near":
        return False
    if roles.place is not None and draft.type == "CONSULT":
        return True
    purpose = draft.reading.clitic == "ل" and (roles.place is not None or draft.entry.lemma == "قتال")
    return purpose or (draft.reading.clitic == "ب" and not draft.reading.definite)


def _is_ended(drafts: Sequence[Draft], at: int) -> bool:
    """Whether the noun before it is its end: "وقف القتال"."""
    before = drafts[at - 1] if at else None
    if before is None or before.index + 1 != drafts[at].index:
        return False
    return (
        before.type == "RETREAT"
        and drafts[at].type in ("ASSAULT", "COERCE")
        and before.reading.kind == "noun"
    )


_LIFTED_WITHIN = 4  # words
_SENDING_WITHIN = 4  # pieces


def _is_lifted(sentence: Sentence, drafts: Sequence[Draft], at: int) -> bool:
    """Whether sanctions are only what the event before lifts or eases: "رفع سلسلة من العقوبات", "تخفيف العقوبات"."""
    before = drafts[at - 1] if at else None
    if before is None or before.type != "CONCEDE" or drafts[at].type not in ("SANCTION", "COERCE"):
        return False
    first, last = (sentence.pieces[draft.index].first for draft in (before, drafts[at]))
    return 0 < last - first <= _LIFTED_WITHIN


def _is_topic(sentence: Sentence, draft: Draft) -> bool:
    """Whether a noun only names a matter: "دعم ريادة الأعمال", "خروجه من السجن"."""
    roles, piece = draft.roles, sentence.pieces[draft.index]
    if draft.entry.lemma == "دعم" and not roles.recipient and draft.reading.kind == "noun":
        return draft.reading.definite or bool(draft.reading.enclitic) or roles.how != "genitive"
    if draft.entry.lemma == "سجن":
        if piece.prep in ("من", "في", "الي", "داخل") and not draft.reading.enclitic:
            return True  # "في سجن أفين": a place
        return draft.reading.definite and piece.prep == "ل"
    if draft.entry.lemma in _FIGHTING and draft.reading.clitic == "ل":
        return _is_of_alliance(sentence, piece.first)
    if draft.entry.lemma == "طلب" and piece.prep == "في":  # "أرسل في طلب وحدات دم": to get them
        before = sentence.pieces[max(0, draft.index - _SENDING_WITHIN) : draft.index]
        return any(one.kind == "verb" and ("رسل" in one.norm or "بعث" in one.norm) for one in before)
    if draft.entry.lemma == "قضى":
        return not any(sentence.pieces[at].party for at in roles.recipient)
    return False


def _is_of_alliance(sentence: Sentence, at: int) -> bool:
    """Whether a purpose is what an alliance is there for, part of its name: "التحالف الدولي لمحاربة داعش", "التحالف الذي تقوده دولة لمحاربة"."""
    words = sentence.words
    own = words[at].sentence
    for back in range(at - 1, max(-1, at - _ALLIANCE_WITHIN), -1):
        word = words[back]
        if word.kind == "mark" or word.sentence != own:
            return False
        if word.bare in _ALLIANCES:
            return True
        if is_verb(word) and words[back - 1].norm not in _RELATIVES:
            return False
    return False


_FIGHTING = frozenset({"حارب", "كافح", "قاتل", "واجه", "تصدى"})
_ALLIANCES = frozenset({"تحالف", "ائتلاف"})
_ALLIANCE_WITHIN = 8  # words
_RELATIVES = frozenset({"الذي", "التي"})


def _is_private(sentence: Sentence, group: Sequence[int]) -> bool:
    """Whether all of a group are family, friends, pupils or people at large."""
    heads = [sentence.words[sentence.pieces[at].first] for at in group]
    return bool(heads) and all(word.bare in word_class("private") for word in heads)


def _is_public(sentence: Sentence, group: Sequence[int]) -> bool:
    """Whether a party is a body, a country or a named one: no duty of readers, no leave given at home."""
    return any(sentence.pieces[at].party in ("group", "name", "capital") for at in group)


def _is_figurative(sentence: Sentence, draft: Draft) -> bool:
    """A duty laid on nobody, or a thing that "agrees with" another: no event."""
    if draft.type == "REQUEST" and draft.entry.lemma == "-":
        return not draft.roles.recipient or _is_private(sentence, draft.roles.recipient)
    if draft.entry.lemma == "سمح":
        return not _is_public(sentence, draft.roles.actor)
    following = sentence.pieces[draft.index + 1 : draft.index + 4]
    if draft.entry.lemma == "فجر":  # "فجر المحامي مفاجأة"
        near = sentence.pieces[draft.index + 1 : draft.index + 6]
        return any(sentence.words[piece.first].bare in word_class("outburst") for piece in near)
    parties = any(sentence.pieces[at].party for at in draft.roles.recipient)
    if draft.entry.lemma in ("ساعد", "زود") and not draft.reading.enclitic:
        objects = sentence.objects.get(draft.index, [])
        return not any(sentence.pieces[at].party for at in objects)  # "تساعد في رسم السياسات"
    if draft.entry.lemma in ("وعد", "قضى"):
        return not parties
    if draft.entry.lemma == "دعم" and draft.reading.kind != "participle":
        return not parties and bool(sentence.objects.get(draft.index))  # "تدعم العلاقات": a thing
    if draft.entry.lemma == "استشهد" and any(piece.prep == "ب" for piece in following):
        return True  # "استشهد الكاتب بقول …": he cites
    if draft.entry.lemma == "ضرب" and draft.reading.kind != "noun":
        return not any(
            sentence.pieces[at].party or sentence.words[sentence.pieces[at].first].bare in _TARGETS
            for at in draft.roles.recipient
        )
    if draft.entry.lemma == "اتفق" and not draft.roles.recipient:
        following = sentence.pieces[draft.index + 1 : draft.index + 3]
        return any(piece.prep == "مع" for piece in following)
    return False


_TARGETS = frozenset(
    {"مواقع", "موقع", "منشات", "منشاه", "اهداف", "هدف", "مستودعات", "مخازن", "تجمعات", "اليات", "معسكر"}
)


def _repeats_verb(sentence: Sentence, drafts: Sequence[Draft], at: int) -> bool:
    """Whether a noun is only the object or subject of a verb of the same type: "أبرم اتفاقا", "استهدف هجوم"."""
    draft = drafts[at]
    for previous in reversed(drafts[:at]):
        if draft.index - previous.index > 4:
            break
        same = (
            previous.type == draft.type
            and previous.reading.kind != "noun"
            or previous.type == draft.type == "AGREE"
        )
        between = sentence.pieces[previous.index + 1 : draft.index]
        if any(piece.kind in ("comma", "stop", "that", "relative") for piece in between):
            break
        if draft.type == previous.type == "PROTEST" and draft.reading.clitic == "ل":
            return True
        if previous.entry.lemma == "توصل" and draft.type == "AGREE":
            return True
        if (
            same
            and not sentence.pieces[draft.index].joined
            and sentence.pieces[draft.index].prep in ("", "ب")
        ):
            return previous.entry.lemma != draft.entry.lemma or not draft.reading.enclitic
    return False


CASUALTY = frozenset(
    {
        "مقتل",
        "مصرع",
        "قتل",
        "أصيب",
        "قتيل",
        "انفجار",
        "جرح",
        "أنقذ",
        "سقوط",
        "أجلى",
        "إجلاء",
        "استشهد",
        "استشهاد",
    }
)


def _is_disaster(sentence: Sentence, draft: Draft) -> bool:
    if draft.entry.lemma not in CASUALTY:
        return False
    return not closed().disaster.isdisjoint(sentence.bares) and closed().conflict.isdisjoint(sentence.bares)
