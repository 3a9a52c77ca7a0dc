"""What a word hangs on, from governor to governor up to the verb of its clause: "وعدت … بتقديم", "طالبت بتشكيل لجنة للتحقيق"."""

from collections.abc import Iterator

import msgspec

from khabar.annotate.events.closed import closed
from khabar.annotate.events.kinds import event_readings, is_verb
from khabar.annotate.events.moods import Mood, mood_of
from khabar.model import EventStatus, Word, Words

_STEPS = 6
_FAR = 26  # words looked back over for what takes a preposition
_NEAR = 14  # and for what a noun is joined to, or for the verb of a bare one
_SUBJECT = 12  # words looked ahead over for the verb of a subject
_STOPS = frozenset({".", ":", "؛", ";", "؟", "!"})
_ABOUT = frozenset(
    {"عن", "من", "حول", "بشان", "ضمن", "وفق"}
)  # "تقديم المسؤولين عن الهجوم": what they hold came about
_PREPOSITIONS = frozenset({"ب", "ل", "الي", "علي", "عن", "في", "من", "دون", "حول", "بشان", "ضمن", "وفق"})
_PASSED = frozenset("اي كل هذا هذه تلك مثل جميع بعض مزيد المزيد سلسله عمليه عمليات".split())
_CUTS = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "وان", "وانه", "وانها"})
_WILL = frozenset({"ان", "بان", "الا", "كي", "لكي", "وان"})
_IF = {
    **dict.fromkeys(("اذا", "لو", "حالما", "ريثما", "متي", "شريطه", "لولا"), "if"),
    **dict.fromkeys(("عندما", "حينما", "كلما"), "when"),
    **dict.fromkeys(("هل", "اهل"), "ask"),
}
_MAY = frozenset({"قد", "ربما", "لعل", "عسي", "وقد", "فقد"})
_NOT = frozenset({"لم", "لن", "لا", "ليس", "ليست", "ما", "الا"})
_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان"})


class Link(msgspec.Struct, frozen=True):
    """One step up: the kind of what rules, its shape or tense, and the preposition that hangs on it."""

    name: str
    tense: str
    prep: str
    row: str = ""

    @property
    def is_operator(self) -> bool:
        """Whether it says something of what hangs on it, and does not only carry it on."""
        return self.name not in CARRYING


CARRYING = frozenset("wage act launch give happen take_part renew send event of joined relative case".split())


def chain_of(words: Words, position: int, *, is_verbal: bool) -> list[Link]:
    """What rules the word at a place, the nearest first, up to the verb that nothing rules."""
    chain: list[Link] = []
    at = position
    for n in range(_STEPS):
        verbal = is_finite(words, at) if n else is_verbal
        step = _of_verb(words, at) if verbal else _of_noun(words, at)
        if step is None:
            break
        link, at = step
        chain.append(link)
        if at < 0:
            break
    return chain


def told_of(words: Words, position: int) -> EventStatus | None:
    """What a relative clause right behind a noun tells of it: "الزيارة التي قام بها" occurred, "الحصار الذي يفرضه" goes on.

    None where the verb only says what was demanded, planned or announced: "الهدنة التي دعت إليها".
    """
    for at in range(position + 1, min(len(words) - 1, position + 3)):
        if words[at].sentence != words[position].sentence or words[at].kind == "mark":
            return None
        if words[at].norm in _RELATIVES:
            verb = at + 1
            if not is_finite(words, verb) or tense_of(words, verb) not in ("past", "present"):
                return None
            mood = mood_of(words[verb])
            if mood is not None and mood.name not in _TELLS:
                return None
            return "occurred" if tense_of(words, verb) == "past" else "ongoing"
        if at > position + 1 or not words[at].is_definite:
            return None
    return None


_TELLS = CARRYING | {"done", "result", "suffer", "go_on", "stop", "use", "be", "come"}


def scope_traits(words: Words, position: int, kind: str, type_: str) -> Iterator[str]:
    """What is known of the chain of an event, as named features for its status."""
    chain = chain_of(words, position, is_verbal=kind in ("past", "present"))
    if not chain:
        yield f"scope none {kind}"
        return
    first = chain[0]
    at = next((n for n, link in enumerate(chain) if link.is_operator), len(chain) - 1)
    ruling = chain[at]
    name = f"{ruling.name}.{ruling.tense}"
    yield f"scope0 {first.name}.{first.tense} {first.prep} {kind}"
    yield f"scope {name}"
    yield f"scope {name} {kind}"
    yield f"scope {name} {ruling.prep}"
    yield f"scope {name} {type_}"
    yield f"scope {ruling.name} {kind}"
    yield f"scope {name} after {chain[at - 1].name if at else '-'}"
    if ruling.row:
        yield f"scope row {ruling.row} {ruling.prep}"
    above = next((link for link in chain[at + 1 :] if link.is_operator), None)
    if above is not None:
        yield f"scope above {above.name}.{above.tense}"
        yield f"scope {ruling.name} above {above.name}.{above.tense}"
    yield f"scope end {chain[-1].name}.{chain[-1].tense}"


def ruled_by(words: Words, position: int, *, is_verbal: bool) -> tuple[EventStatus, str] | None:
    """What the first word of an event's chain that says something of it tells, and its kind; None where that is not sure.

    "وعدت الدول … بتقديم مساعدات" is planned, "تعول على زيارة" is expected, "لا يستطيع أحد منعهم" is denied.
    """
    chain = chain_of(words, position, is_verbal=is_verbal)
    ruling = [link for link in chain if link.is_operator][:2]
    if not ruling or chain[0].name == "joined" and not is_verbal and _is_toll(words, position):
        return None
    first, above = ruling[0], ruling[1] if len(ruling) > 1 else None
    found = _said_by(first)
    if found is None and chain[0].name == "joined" and _is_to_come(first):
        found = "planned"  # "للتحضير لانقلاب في العاصمة وطرد الميليشيات"
    if found is not None:
        return found, first.name
    if first.name == "subject" and first.tense == "future" and not words[position].is_definite:
        return "planned", "subject"  # "أن زيارة الوزير ستتناول الأزمة"
    if first.name == "hold" and first.tense == "present" and _is_of_a_plan(words, position):
        return "planned", "hold"
    if above is not None and above.name == "if":
        return "hypothetical", "if"  # "في حال تم القبض عليهم"
    if above is None or first.tense in ("past", "not", "future"):
        return None
    passes = first.name in _PASSING or first.name == "verb" and first.prep == "ان"
    if passes or first.name == "purpose" and chain[0].name == "joined":
        status = _said_by(above)
        return (status, above.name) if status is not None and status not in _CAME_ABOUT else None
    return ("planned", "purpose") if first.name == "done" and above.name == "purpose" else None


def _is_of_a_plan(words: Words, position: int) -> bool:
    """Whether what holds an act is a plan or a paper: "يتضمن برنامجها جلسة مباحثات"."""
    near = words.words[max(0, position - _NEAR) : position]
    return any(word.bare in _PAPERS and word.sentence == words[position].sentence for word in near)


_PAPERS = frozenset("برنامج جدول خطه اتفاق اتفاقيه مذكره وثيقه مبادره مشروع بنود خارطه مسوده".split())


def _is_toll(words: Words, position: int) -> bool:
    """Whether a number of victims stands behind a word, which makes it a verb: "شل قدرتهم على القتال وجرح 400 آخرون"."""
    following = words[position + 1] if position + 1 < len(words) else None
    return following is not None and (following.kind == "number" or following.bare in closed().numerals)


def _said_by(link: Link) -> EventStatus | None:
    """What one ruling word tells by itself."""
    if link.name in ("if", "ask"):
        return "hypothetical"
    if link.row == _STILL:
        return "ongoing"
    if link.tense == "not":
        return "denied" if link.name in ("able", "wish") or link.prep == "ان" and link.name == "not" else None
    if link.prep == "ل" and (link.name in _BEFELL or link.row == _FACED):
        return "ongoing" if link.tense == "present" else "occurred" if link.tense != "future" else "planned"
    if link.name == "agree":
        return "planned" if link.prep == "علي" else None
    if link.name == "able" and link.tense == "past":
        return None
    return next((status for status, names in _SAYS.items() if link.name in names), None)


def _is_to_come(link: Link) -> bool:
    return link.name == "prepare" or link.name == "decide" and link.tense == "past"


_SAYS: dict[EventStatus, frozenset[str]] = {
    "called_for": frozenset({"demand", "duty", "need"}),
    "planned": frozenset({"plan", "promise", "expect", "due"}),
    "hypothetical": frozenset({"may", "warn", "threat", "able"}),
    "denied": frozenset({"deny"}),
}
_STILL = "يزال"
_BEFELL = frozenset(
    {"suffer", "answer", "condemn", "result"}
)  # "تعرضت المدينة بعد منتصف الليل لقصف", "استجابة لدعوة"
_FACED = "تصدى"
_CAME_ABOUT = frozenset({"occurred", "ongoing"})
# They begin, further or tell of what something else demands, plans or imagines: "يجب مواصلة الحوار", "قد يصبح الدفاع عنهم"
_PASSING = frozenset(
    "begin step_up go_on effort done succeed work discuss become be means hold decide allow".split()
)


def is_finite(words: Words, at: int) -> bool:
    """Whether a word is read as a finite verb: by its tag, and not where a preposition or an article says otherwise."""
    told = words.words
    word = told[at]
    if not is_verb(word) or "ب" in word.proclitics or "ك" in word.proclitics:
        return False
    readings = event_readings(word)
    if readings and all(reading.kind not in ("past", "present") for reading in readings):
        return False
    before = told[at - 1].norm if at else ""
    return before not in _PREPOSITIONS


def _of_noun(words: Words, at: int) -> tuple[Link, int] | None:
    """The next governor of a noun and where it stands, -1 where the chain ends there."""
    prep, start, joined = _preposition(words, at)
    sentence = words[at].sentence
    if start < 0 or words[start].sentence != sentence:
        return _of_subject(words, at)
    if prep:
        return _taker(words, start, prep, sentence)
    if joined:
        return _twin(words, start, sentence)
    return _of_bare(words, at, start, sentence)


def _preposition(words: Words, at: int) -> tuple[str, int, bool]:
    """The preposition of a noun, the word before both, and whether و joins them to what is before."""
    told = words.words
    word = told[at]
    joined = bool(word.proclitics) and word.proclitics[0] in "وف"
    own = next((part for part in word.proclitics if part in "بل"), "")
    if own or joined:
        return own, at - 1, joined
    back = at - 1
    while back > at - 4 and back >= 0 and told[back].norm in _PASSED:
        back -= 1
    if back < 0:
        return "", -1, False
    norm = told[back].norm
    bare = norm[1:] if norm[:1] in "وف" and norm[1:] in _PREPOSITIONS else norm
    if bare in _PREPOSITIONS and not told[back].enclitic:
        return bare, back - 1, bare != norm
    inner = next((part for part in told[back + 1].proclitics if part in "بل"), "") if back + 1 < at else ""
    return inner, at - 1 if not inner else back, False


def _taker(words: Words, start: int, prep: str, sentence: int) -> tuple[Link, int] | None:
    """The nearest word before that takes the preposition; ل without one is of purpose, other prepositions end the chain."""
    told = words.words
    first_act = -1
    for back in range(start, max(-1, start - _FAR), -1):
        word = told[back]
        if word.sentence != sentence or word.norm in _STOPS or word.norm in _CUTS:
            break
        attribute = _ATTRIBUTES.get(word.norm)
        if attribute is not None:
            return Link(attribute, "participle", prep), back
        mood = mood_of(word)
        if mood is not None and prep in mood.takes and not _is_name(words, back, mood):
            return _link(words, back, mood, prep), back
        if first_act < 0 and (is_finite(words, back) or _is_masdar(word)):
            first_act = back
    if prep == "ل" and first_act >= 0:
        return Link("purpose", "", prep), first_act
    if first_act >= 0 and start - first_act < _STEPS and prep not in _ABOUT:
        return Link("of", _kind(words, first_act), prep), first_act
    return Link("none", "", prep), -1


# Participles that describe a noun by what it demands or aims at: "الدعوات الرامية إلى وقف القتال"
_ATTRIBUTES = {
    **dict.fromkeys(
        ("الداعي", "الداعيه", "الداعين", "المطالب", "المطالبه", "المطالبين", "المناديه"), "demand"
    ),
    **dict.fromkeys(("الرامي", "الراميه", "الهادف", "الهادفه", "الساعي", "الساعيه"), "plan"),
}


def _is_name(words: Words, at: int, mood: Mood) -> bool:
    """Whether a word only looks like a verb of its row: a past form that the tagger takes for no verb."""
    return mood.shape in ("past", "present") and not is_verb(words[at])


def _twin(words: Words, start: int, sentence: int) -> tuple[Link, int] | None:
    """What a noun behind و stands beside: the last verbal noun before it in its clause, else the verb itself."""
    told = words.words
    for back in range(start, max(-1, start - _NEAR), -1):
        word = told[back]
        if word.sentence != sentence or word.norm in _STOPS:
            break
        if _is_masdar(word):
            return Link("joined", "noun", ""), back
        if is_finite(words, back):
            mood = mood_of(word)
            if mood is not None and "" in mood.takes:
                return _link(words, back, mood, ""), back
            return Link("verb", tense_of(words, back), "و"), back
    return Link("none", "", "و"), -1


def _of_bare(words: Words, at: int, start: int, sentence: int) -> tuple[Link, int] | None:
    """What a noun without a preposition hangs on: the noun that it is of, or the verb whose subject or object it is."""
    told = words.words
    before = told[start]
    if _is_laid_upon(words, at):
        return Link("duty", "noun", ""), -1
    mood = mood_of(before)
    if mood is not None and mood.shape in ("noun", "participle") and not before.is_definite:
        name = mood.name if "" in mood.takes else "of"
        return Link(name, "noun", "", mood.row), start
    if _is_masdar(before) and not before.is_definite:
        return Link("event", "noun", ""), start
    for back in range(start, max(-1, start - _NEAR), -1):
        word = told[back]
        if word.sentence != sentence or word.norm in _STOPS or word.norm in _CUTS:
            break
        if is_finite(words, back):
            mood = mood_of(word)
            if mood is None:
                return Link("verb", tense_of(words, back), ""), back
            if "" not in mood.takes and mood.name not in CARRYING:
                return Link(mood.name, tense_of(words, back), "beside", mood.row), back
            return _link(words, back, mood, ""), back
        if word.norm in closed().classes and closed().classes[word.norm] in ("temporal",):
            return Link(f"at {word.norm}", "", ""), -1
    return _of_subject(words, at)


def _is_laid_upon(words: Words, at: int) -> bool:
    """Whether an act is laid upon somebody at the opening of a clause: "وعليها سحب قواتها", "وعلى الحكومة الرحيل"."""
    on = at - 1 if words[at - 1].norm.removeprefix("و") in _ON_THEM else at - 2
    if on < 0 or words[on].sentence != words[at].sentence:
        return False
    if on == at - 2 and not (
        words[on].norm.removeprefix("و") == "علي" and words[at].is_definite and words[at - 1].is_definite
    ):
        return False
    opens = on == 0 or words[on - 1].kind == "mark" or words[on - 1].norm in _CUTS
    return opens or words[on].norm.startswith("و")


_ON_THEM = frozenset({"عليه", "عليها", "عليهم", "عليهما", "علينا"})


def _of_subject(words: Words, at: int) -> tuple[Link, int] | None:
    """The verb behind a noun that opens its clause: "أن زيارة الوزير ستتناول"."""
    told = words.words
    sentence = told[at].sentence
    for ahead in range(at + 1, min(len(told), at + _SUBJECT)):
        word = told[ahead]
        if word.sentence != sentence or word.norm in _STOPS or word.norm in _RELATIVES or word.norm in _CUTS:
            return Link("opens", "", ""), -1
        if is_finite(words, ahead):
            return Link("subject", tense_of(words, ahead), ""), -1
    return Link("opens", "", ""), -1


def _of_verb(words: Words, at: int) -> tuple[Link, int] | None:
    """What a verb stands under: denial, أن and its governor, a condition, a verb that it is joined to, a noun that it describes."""
    told = words.words
    word = told[at]
    tense = tense_of(words, at)
    if at and told[at - 1].norm == "الا" and tense_of(words, at) == "not" and told[at].core[:1] in "يتن":
        return Link("not", "not", "ان"), -1  # "حرص على ألا ينتقد"
    condition = _condition(words, at)
    if condition:
        return Link(condition, tense, ""), -1
    if tense in ("not", "future"):
        return Link(tense, tense, ""), -1
    before = told[at - 1] if at and told[at - 1].sentence == word.sentence else None
    norm = before.norm if before is not None else ""
    if norm in _WILL:
        return _of_that(words, at - 2, "not" if norm == "الا" else "")
    if "ل" in word.proclitics:
        return _purpose(words, at - 1, word.sentence)
    if norm in _MAY and tense == "present":
        return Link("may", tense, ""), -1
    if norm in _RELATIVES:
        return Link("relative", tense, ""), -1
    if word.proclitics and word.proclitics[0] in "وف":
        return _joined_verb(words, at, tense)
    if tense == "present" and before is not None:
        noun = at - 2 if norm in ("،", ",") and at > 1 else at - 1  # "خطة عسكرية، تقضي بوصول"
        if _is_indefinite(told[noun]):
            return Link("relative", tense, ""), noun
    return None


def _of_that(words: Words, start: int, denied: str) -> tuple[Link, int] | None:
    """The governor of a clause behind أن: the nearest word before that rules anything at all."""
    told = words.words
    if denied:
        return Link("not", "not", "ان"), -1
    for back in range(start, max(-1, start - 10), -1):
        word = told[back]
        if word.sentence != told[start].sentence or word.norm in _STOPS:
            break
        mood = mood_of(word)
        if mood is not None and mood.takes and not _is_name(words, back, mood):
            return _link(words, back, mood, "ان"), back
        if is_finite(words, back):
            return Link("verb", tense_of(words, back), "ان"), back
    return Link("none", "", "ان"), -1


def _purpose(words: Words, start: int, sentence: int) -> tuple[Link, int] | None:
    told = words.words
    for back in range(start, max(-1, start - _FAR), -1):
        if told[back].sentence != sentence or told[back].norm in _STOPS:
            break
        if is_finite(words, back) or _is_masdar(told[back]):
            return Link("purpose", "verb", "ل"), back
    return Link("purpose", "verb", "ل"), -1


def _condition(words: Words, at: int) -> str:
    """What opens the clause of a verb: a condition, a question, عندما; "" for none of them."""
    told = words.words
    for back in range(at - 1, max(-1, at - 7), -1):
        word = told[back]
        if word.sentence != told[at].sentence or word.norm in _STOPS or is_finite(words, back):
            return ""
        found = _IF.get(word.norm) or _IF.get(word.norm[1:] if word.norm[:1] in "وف" else "")
        if found:
            return found
        if word.norm in ("حال", "حاله") and back and told[back - 1].norm in ("في", "وفي"):
            return "if"
        if word.kind == "mark":
            return ""
    return ""


def _joined_verb(words: Words, at: int, tense: str) -> tuple[Link, int] | None:
    """The verb before, of the same tense, that a verb behind و goes on from; a denial goes on to no past, its condition does."""
    told = words.words
    for back in range(at - 1, max(-1, at - 20), -1):
        word = told[back]
        if word.sentence != told[at].sentence or word.norm in _STOPS:
            return None
        if is_finite(words, back) and (told[back - 1].norm if back else "") not in _RELATIVES:
            own = tense_of(words, back)
            if own == "not" and tense == "past":
                condition = _condition(words, back)
                return (Link(condition, tense, ""), -1) if condition else None
            if own in (tense, "not") or own == "future" and tense == "present":
                return Link("joined", own, ""), back
            return None
    return None


def _is_indefinite(word: Word) -> bool:
    return (
        word.kind == "arabic" and not word.is_definite and not word.enclitic and word.pos in ("NOUN", "ADJ")
    )


def _is_masdar(word: Word) -> bool:
    """Whether a word is a verbal noun: of an event, or of a row of moods."""
    if word.kind != "arabic" or word.norm in closed().classes:
        return False
    if any(reading.kind == "noun" for reading in event_readings(word)) and word.pos != "VERB":
        return True
    mood = mood_of(word)
    return mood is not None and mood.shape == "noun" and bool(mood.takes) and word.pos != "VERB"


def _link(words: Words, at: int, mood: Mood, prep: str) -> Link:
    shape = tense_of(words, at) if mood.shape in ("past", "present") else mood.shape
    return Link(mood.name, shape, prep, mood.row)


def _kind(words: Words, at: int) -> str:
    return tense_of(words, at) if is_finite(words, at) else "noun"


def tense_of(words: Words, at: int) -> str:
    """Past, present, future or not, of a finite verb."""
    told = words.words
    word = told[at]
    before = told[at - 1].norm if at and told[at - 1].sentence == word.sentence else ""
    if before in _NOT or before[:1] in "وف" and before[1:] in _NOT:
        return "not"
    if before == "سوف" or "س" in word.proclitics:
        return "future"
    return "present" if word.core[:1] in "يتن" and not _is_past(word) else "past"


def _is_past(word: Word) -> bool:
    """Whether a verb that begins with ت or ن is of the past: "تمكن", "نفذ", "توصل"."""
    mood = mood_of(word)
    if mood is not None and mood.shape in ("past", "present"):
        return mood.shape == "past"
    kinds = {reading.kind for reading in event_readings(word)}
    return "past" in kinds and "present" not in kinds
