"""What is demanded or threatened: the words behind the particle that the verb takes, from their first to their last."""

from khabar.annotate.actors.lists import capital_country, country_of_name
from khabar.annotate.events.closed import closed
from khabar.arabic.letters import fold_word
from khabar.model import Event, Report, Span, Word, Words
from khabar.registers.parties import party_kind
from khabar.registers.phrases import party_end
from khabar.registers.reading import clause_from, is_office, read_words, sentence_at, word_at

LEADS: dict[str, tuple[frozenset[str], str, bool]] = {  # free particles, clitic, whether the object may follow at once
    "دعا": (frozenset({"الي"}), "ل", False), "حث": (frozenset({"علي"}), "-", False), "طالب": (frozenset(), "ب", False),
    "طلب": (frozenset(), "-", True), "ناشد": (frozenset(), "ب", True), "اشترط": (frozenset(), "-", True),
    "هدد": (frozenset(), "ب", False), "توعد": (frozenset(), "ب", False), "لوح": (frozenset({"الي"}), "ب", False),  "انذر": (frozenset(), "ب", False),
}  # fmt: skip
_NOT_CONTENT = frozenset(
    {
        "بشده",
        "بقوه",
        "بالحاح",
        "بعنوان",
        "بشكل",
        "بصوره",
        "بمناسبه",
        "بدوره",
        "بدورها",
        "باسم",
        "بموجب",
        "بحسب",
        "لدي",
        "بعد",
        "بين",
        "بشان",
        "بخصوص",
    }
)
_NO_DEMAND = frozenset(
    {"زياره", "حضور", "مشاركه", "تواصل", "اتصال", "استفاده", "تسجيل", "ازاحه", "افتتاح", "اطلاع", "مساهمه"}
)  # invitations
_NO_BEGINNING = frozenset({"علي", "في", "من", "عن", "مع", "الي", "ذلك", "هذا", "هذه", "بدلا", "هو", "هي"})
_STOPS = frozenset({".", "؛", "\n", "؟", "!"})
_NEXT = frozenset(
    {
        "مضيفا",
        "مؤكدا",
        "مشيرا",
        "موضحا",
        "محذرا",
        "مشددا",
        "معتبرا",
        "مضيفه",
        "مؤكده",
        "مشيره",
        "محذره",
        "مشدده",
        "معتبره",
        "فيما",
        "بينما",
        "حيث",
        "كما",
        "علما",
        "لكن",
        "متعهدا",
        "معربا",
        "خاصه",
        "خصوصا",
        "لاسيما",
    }
)
_SHORT = 2  # letters: "له", "بها" lead nothing in
_QUOTED = 200  # characters
_LEAD_REACH, _NOUN_REACH, _PARTY_REACH, _NAME_REACH, _LONGEST, _SHORTEST = 22, 6, 3, 4, 40, 8
NOUNS = frozenset(
    {
        "تهديدات",
        "تهديداته",
        "تهديداتها",
        "دعوات",
        "مطالبات",
        "مطالبه",
        "مناشدات",
        "دعوتهم",
        "طلبات",
        "تحذيرات",
        "تحذير",
        "بدعوته",
        "بدعوتها",
        "دعوه",
        "دعوته",
        "دعوتها",
        "طلب",
        "طلبه",
        "طلبها",
        "تهديد",
        "مناشده",
    }
)


def what_of(report: Report, event: Event) -> tuple[Span | None, Span | None]:
    """(what is demanded, of whom where only the words between say so): what follows the word that leads it in, "إلى", "ب", "على", "أن"."""
    words = read_words(report)
    _, last = sentence_at(words, event.trigger.start)
    first = _after_parties(report, words, event, last)
    lead = _lead(words, event, first, last)
    if lead is None:
        return None, None
    span = clause_from(words, lead, _content_end(report, words, lead, last), limit=_LONGEST)
    if span is None or span.end - span.start < _SHORTEST or _begins_wrong(report, words, lead):
        return None, None
    span = _without_day(report, span)
    start = (
        words[lead].core_start
        if words[lead].proclitics and words[lead].proclitics[-1] in "بل"
        else span.start
    )
    return Span(min(start, span.end - 1), span.end), _addressee(report, words, first, lead)


def _without_day(report: Report, span: Span) -> Span:
    """What is demanded without the day at its end that tells when: "حوار وطني" + "أوائل العام الماضي"."""
    for time in report.times:
        if (
            time.span.end == span.end
            and time.span.start > span.start + _SHORTEST
            and report.text[time.span.start - 1] == " "
        ):
            before = report.text[span.start : time.span.start].rstrip()
            if before and fold_word(before.split()[-1]) not in ("في", "خلال", "قبل", "بعد", "منذ", "حتي"):
                return Span(span.start, span.start + len(before))
    return span


def _begins_wrong(report: Report, words: Words, lead: int) -> bool:
    """Whether what seems to be demanded begins with an invitation, a preposition, a bracket or a person: the words before belong to it."""
    word = words[lead]
    if _is_place(word) or word.bare in closed().place_heads or is_office(word.core):
        return True
    if any(one.bare in ("زياره", "حضور") for one in words.words[lead : lead + 2]):
        return True
    if word.bare in _NO_DEMAND or word.norm in _NO_BEGINNING or word.norm in "(«" and word.norm == "(":
        return True
    return any(
        m.start == word.start for actor in report.actors if actor.type == "PER" for m in actor.mentions
    )


def _content_end(report: Report, words: Words, lead: int, last: int) -> int:
    """The first word that is no more demanded: who is to do it ("من قبل"), the next thing said ("وعبرت عن"), an adverb of saying."""
    cues = {statement.cue.start for statement in report.statements}
    quoted = [
        quotation
        for quotation in words.quotations
        if words[lead].start <= quotation.start < words[lead].start + _QUOTED
    ]
    is_clause = lead > 0 and words[lead - 1].norm in ("ان", "بان", "الا", "بالا")
    for at in range(lead + 1, min(last, lead + _LONGEST)):
        word, follows = words[at], words[at + 1].norm if at + 1 < last else ""
        if word.norm == "من" and follows in ("قبل", "جانب", "جهته"):
            return at
        if quoted and any(quotation.contains(word.span) for quotation in quoted):
            continue
        if word.start in cues and (word.pos == "VERB" or word.norm.endswith("ا")):
            return at
        if (
            word.norm in _NEXT
            or word.pos == "VERB"
            and "و" in word.proclitics
            and not (is_clause and word.bare[:1] in "يتن")
        ):
            return at
    return last


def _after_parties(report: Report, words: Words, event: Event, last: int) -> int:
    """The first word behind the demand and those parties that follow it: "دعا الرئيس الحكومة إلى …"."""
    free, bound, _ = LEADS[event.lemma or ""]
    first = word_at(words, event.trigger.end - 1) + 1
    for party in sorted((*event.actor, *event.recipient)):
        at = word_at(words, party.start)
        if any(word.norm in free or bound in word.proclitics for word in words.words[first:at]):
            break  # "طالبت بإطلاق سراح الجنود": the content has begun
        if first <= at <= first + _PARTY_REACH and at < last:
            named = [m.end for actor in report.actors for m in actor.mentions if m.overlaps(party)]
            end = max(party_end(report, party), *named) if named else party_end(report, party)
            first = min(last, word_at(words, end - 1) + 1)
    return first


def _plain_lead(words: Words, event: Event, first: int, stop: int) -> bool:
    """Whether what is demanded follows its addressee at once: "ناشد المواطنين [تجديد ثقتهم]"."""
    word = words[first] if first < stop else None
    trigger = word_at(words, event.trigger.end - 1)
    return (
        word is not None
        and first > trigger + 1
        and word.pos == "NOUN"
        and not word.proclitics
        and not word.is_definite
        and word.bare not in closed().heads
    )


def _lead(words: Words, event: Event, first: int, last: int) -> int | None:
    """The word with which the content begins: behind the particle that the verb takes, or bearing it as a clitic."""
    free, bound, plain = LEADS[event.lemma or ""]
    is_noun = words[word_at(words, event.trigger.start)].bare in NOUNS
    stops = _STOPS | {"،", ","} if is_noun else _STOPS
    stop = min(first + (_NOUN_REACH if is_noun else _LEAD_REACH), last)
    stop = next((index for index in range(first, stop) if words[index].norm in stops), stop)
    if not free and not is_noun and _plain_lead(words, event, first, stop):
        return first
    for index in range(first, stop):
        named = index + 1 < stop and words[index + 1].pos == "ADJ" and words[index + 1].core.startswith("ال")
        if free and bound in words[index].proclitics and _is_deed(words[index]) and not named:
            return index  # "دعت إسرائيل للسماح ب"
        if words[index].norm in free or words[index].norm in ("ان", "بان", "بالا"):
            return index + 1 if index + 1 < stop else None
        if (
            not free
            and bound in words[index].proclitics
            and words[index].norm not in _NOT_CONTENT
            and words[index].pos != "PROPN"
            and not _is_place(words[index])
        ):
            return index
    for index in range(first, stop):
        if (
            bound in words[index].proclitics
            and words[index].norm not in _NOT_CONTENT
            and len(words[index].bare) > _SHORT
            and not words[index].enclitic
        ):
            return index
    while first < stop and words[first].norm in ("منه", "منها", "منهم", "رسميا", "ايضا"):
        first += 1
    return first if plain and not is_noun and first < stop else None


def _is_deed(word: Word) -> bool:
    """Whether a word with للـ is what is to be done and nobody: "للسماح", not "للأحزاب"."""
    folded = word.bare
    return (
        word.norm.startswith("لل")
        and word.pos == "NOUN"
        and len(folded) > 3
        and folded not in closed().heads
        and not _is_place(word)
    )


def _is_place(word: Word) -> bool:
    """Whether a word is the name of a country or a capital: "هيئة العلماء بالسعودية"."""
    return country_of_name(word.core) is not None or capital_country(word.core) is not None


def _addressee(report: Report, words: Words, first: int, lead: int) -> Span | None:
    """Of whom, by the words between the doer and the content: "دعا الرئيس [الدول الأعضاء] إلى"."""
    end = first
    while (
        end < lead
        and end - first < _NAME_REACH
        and words[end].norm not in _STOPS
        and words[end].pos not in ("ADP", "SCONJ", "VERB")
    ):
        end += 1
    if end == first or (words[lead - 1].norm in ("ان", "الي", "علي") and end == lead):
        end = min(end, lead - 1)
    while end > first and words[end - 1].norm in ("كذلك", "ايضا", "معا"):
        end -= 1
    if end <= first or words[first].kind == "mark":
        return None
    span = words.span(first, end - 1)
    if any(mark in span.of(report.text) for mark in "،,("):
        return None
    return span if party_kind(report, span) in ("state", "armed", "body", "people", "person") else None
