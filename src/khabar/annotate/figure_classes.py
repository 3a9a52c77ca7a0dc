"""What a number counts, as a class: by its noun, and by the words of killing, wounding or arrest that govern it."""

from functools import cache

from msgspec.structs import replace

from khabar.arabic.entries import Marked, norm_at
from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Figure

PERSONS = frozenset(
    {
        "persons",
        "civilians",
        "police",
        "soldiers",
        "members",
        "fighters",
        "children",
        "women",
        "protesters",
        "voters",
        "pilgrims",
        "students",
        "players",
        "passengers",
    }
)
_FOLLOWING = {
    "قتلوا": "killed", "قتلا": "killed", "مصرعهم": "killed", "حتفهم": "killed", "استشهدوا": "killed",
    "مصرعهما": "killed", "حتفهما": "killed", "اصيبوا": "wounded", "جرحوا": "wounded", "اعتقلوا": "arrested",
}  # fmt: skip
_GOVERN_WINDOW = 6
_HARMS = frozenset(("killed", "wounded", "casualties", "arrested", "captured"))
_JOIN = 22  # characters between two numbers of one count: the rest of a unit and the و


def class_of(norm: str) -> str | None:
    """The class of what a noun counts, from counts.tsv: "قتيلا" → killed."""
    found = nouns().get(norm) or (nouns().get(norm[2:]) if norm.startswith("ال") else None)
    return found[1] if found else None


def counts_class(marked: Marked, first: int, counts: str | None, end: int) -> str | None:
    """What is counted: persons who are killed, wounded or arrested by the word that governs them are counted as such."""
    if counts in ("killed", "wounded") and is_mixed(marked, end):
        return "casualties"
    if (counts is None or counts in PERSONS) and _is_both(marked, end):
        return "casualties"
    if counts is None and norm_at(marked, first - 1) in ("في", "علي", "الي", "خلال", "بعد", "قبل", "عبر"):
        return None  # "قتل قائد في 3 محافظات"
    if counts is None or counts in PERSONS:
        found = governing(marked, first) or following_class(marked, end)
        if found == "arrested" and counts is None and _is_thing(marked, end - 1):
            found = None
        told = tallied(marked, first) if found is None else None
        return found or (told if told in _HARMS else counts)
    return counts if counts not in ("money", "measure") else None


def _is_thing(marked: Marked, at: int) -> bool:
    """Whether what was seized is no person, by the shape of its noun: "ضبط 174 مخالفة", "ضبط 4 مخالفات"."""
    norm = norm_at(marked, at)
    return norm.endswith(("ه", "ات")) and norm not in ("نسمه",)


def governing(marked: Marked, index: int) -> str | None:
    """The class that the nearest governing word before a number gives it: "مقتل … 5" → killed.

    Killed and wounded told in one number ("مقتل وإصابة 20") are casualties.
    """
    sentence = marked.words[index].sentence
    for at in range(index - 1, max(-1, index - _GOVERN_WINDOW - 1), -1):
        word = marked.words[at]
        if word.sentence != sentence or word.norm in ("،", "؛", ":") and at < index - 1:
            return None
        if word.norm == "فقد" and at < index - 1:
            continue  # "for", rarely "lost", where another word follows
        found = verb_class(word.norm) or _lives_taken(marked, at)
        if found is not None:
            earlier = verb_class(norm_at(marked, at - 1))
            return "casualties" if {found, earlier} == {"killed", "wounded"} else found
    return None


def verb_class(norm: str) -> str | None:
    return _verbs().get(norm) or (_verbs().get(norm[1:]) if norm[:1] in ("و", "ف", "ب", "ل") else None)


def _lives_taken(marked: Marked, at: int) -> str | None:
    """Killed, where a disaster took lives: "راح ضحيته", "حصد أرواح"; a fraud has its ضحايا too, but no one goes as them."""
    norm, before = norm_at(marked, at), norm_at(marked, at - 1)
    before = before[1:] if before[:1] in ("و", "ف") else before
    return "killed" if norm in context("victims") and before in context("takes lives") else None


def tallied(marked: Marked, first: int) -> str | None:
    """The class of a number that a tally leads to ("بلغ عدد القتلى 45"), "" where it has none, None without a tally."""
    for at in range(first - 1, max(-1, first - 6), -1):
        norm = norm_at(marked, at)
        if marked.words[at].kind == "mark":
            return None
        if at == first - 1 and norm.endswith("عدد"):
            return None  # an issue's number: "عدد 17794"
        if norm.endswith(("عدد", "العدد", "حصيله", "الحصيله", "اعداد", "عددهم", "عددها")):
            return next(
                (found for k in (1, 2, 3) if (found := class_of(_no_lam(norm_at(marked, at + k))))), ""
            )
    return None


def _no_lam(norm: str) -> str:
    return "ال" + norm[2:] if norm.startswith("لل") else norm


def following_class(marked: Marked, index: int) -> str | None:
    """The class that a verb right after the counted noun gives it: "أربعة مدنيين قتلوا" → killed."""
    for at in range(index, min(index + 4, len(marked.words))):
        if marked.words[at].kind != "arabic":
            return None
        found = _FOLLOWING.get(norm_at(marked, at))
        if found is not None:
            return found
    return None


def is_mixed(marked: Marked, index: int) -> bool:
    """Whether the wounded are told with the killed: "300 قتيل وجريح"."""
    return norm_at(marked, index) in ("وجريح", "وجريحا", "وجرحي", "ومصاب", "ومصابا", "ومصابين", "وقتيل")


def _is_both(marked: Marked, index: int) -> bool:
    """ "40 شخصا بين قتيل وجريح", "ما بين قتلى وجرحى"."""
    at = index + 1 if norm_at(marked, index) == "ما" else index
    if norm_at(marked, at) not in ("بين", "مابين"):
        return False
    return class_of(norm_at(marked, at + 1)) in ("killed", "wounded") and is_mixed(marked, at + 2)


def parted(marked: Marked, counts: str | None, first: int) -> str | None:
    """What "three of the wounded" are counted as: by a word of another harm ("توفي ثلاثة من المصابين"), else as nothing,

    since they are in the toll already.
    """
    found = governing(marked, first)
    return found if found != counts else None


def joined(marked: Marked, before: Figure, figure: Figure, index: int) -> Figure:
    """A figure of people with what the one that it is joined to is counted as: "مقتل 12 جنديا وثلاثة مدنيين"."""
    between = marked.text[before.span.end : figure.span.start]
    if (
        before.counts not in _HARMS
        or figure.kind != "count"
        or figure.of is not None
        or len(between) > _JOIN
        or not between.rstrip().endswith("و")
        or "\n" in between
    ):
        return figure
    unit = class_of(fold_word(figure.unit.split()[0])) if figure.unit else None
    people = unit in PERSONS or unit is None and norm_at(marked, index) == "من"
    if figure.counts is not None and figure.counts != unit or not people:
        return figure
    return replace(figure, counts=before.counts)


@cache
def context(cls: str) -> frozenset[str]:
    """The folded words of a class of figurewords.tsv: labels, approximators, words that are no unit."""
    return frozenset(
        fold_word(row["form"])
        for row in read_lexicon("khabar.annotate", "figurewords.tsv")
        if row["class"] == cls
    )


@cache
def nouns() -> dict[str, tuple[str, str]]:
    rows = read_lexicon("khabar.annotate", "counts.tsv")
    return {fold_word(row["form"]): (row["number"], row["class"]) for row in rows if row["number"] != "verb"}


@cache
def _verbs() -> dict[str, str]:
    rows = read_lexicon("khabar.annotate", "counts.tsv")
    return {fold_word(row["form"]): row["class"] for row in rows if row["number"] == "verb"}
