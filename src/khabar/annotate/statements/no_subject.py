"""Whether the noun behind a verb is no subject of it but whom or what it is said of."""

from khabar.annotate.statements.adjuncts import PREPOSITIONS
from khabar.annotate.statements.ends import SKIPPED
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.nouns import DEMONSTRATIVE, HEADS, is_objective
from khabar.annotate.statements.reading import CLAUSE, Reading, classes, classes_of, role

DEMANDS = frozenset({"دعا", "طالب", "ناشد", "حث", "اتهم"})


def has_no_subject(reading: Reading, start: int, end: int, form: Form) -> bool:
    """Whether no subject can follow: behind a plural ("طالبوا الوزارة أن …"), before an accusative or a noun of the
    other gender ("دعت المواطنين إلى …", "طالب إيران بـ…"), or where an object pronoun comes first."""
    if form.number in ("p", "d") or "acc" in form.frames and _is_addressed(reading, start, form):
        return True
    if "obj" in form.frames and is_accusative(reading, start) or is_objective(reading, start):
        return True  # "أدلة تدين | المتهمين", "دعا | زملاءه"
    if form.lemma in _JUDGED and _is_thing(reading, start, form):
        return True
    if form.lemma == "حث" and reading.norms[start] in role("urged"):
        return True
    return (
        bool(form.pronoun)
        and form.lemma not in ("قال", "نشر", "ذكر")
        and content_begins(reading, start, end, form.frames)
    )


_JUDGED = frozenset({"اعتبر", "وصف", "قدر", "صنف"})


def _is_thing(reading: Reading, start: int, form: Form) -> bool:
    """Whether a thing stands behind a verb of judging: it is what is judged, or the verb is passive: "قدرت | كلفة الجولة بـ"."""
    if form.pronoun or form.kind != "past" or start in reading.actor_at or reading.norms[start] in CLAUSE:
        return False
    if reading.words[start].bare in role("counts") | role("many") or reading.norms[start] in DEMONSTRATIVE:
        return False  # "اعتبر | العديد من المراقبين"
    return not classes_of(reading, start) & (HEADS | {"title"}) and reading.words[start].pos == "NOUN"


def is_accusative(reading: Reading, index: int) -> bool:
    """Whether a plural by its ending is no subject: "المتهمين"."""
    norm = reading.norms[index]
    people = classes_of(reading, index) & {"person", "official"} and index not in reading.actor_at
    return bool(people) and norm.startswith("ال") and norm.endswith("ين") and len(norm) > 6


def _is_addressed(reading: Reading, start: int, form: Form) -> bool:
    norm = reading.norms[start]
    if form.lemma in DEMANDS and norm in role("addressed"):
        return True  # "كما دعا المجتمع الدولي إلى تحمل مسؤولياته"
    if norm.startswith("ال") and norm.endswith("ين") and len(norm) > 6 and start not in reading.actor_at:
        return True
    if differs(reading, start, form):
        return True  # "وناشد إدارة القناة", "دعت البرلمان إلى"
    if form.gender == "f":  # "وحذرت سكان العمائر من …"
        plural = "person" in classes_of(reading, start) and not norm.endswith(("ه", "ات", "ا", "ي"))
        return plural and start not in reading.actor_at and norm not in ("ام", "اخت", "بنت")
    if form.gender != "m" or start not in reading.actor_at:
        return False
    country = reading.actors[reading.actor_at[start][1]].type == "GPE"
    return country and norm not in role("masculine_countries")


def differs(reading: Reading, start: int, form: Form) -> bool:
    """Whether the noun behind the verb is of the other gender, so that it is addressed and not who speaks."""
    bare = reading.words[start].bare
    if form.gender == "f":
        alone = start + 1 < len(reading) and not reading.norms[start + 1].startswith("ال")
        man = classes_of(reading, start) & {"official", "title"} and reading.norms[start].startswith("ال")
        told = "acc" in form.frames or form.lemma == "سأل"
        one = man and told and alone and not bare.endswith("ه") and start + 1 not in reading.actor_at
        return bare in role("masculine_bodies") or bool(one)  # "سألت | الكابتن عن"
    if form.gender != "m" or start in reading.actor_at and not classes_of(reading, start):
        return False
    kinds = classes_of(reading, start)
    if form.lemma in DEMANDS and start + 1 < len(reading) and reading.norms[start + 1].startswith("ال"):
        accusative = reading.norms[start].endswith("ي") and bare[:-1] + "ون" in classes()
        if accusative and kinds & {"official", "person"}:
            return True  # "وطالب مسؤولي النادي بـ…"
    if form.lemma in ("وصف", "اعتبر"):  # "ووصف المسرحية بأنها …"
        return bare.endswith(("ه", "ات")) and not kinds & {"official", "person", "title", "source"}
    of_them = kinds & {"body", "outlet"} and not kinds & {"official", "person", "title"}
    return bare.endswith(("ه", "ات")) and bool(of_them)


def content_begins(reading: Reading, index: int, end: int, frames: frozenset[str]) -> bool:
    if index >= end:
        return False
    norm = reading.norms[index]
    return norm in CLAUSE or PREPOSITIONS.get(norm, "-") in frames or norm in SKIPPED or norm == ":"
