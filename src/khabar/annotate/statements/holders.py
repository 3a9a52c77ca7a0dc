"""Who holds an office that speaks without a name, since the same words stood beside a name before."""

from khabar.annotate.statements.reading import COMMAS, Reading, classes_of, role
from khabar.model import Actor

_BACK = 700  # words back in which the office is looked for
_TITLES = 4  # words of title between an office and its holder: "وزير الداخلية | الفريق الركن الشيخ | راشد"


def holder_before(reading: Reading, first: int, past: int) -> Actor | None:
    """The one person whom the words of an office, two or more, were told of before: "وليّ العهد الأمير سالم … وقال ولي العهد".

    None where two persons bore them, or somebody serves the one who did ("نائب وزير الداخلية").
    """
    words = reading.norms[first:past]
    if len(words) < 2 or not classes_of(reading, first) & {"official", "title"}:
        return None
    found: dict[str, Actor] = {}
    for start in range(max(0, first - _BACK), first - len(words)):
        if reading.norms[start] != words[0] or reading.norms[start : start + len(words)] != words:
            continue
        holder = _holder(reading, start, start + len(words))
        if holder:
            found[holder.id] = holder
    return next(iter(found.values())) if len(found) == 1 else None


def _holder(reading: Reading, start: int, past: int) -> Actor | None:
    """The person named right behind an office and his titles, or right before it."""
    if start and (reading.words[start - 1].bare in role("deputies") or reading.norms[start - 1] == "باسم"):
        return None
    index = past
    if index < len(reading) and reading.norms[index] in COMMAS:
        index += 1
    while index < min(past + _TITLES, len(reading)) and index not in reading.actor_at:
        if not classes_of(reading, index) & {"title"} and not _is_rank(reading, index):
            break
        index += 1
    behind = _person_at(reading, index)
    if behind:
        return behind
    before = start - (start > 1 and reading.norms[start - 1] in COMMAS)
    near = (i for i in range(max(0, before - 8), before) if reading.actor_at.get(i, (0, 0))[0] == before)
    return next((person for i in near if (person := _person_at(reading, i))), None)


def _is_rank(reading: Reading, index: int) -> bool:
    """Whether an adjective of a rank stands here: "الفريق | الركن"."""
    return reading.norms[index] in ("الركن", "الملكي", "اول", "الدكتور", "د", ".")


def _person_at(reading: Reading, index: int) -> Actor | None:
    number = reading.actor_at.get(index, (0, -1))[1]
    return reading.actors[number] if number >= 0 and reading.actors[number].type == "PER" else None
