"""Subjects of plural verbs: which phrases name several, and whom "وطالبوا" goes back to."""

from khabar.annotate.statements.before import find_subject_before
from khabar.annotate.statements.draft import Draft
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.reading import Reading, classes_of, role

_ANY = Form("", "", frozenset(), "past")


def is_several(reading: Reading, first: int, past: int) -> bool:
    """Whether a phrase names several, who take a verb in the plural: "السكان", "عشرات السائقين", "سالم العمري وهدى الراشد"."""
    word, norm = reading.words[first], reading.norms[first]
    if word.kind == "number" or word.bare in role("many") | role("crowds") | role("counts") | role(
        "collective"
    ):
        return True
    if norm.endswith(("ون", "ين", "ات", "ان")) and len(norm) > 4 and first not in reading.actor_at:
        return True
    known = first not in reading.actor_at and classes_of(reading, first) & {"person", "official"}
    if len(norm) > 4 and (norm.endswith("ي") and known or norm.endswith("و")):
        return True  # "سائقو الشاحنات"
    return any(
        reading.norms[i][:1] == "و" and reading.words[i].proclitics[:1] == ("و",)
        for i in range(first + 1, past)
    )


def plural_verb_before(reading: Reading, cue: int) -> int | None:
    """Index of the plural verb that a joined plural verb goes on with: "المقاتلون | قبضوا | عليه واتهموه بـ"."""
    for index in range(cue - 1, max(-1, cue - _CLAUSE), -1):
        if reading.words[index].sentence != reading.words[cue].sentence or reading.norms[index] in (".", ":"):
            return None
        norm = reading.norms[index].removesuffix("ه").removesuffix("ها")
        if norm.endswith("وا") and len(norm) > 3 and reading.words[index].pos == "VERB":
            return index
    return None


_CLAUSE = 16  # words between two joined verbs


def of_plural_verb(reading: Reading, cue: int) -> tuple[int, int] | None:
    """The subject in front of the plural verb that this one goes on with."""
    verb = plural_verb_before(reading, cue)
    subject = None if verb is None else find_subject_before(reading, verb, _ANY)
    return subject if subject and is_several(reading, *subject) else None


def is_one(reading: Reading, draft: Draft, actor: str | None) -> bool:
    """Whether an earlier speaker takes no plural verb: a single named person, or one body whose verb was singular."""
    speaker = draft.speaker
    person = next((one.type == "PER" for one in reading.actors if one.id == actor), False)
    joined = speaker and any(
        reading.norms[i][:1] == "و" and reading.words[i].proclitics for i in range(*speaker)
    )
    if person and not joined:
        return True
    if speaker is None or draft.form.number != "s" or is_several(reading, *speaker):
        return False
    single = bool(classes_of(reading, speaker[0]) & {"body", "official", "title"})
    return single and reading.words[speaker[0]].bare not in role("collective")
