"""The subject in front of its verb: behind أن or a connector, before a relative clause, at the head of a headline."""

from khabar.annotate.statements.fit import is_known
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import HEADS, can_speak
from khabar.annotate.statements.reading import (
    CLAUSE,
    COMMAS,
    Reading,
    classes_of,
    is_finite_cue,
    is_opening,
    role,
)
from khabar.annotate.statements.speaker import noun_phrase_end


def find_subject_before(reading: Reading, index: int, form: Form) -> tuple[int, int] | None:
    """The noun phrase in front of the verb that is its subject.

    "لكن روسيا أيضا عبرت عن …", "إلا أن السلطات أبلغت …", "التنظيم الذي أعلن الحرب", "اتفاق ينص على …".
    """
    floor = index
    while floor > max(0, index - 24) and reading.words[floor - 1].sentence == reading.words[index].sentence:
        floor -= 1
    named = _named_between_commas(reading, index, floor)
    if named:
        return named
    past = index
    while past > floor and (reading.norms[past - 1] in _BETWEEN or _ends_time(reading, past)):
        past -= 1
    if past > floor and reading.norms[past - 1] in ("-", "–"):  # "أحمد الراعي -معلم- أكد"
        past = next(
            (i for i in range(past - 2, max(floor, past - 9), -1) if reading.norms[i] in ("-", "–")), past
        )
    if past == floor:
        return None
    if past == index and reading.norms[past - 1] in COMMAS and past - 1 > floor:
        past -= 1  # "أن جميع التقارير، تؤكد أن …"
    comma = past < index and reading.norms[past] in COMMAS
    pronoun = reading.norms[past].removeprefix("و") if past < index else ""
    relative = pronoun in ("الذي", "التي", "الذين")
    if relative and (form.pronoun or _is_another(pronoun, form)):
        return None  # "الحزب الذي تصفه …": it is spoken of
    past -= relative and _is_named_before_comma(reading, past - 1, floor, pronoun)
    for first in _starts(reading, floor, past, relative=relative):
        resumed = reading.words[first].proclitics[:1] == ("ف",)
        if comma and not resumed and (first == floor or reading.norms[first - 1] not in CLAUSE | _WAS):
            continue
        if noun_phrase_end(reading, first, past, splits=False) == past and agrees(reading, first, form):
            first = _farthest(reading, first, past, floor)
            if first > floor and _is_governed(reading, first):
                return None
            sure = form.kind == "past" or is_known(reading, first) or reading.words[first].pos == "PROPN"
            return (first, past) if sure else None
    return _of_was(reading, index, floor, form)


def _is_governed(reading: Reading, first: int) -> bool:
    """Whether the noun is the subject of the verb before it ("ذكر رئيس النادي طالب …") or its agent ("من قبل أطراف قال الوزير")."""
    if " ".join(reading.norms[max(0, first - 2) : first]) in ("من قبل", "من جانب"):
        return True
    return is_finite_cue(reading, first - 1) and reading.norms[first - 1] not in _WAS


def _is_named_before_comma(reading: Reading, comma: int, floor: int, pronoun: str) -> bool:
    """Whether an actor stands before the comma of a relative clause: "سالم العمري، | والذي أكد أن"."""
    if comma <= floor or reading.norms[comma] not in COMMAS:
        return False
    return pronoun == "الذين" or any(reading.actor_at.get(i, (0, 0))[0] == comma for i in range(floor, comma))


def _is_another(pronoun: str, form: Form) -> bool:
    """Whether the verb behind a relative pronoun has another subject by its gender or number: "الأفكار التي | روج لها"."""
    if form.kind not in ("past", "present") or not form.gender:
        return False
    if pronoun == "الذين":
        return form.number == "s"
    return form.number == "s" and (form.gender == "m") == (pronoun == "التي")


def _of_was(reading: Reading, index: int, floor: int, form: Form) -> tuple[int, int] | None:
    """X of "وكان X … قد أكد أن", where a relative clause or a time stands between the two."""
    for first in range(floor, min(index - 1, floor + 3)):
        if reading.norms[first] in _WAS and is_known(reading, first + 1) and agrees(reading, first + 1, form):
            past = noun_phrase_end(reading, first + 1, index, splits=False)
            near = reading.norms[index - 1] in ("قد", "فقد") or form.kind == "past"
            return (first + 1, past) if near and past > first + 1 else None
    return None


def headline_subject(reading: Reading, index: int, form: Form) -> tuple[int, int] | None:
    """Who does the saying in a headline: from its head, "..", a comma or "و" on up to the verb ("… والجامعة تدين الاقتحام")."""
    first, past = reading.headline or (0, 0)
    if not first < index < past - 1:
        return None
    for start in range(index - 1, first - 1, -1):
        before = reading.norms[start - 1] if start > first else "."
        opens = (
            reading.words[start - 1].kind == "mark" and not is_opening(reading, start - 1)
            if start > first
            else True
        )
        joined = reading.words[start].proclitics[:1] == ("و",) and is_known(reading, start)
        if (opens or joined) and before not in ("«", '"', "“") and can_speak(reading, start, index):
            reached = noun_phrase_end(reading, start, index, splits=False) == index
            plain = index - start <= 3 and all(reading.words[i].kind == "arabic" for i in range(start, index))
            if (reached or plain) and agrees(reading, start, form):
                return start, index
        if opens and start > first and reading.norms[start - 1] in (".", "..", ":", "،", "…", "؟", "!"):
            return None
    return None


def _named_between_commas(reading: Reading, index: int, floor: int) -> tuple[int, int] | None:
    """The person of "رئيس اللجنة، سالم العمري، قال …" or "سالم العمري، رئيس اللجنة، قال …"."""
    comma = index - 1
    if comma <= floor or reading.norms[comma] not in COMMAS:
        return None
    other = next(
        (i for i in range(comma - 1, max(floor, comma - 12), -1) if reading.norms[i] in COMMAS), None
    )
    if other is None:
        return None
    past = next((end for end in (comma, other) if end in reading.person_past), None)
    if past is None:
        return None
    first = next(
        (
            i
            for i in range(past - 1, max(-1, past - 8), -1)
            if i in reading.actor_at and reading.actor_at[i][0] == past
        ),
        None,
    )
    return (first, past) if first is not None else None


def _farthest(reading: Reading, first: int, past: int, floor: int) -> int:
    """The head of the phrase where its adjectives could speak too: "مصادر حكومية أفغانية أعلنت"."""
    for start in range(first - 1, max(floor, first - 4) - 1, -1):
        if not classes_of(reading, start) & HEADS or reading.norms[start].startswith("ال"):
            break
        if noun_phrase_end(reading, start, past, splits=False) == past:
            return start
    return first


_WAS = frozenset({"كان", "كانت", "وكان", "وكانت"})


_BETWEEN = frozenset(
    {"ايضا", "الذي", "التي", "الذين", "والذي", "والتي", "والذين", "قد", "فقد", "كانت", "كان", "اليوم", "امس"}
)


def _ends_time(reading: Reading, past: int) -> bool:
    return reading.time_end[past - 1] == past


_HEADING = (
    CLAUSE
    | COMMAS
    | frozenset(
        [
            "اما",
            "واما",
            "لكن",
            "ولكن",
            "فان",
            "وان",
            "كان",
            "وكان",
            "كانت",
            "وكانت",
            "فيما",
            "بينما",
            "حيث",
            "وبينما",
            "وفيما",
            ":",
            "..",
            ".",
            "و",
            "»",
            "”",
            '"',
        ]
    )
)


def _starts(reading: Reading, floor: int, past: int, *, relative: bool) -> list[int]:
    """Words at which a subject in front of its verb can begin, nearest first: behind أن, a connector, a mark, at the
    sentence's head, at a noun without ال that can speak ("بيان يؤكد"), at any title of a person named right there."""
    starts = []
    named = past in reading.person_past
    for first in range(past - 1, floor - 1, -1):
        if reading.words[first].kind == "mark" and reading.norms[first] in COMMAS | {".", ":"}:
            break
        before = reading.norms[first - 1] if first > floor else ""
        speaks = is_known(reading, first)
        bare = (
            not reading.norms[first].startswith("ال") and past - first <= 5 and first not in reading.actor_at
        )
        definite = reading.norms[first].startswith(("بال", "لل"))
        if reading.words[first].proclitics[:1] in (("ب",), ("ل",)) and (
            definite or first in reading.actor_at
        ):
            continue
        if any(reading.actor_at.get(i, (0, 0))[0] > first for i in range(max(floor, first - 3), first)):
            continue  # the شيخ of "شرم الشيخ"
        indefinite = speaks and bare and before not in ("في", "من", "علي", "مع")
        if (
            first == floor
            or before in _HEADING
            or speaks
            and (relative or named and past - first < 16)
            or indefinite
            or speaks
            and reading.words[first].proclitics[:1] == ("ف",)
        ):
            starts.append(first)
    return starts


def agrees(reading: Reading, first: int, form: Form) -> bool:
    """Whether a subject in front of the verb fits its gender: a masculine verb does not follow "المشاجرات"."""
    if form.gender == "f" and form.number == "s":
        if form.kind == "present" and reading.words[first].bare in role("masculine_bodies"):
            return False
        kinds = classes_of(reading, first)
        return not (kinds & {"official", "title"} and not reading.words[first].bare.endswith("ه"))
    if form.gender != "m" or form.number != "s":
        return True
    if first in reading.actor_at and reading.actors[reading.actor_at[first][1]].type == "PER":
        return True
    bare = reading.words[first].bare
    return not bare.endswith(("ه", "ات")) or bool(
        classes_of(reading, first) & {"official", "person", "title"}
    )
