"""Where what is said ends, how it is quoted, and what interrupts it."""

from khabar.annotate.statements import subjects
from khabar.annotate.statements.doubts import outlet_adds, tells_occasion
from khabar.annotate.statements.fit import fits
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import find_frame
from khabar.annotate.statements.nouns import VIA, is_told_by, names_source, opens_clause
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    cue_forms,
    is_joined,
    is_opening,
    role,
)
from khabar.annotate.statements.runs import speech_end

LONGEST = 170  # words of indirect speech; the longest of the gold has 104
_TURNS = frozenset({"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "كما", "وقد", "الا"})
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in [
        "من جهته",
        "من جهتها",
        "من جهتهم",
        "من جانبه",
        "من جانبها",
        "من ناحيته",
        "من ناحيتها",
        "من جهه اخري",
        "من جانب اخر",
        "من ناحيه اخري",
        "من ناحيه ثانيه",
        "من جهه ثانيه",
        "في حين",
        "في المقابل",
        "في سياق",
        "في السياق",
        "في غضون ذلك",
        "في هذه الاثناء",
        "في الاثناء",
        "علي صعيد",
        "علي الصعيد",
        "الي ذلك",
        "علي حد قوله",
        "علي حد قولها",
        "علي حد قولهم",
        "علي حد وصفه",
        "علي حد تعبيره",
        "علي حد تعبيرها",
        "علي حد زعمه",
        "بحسب قوله",
        "بحسب تعبيره",
        "بحسب تعبير",
        "نقلا عن",
        "من دون ان",
        "من دون",
        "دون ان",
        "دون",
        "يذكر ان",
        "يشار الي",
        "علما بان",
        "علما ان",
        "يذكر",
        "هذا و",
        "جدير بالذكر",
        "والجدير بالذكر",
        "في الوقت الذي",
        "كما قال",
        "بدوره",
        "بدورها",
        "ياتي ذلك",
        "ياتي هذا",
        "جاء ذلك",
        "هذا وقد",
    ]
)
_FIRST = frozenset(phrase[0] for phrase in _PHRASES)
_TOLD_IN = frozenset({"via_document", "via_interview", "via_platform"})


def content_end(reading: Reading, first: int, *, mode: str) -> int:
    """Index past the last word of the content that begins at word `first`.

    It ends with its sentence, or where another statement of the main clause begins, or where the outlet's own voice
    resumes; a quotation at its beginning that the clause does not go on from is the whole of it.
    """
    index = first
    sentence = reading.sentence_end[first]
    outer = reading.quote[first]
    limit = min(reading.quotes[outer][1] + 1 if outer >= 0 else sentence, first + LONGEST)
    if mode == "loose":
        limit = min(reading.words.paragraphs[reading.words[first].paragraph][1], first + LONGEST)
    if outer >= 0:
        return _trimmed(reading, first, _inside_quotation_end(reading, first, limit, mode))
    if mode in ("colon", "quote", "clause") and is_opening(reading, first):
        last = reading.quotes[reading.opens[first]][1]
        after = last + 2
        if (
            mode == "colon"
            or mode == "quote"
            and last - first > 2
            or after >= len(reading)
            or _breaks(reading, after, last)
        ):
            return last + 1
    while index < limit:
        if is_opening(reading, index):
            index = reading.quotes[reading.opens[index]][1] + 2
            further = (
                reading.sentence_end[min(index, len(reading) - 1)]
                if _goes_on(reading, index)
                else min(index, len(reading))
            )
            limit = max(limit, min(further, first + LONGEST))
            continue
        if index > first and (resumes(reading, index, first, mode) or _is_footer(reading, index)):
            break
        index += 1
    if mode == "colon" and index >= sentence:
        index = speech_end(reading, first, index, LONGEST)
    past = _trimmed(reading, first, min(index, len(reading)))
    return _without_day(reading, first, past) if mode == "object" else past


def _is_footer(reading: Reading, index: int) -> bool:
    """Whether the wire's "/ إضافة أولى" or a paper's tags ("سمات …", "رابط الخبر …") begin here."""
    after = reading.norms[index + 1 : index + 2]
    if reading.norms[index] == "/":
        return bool(after) and after[0] in ("اضافه", "انتهي", "يتبع")
    tags = reading.norms[index] == "سمات" and reading.words[index - 1].kind == "mark"
    return tags or reading.norms[index] == "رابط" and after == ("الخبر",)


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether the sentence goes on behind a quotation that ended before `index`."""
    if index >= len(reading):
        return False
    return (
        reading.words[index].paragraph == reading.words[index - 1].paragraph
        and reading.norms[index - 2] not in (".", "؟", "!")
        and reading.norms[index] != "."
    )


def _inside_quotation_end(reading: Reading, first: int, limit: int, mode: str) -> int:
    end = min(limit, reading.sentence_end[first])
    for index in range(first + 1, end):
        if resumes(reading, index, first, mode):
            return index
    return end


def _breaks(reading: Reading, after: int, last: int) -> bool:
    """Whether the clause stops behind a closing quotation mark."""
    if reading.words[after].paragraph != reading.words[last].paragraph:
        return True
    return (
        reading.words[after].kind == "mark"
        and reading.norms[after] not in ("(", "-", "–")
        and not is_opening(reading, after)
        or bool(resumes(reading, after, after - 2))
    )


def resumes(reading: Reading, index: int, first: int, mode: str = "clause") -> bool:
    """Whether the content that began at `first` is over at `index`."""
    norm = reading.norms[index]
    if (
        index in reading.turns
        and not subjects.goes_on_with_relative(reading, index, first)
        or norm in ("لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها")
        and (_leads_within(reading, index, 2) or _sourced_within(reading, index, 2))
    ):
        return True
    if (
        norm in role("according")
        and names_source(reading, index)
        and not opens_clause(reading, index)
        or norm == "نقلا"
        or is_told_by(reading, index)
    ):
        return True
    if index > first and (outlet_adds(reading, index) or tells_occasion(reading, index)):
        return True
    if mode in ("object", "prep") and _noun_is_over(reading, index, first):
        return True
    return _after_comma(reading, index) and _resumes_after_comma(reading, index, first)


def _resumes_after_comma(reading: Reading, index: int, first: int) -> bool:
    norm = reading.norms[index]
    after = reading.norms[index + 1] if index + 1 < len(reading) else ""
    if norm in ("فيما", "بينما"):
        return True
    if norm in ("في", "خلال", "عبر", "بموجب") and index - first > 1:
        return bool(after) and bool(classes_of(reading, index + 1) & _TOLD_IN) and not after.startswith("ال")
    if norm == "وذلك" and after in ("في", "خلال", "عبر"):
        return after == "خلال" or index + 2 < len(reading) and bool(classes_of(reading, index + 2) & VIA)
    if norm in ("بعد", "عقب", "اثر") and after == "ذلك" and index + 2 < len(reading):
        return reading.words[index + 2].pos == "VERB" and reading.norms[index + 2][:1] not in "سيتن"
    if norm[:1] == "و" and (_turns_topic(reading, index) or _refuses(reading, index)):
        return True
    if norm in ("وكان", "وكانت") and _leads_within(reading, index, 8, joined=False):
        return True  # "…، وكان مسؤول قال في وقت سابق إن …"
    if norm in ("لكن", "ولكن", "بيد", "غير", "الا"):
        titled = index + 2 < len(reading) and classes_of(reading, index + 2) & {"official", "title"}
        return _leads_within(reading, index, 10 if titled else 6, joined=False) or _sourced_within(
            reading, index, 3
        )
    if norm in _FIRST and any(reading.norms[index : index + len(phrase)] == phrase for phrase in _PHRASES):
        return True
    return norm in ("حيث", "وقد", "كما") and _leads_within(reading, index, 3)


def past_turn(reading: Reading, index: int, end: int) -> int:
    """Index past a phrase with which the outlet turns to something else: "إلى ذلك", "من جهة أخرى،"."""
    if reading.norms[index] not in _FIRST:
        return index
    size = max(
        (len(phrase) for phrase in _PHRASES if reading.norms[index : index + len(phrase)] == phrase),
        default=0,
    )
    past = index + size
    return past + 1 if past < end and reading.norms[past] in COMMAS else past


def _leads_within(reading: Reading, index: int, reach: int, *, joined: bool = True) -> bool:
    """Whether a past reporting verb follows within a few words; without `joined` one that carries و does not count."""
    past = min(index + reach, len(reading))
    return any(_leads(reading, i) and (joined or not is_joined(reading, i)) for i in range(index + 1, past))


def _sourced_within(reading: Reading, index: int, reach: int) -> bool:
    """Whether another source is named at once, for whose words the clause stands: "إلا أنه بحسب X …"."""
    near = range(index + 1, min(index + reach, len(reading)))
    return any(reading.norms[i] in role("according") and names_source(reading, i) for i in near)


def _refuses(reading: Reading, index: int) -> bool:
    """Whether "ورفض التعليق …" begins here, which the outlet says."""
    near = reading.words.words[index + 1 : index + 4]
    refused = any(word.bare in ("تعليق", "ادلاء", "تصريح") for word in near)
    return refused and reading.norms[index][1:] in role("refuses")


def _turns_topic(reading: Reading, index: int) -> bool:
    """Whether ", وفي الشأن السوري قال …" begins here: an adjunct in front of a new reporting verb."""
    if reading.norms[index] not in role("topics"):
        return False
    return any(
        _leads(reading, other) and not is_joined(reading, other)
        for other in range(index + 2, min(index + 8, len(reading)))
    )


def _leads(reading: Reading, index: int) -> bool:
    return any(form.kind == "past" and form.strong for form in cue_forms(reading, index))


def _noun_is_over(reading: Reading, index: int, first: int) -> bool:
    """Whether content that is a noun phrase ends here: at "ثم", at the medium ("… على موقعها"), at another main clause."""
    norm = reading.norms[index]
    if norm == "ثم":
        return index + 1 >= len(reading) or reading.norms[index + 1][:1] not in "بل"  # "بفضل الله ثم بدعم …"
    if norm in ("لكن", "ولكن") and index - first > 1 and index + 1 < len(reading):
        return reading.norms[index + 1] in ("لم", "لن", "لا") or reading.words[index + 1].pos == "VERB"
    if norm == "غداه" or norm == "ما" and _is_outcome(reading, index):
        return True  # "أعلنت حالة الطوارئ | ما يعطي قوات الأمن …"
    if norm in ("علي", "عبر", "في") and index + 1 < len(reading):
        kinds = classes_of(reading, index + 1)
        if (
            kinds & {"via_platform"}
            and reading.norms[index + 1].endswith(("ه", "ها", "هم"))
            and not reading.norms[index + 1].startswith("ال")
            and reading.norms[index + 1] not in ("منصه", "صفحه", "مجموعه", "سلسله", "تغريده", "تدوينه")
        ):
            return True
    if is_joined(reading, index) and any(
        form.kind == "past" and form.pronoun and form.lemma in ("عد", "اعتبر", "وصف", "اتهم")
        for form in cue_forms(reading, index)
    ):
        return find_any_frame(reading, index)
    if norm in role("happens") and _is_crowd(reading, index + 1):
        return True  # "على فعل المزيد | وخرج الآلاف إلى الشوارع"
    if reading.norms[index - 1] not in COMMAS or norm[:1] != "و":
        return False
    if norm == "وذلك":
        return reading.norms[index + 1 : index + 3] != ("عن", "طريق")
    if norm in (
        "ولكن",
        "ولكنه",
        "ولكنها",
        "وعندما",
        "وحين",
        "وحينما",
        "وبعدما",
        "وهو",
        "وهي",
        "وقد",
        "ولم",
        "ولن",
        "ولا",
    ):
        return True
    word = reading.words[index]
    if word.pos == "VERB":
        return not norm.startswith(("وي", "وت"))
    return word.pos in ("NOUN", "PROPN") and any(
        reading.words[i].pos == "VERB" or reading.norms[i] in ("هي", "هو")
        for i in range(index + 1, min(index + 3, len(reading)))
    )


def _is_crowd(reading: Reading, index: int) -> bool:
    """Whether people or a body begin here, who do what the verb before them says."""
    if index >= len(reading):
        return False
    bare = reading.words[index].bare
    counted = bare in role("counts") | role("crowds") | role("many") or reading.words[index].kind == "number"
    known = classes_of(reading, index) & {"person", "official", "title", "body"}
    return counted or bool(known) or index in reading.actor_at


def _is_outcome(reading: Reading, index: int) -> bool:
    """Whether "ما" tells what the thing said brings about ("ما يعطي القوات …"), and not what is meant ("كل ما تقدمه")."""
    if index + 2 >= len(reading) or reading.words[index + 1].pos != "VERB":
        return False
    verb, before = reading.norms[index + 1], reading.words[index - 1]
    if verb[:1] not in "يت" or verb.endswith(("ه", "ها", "هم")) or reading.norms[index + 2] in _BACK_TO_IT:
        return False
    return before.pos not in ("VERB", "ADP") and before.bare not in (
        "كل",
        "جميع",
        "وفق",
        "حسب",
        "معرفه",
        "ابرز",
        "اهم",
    )


_BACK_TO_IT = frozenset(
    {"به", "فيه", "عليه", "عنه", "منه", "اليه", "له", "بها", "فيها", "عليها", "عنها", "منها", "اليها", "من"}
)


def _says_that(reading: Reading, index: int) -> bool:
    """Whether أن follows at once: "… معتبرا أن"."""
    after = reading.norms[index + 1 : index + 3]
    return bool(after) and (
        after[0] in CLAUSE or len(after) == 2 and after[0] in ("الي", "علي") and after[1] in CLAUSE
    )


def find_any_frame(reading: Reading, index: int) -> bool:
    """Whether any reading of the word has content of its own."""
    return any(find_frame(reading, index, form) is not None for form in cue_forms(reading, index))


def find_turns(reading: Reading) -> frozenset[int]:
    """The reporting words of a text that belong to the sentence outside whatever was being said before them."""
    found = []
    for index in reading.places:
        forms = cue_forms(reading, index) if index else ()
        if any(_takes_over(reading, index, form, after_comma=_after_comma(reading, index)) for form in forms):
            found.append(index)
    return frozenset(found)


def _after_comma(reading: Reading, index: int) -> bool:
    before = reading.norms[index - 1]
    return (
        before in COMMAS
        or before in (".", "..", "…")
        or reading.words[index - 1].kind == "mark"
        and before in ("»", "”", '"', ")")
    )


def _takes_over(reading: Reading, index: int, form: Form, *, after_comma: bool) -> bool:
    """Whether the cue at the index belongs to the sentence outside the content."""
    if index + 1 >= len(reading):
        return False
    if form.kind == "participle":
        if form.number == "s" and _is_accusative(reading, index) and _parts(reading, index, form):
            return True  # "…، مناشدا في هذا الصدد …"
        told = after_comma or is_joined(reading, index) or form.gender == "m" and _says_that(reading, index)
        return told and _has_frame(reading, index, form)
    if form.kind != "past" or not form.strong:
        return False
    if form.lemma == "بين" and any(
        norm.startswith(("بين", "وبين")) for norm in reading.norms[max(0, index - 7) : index]
    ):
        return False  # "بينها وبين …"
    turns = is_joined(reading, index) or reading.norms[index - 1] in _TURNS or _is_main(reading, index)
    return turns and _has_frame(reading, index, form)


def _is_main(reading: Reading, index: int) -> bool:
    """Whether the verb is the main one of "وفيما دان المجلس العملية، أكد أن …": behind a comma, in a sentence with such a head."""
    if reading.norms[index - 1] not in COMMAS:
        return False
    first = reading.words.sentences[reading.words[index].sentence][0]
    return reading.norms[first] in (
        "وفيما",
        "فيما",
        "وبينما",
        "بينما",
        "واذ",
        "وبعدما",
        "وردا",
        "وحول",
        "وعن",
    )


def _parts(reading: Reading, index: int, form: Form) -> bool:
    """Whether a participle is plainly how somebody goes on: behind a comma, or one of the common ones ("… الاجتماع مؤكدا أن")."""
    before = reading.words[index - 1]
    if before.norm in COMMAS:
        return form.strong or form.lemma in ("سأل", "نادى", "عزا", "علل", "رجا")
    predicate = before.pos in ("VERB", "ADP", "PRON") or before.norm in (
        "كان",
        "يكون",
        "كانت",
        "تكون",
        "ظل",
        "ما",
        "غير",
    )
    plain = form.gender == "m" or _says_that(reading, index)
    return form.lemma in _TELLING and plain and not predicate and before.kind == "arabic"


_TELLING = frozenset(
    {
        "قال",
        "أضاف",
        "أكد",
        "أشار",
        "أوضح",
        "لفت",
        "بين",
        "نوه",
        "طالب",
        "دعا",
        "شدد",
        "حذر",
        "اعتبر",
        "أعرب",
        "أشاد",
        "ناشد",
    }
    | {"استنكر", "ندد", "اتهم", "كشف", "تمنى", "توقع", "نفى", "انتقد"}
)


def _is_accusative(reading: Reading, index: int) -> bool:
    """Whether the word ends like a participle that tells how somebody spoke: "مشيرا", "مؤكدة", not "المؤكدة"."""
    norm = reading.norms[index]
    return norm.endswith(("ا", "ه")) and not norm.startswith(("ال", "ب", "ل"))


def _has_frame(reading: Reading, index: int, form: Form) -> bool:
    frame = find_frame(reading, index, form)
    return frame is not None and (form.strong or fits(reading, index, form, frame))


def _without_day(reading: Reading, first: int, past: int) -> int:
    """Content that is a noun phrase without the day it was said on: "أدانت … التفجير أمس"."""
    return past - 1 if past - first > 1 and reading.norms[past - 1] in ("امس", "اليوم") else past


def _trimmed(reading: Reading, first: int, past: int) -> int:
    """The content without marks at its end, save those that close something opened in it."""
    while past > first + 1 and not _closes(reading, first, past):
        norm = reading.norms[past - 1]
        mark = reading.words[past - 1].kind == "mark" and norm not in (")", "%", "؟", "!")
        if not mark and norm not in _LOOSE_ENDS and (norm != ")" or "(" in reading.norms[first:past]):
            break
        past -= 1
    return max(past, first + 1)


_LOOSE_ENDS = frozenset({"و", "وهو", "وهي", "وذلك", "مما", "حيث", "اذ", "كما"})


def _closes(reading: Reading, first: int, past: int) -> bool:
    """Whether the last mark closes a quotation that was opened inside the content."""
    number = reading.quote[past - 2] if past - 2 >= first else -1
    return number >= 0 and reading.quotes[number][1] == past - 2 and reading.quotes[number][0] > first
