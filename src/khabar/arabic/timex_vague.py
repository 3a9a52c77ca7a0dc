"""Readers of vague times ("حاليا", "في وقت سابق"), of times that point back in the text, and of "the same length"."""

from khabar.arabic.entries import Entry, Marked, entry_at, first_of, norm_at
from khabar.arabic.timex_days import read_day_word
from khabar.arabic.timex_periods import read_period
from khabar.arabic.timex_spec import Found, Spec
from khabar.arabic.timex_tense import clause_tense
from khabar.arabic.verbs import verb_features


def read_ref(marked: Marked, index: int) -> Found | None:
    """Vague times: "حاليا", "مؤخرا", "من قبل", "في وقت سابق من هذا الشهر"."""
    entry = first_of(marked, index, ("ref", "earlier", "soon", "later", "recently", "before_now", "past"))
    if entry is None or _is_no_ref(marked, index, entry):
        return None
    end, value = index + entry.n_words, entry.value
    if entry.cls == "soon" and norm_at(marked, index - 1) in ("حتي", "منذ", "الي"):
        value = "PAST_REF"
    if norm_at(marked, end - 1) in ("سابق", "لاحق", "لاحقا"):
        whole = _within(marked, end)
        if whole is not None:
            return Found(index, whole.end, whole.type, whole.spec)
    if entry.cls == "later" and _is_past_verb(marked, end + (norm_at(marked, end) == "،")):
        return Found(index, end, "DATE", Spec(kind="text", value="PAST_REF"))
    if entry.cls == "later" and clause_tense(marked, index) in ("behind", "past"):
        value = "PAST_REF"
    return Found(index, end, "DATE", Spec(kind="fixed", value=value))


def _is_no_ref(marked: Marked, index: int, entry: Entry) -> bool:
    """Whether a vague word means something else here: "الاقتصاد المستقبل", "لباسا قديما", "من قبل الوزارة"."""
    norm, before, end = norm_at(marked, index), norm_at(marked, index - 1), index + entry.n_words
    if entry.cls == "past":
        return before != "في" or entry_at(marked, index - 2, "gregorian") is not None
    if entry.cls == "recently":
        opens = index == 0 or marked.words[index - 1].sentence != marked.words[index].sentence
        aside = norm_at(marked, index + 1) in (
            "،",
            ":",
            ",",
        )  # "finally", but after a verb of the past "lately"
        return opens or bool(entry.conj) or aside and clause_tense(marked, index) not in ("behind", "past")
    if entry.cls == "before_now":
        return not _ends_clause(marked, end)
    if norm.endswith("المستقبل") and end == index + 1:
        return before != "في"
    if norm == "مستقبلا":  # also "receiving"
        following = marked.words[end] if end < len(marked.words) else None
        return (
            following is not None and following.pos in ("NOUN", "PROPN", "ADJ") and not following.proclitics
        )
    if norm.endswith("قريبا") and end == index + 1:
        very = norm_at(marked, end) in ("للغايه", "جدا")
        after = norm_at(marked, end + very)
        return after in ("من", "منه", "منها") or very and after == "الي"  # near to, not soon
    if norm == "الان":
        return marked.words[index].span.of(marked.text).startswith("أ")
    return norm in ("قديما", "حديثا") and qualifies(marked, index)


def _within(marked: Marked, at: int) -> Found | None:
    """The period within which "earlier" or "later" lies: "من هذا الشهر", "اليوم"."""
    linked = norm_at(marked, at) in ("من", "في")
    if at + linked >= len(marked.words):
        return None
    return read_period(marked, at + linked) or read_day_word(marked, at + linked)


def _is_past_verb(marked: Marked, at: int) -> bool:
    """Whether a word is a verb of the past."""
    if at >= len(marked.words) or marked.words[at].pos != "VERB":
        return False
    form = verb_features(marked.words[at])
    return form is not None and form.tense == "past"


def _ends_clause(marked: Marked, at: int) -> bool:
    """Whether "من قبل" means "before": no noun follows that would make it "by"."""
    if at >= len(marked.words):
        return True
    word = marked.words[at]
    return (
        word.kind == "mark"
        and word.norm not in '«"“('
        or word.norm[:1] in ("ب", "ل", "و")
        and bool(word.proclitics)
        or word.norm in ("في", "من", "علي", "الي")
    )


def read_then(marked: Marked, index: int) -> Found | None:
    entry = entry_at(marked, index, "then")
    if entry is None or (norm_at(marked, index) == "وقتها" and norm_at(marked, index - 1) == "في"):
        return None
    return Found(index, index + entry.n_words, "DATE", Spec(kind="text", value="PAST_REF"))


def read_like(marked: Marked, index: int) -> Found | None:
    entry = entry_at(marked, index, "like")
    if entry is None:
        return None
    end = index + entry.n_words
    end += norm_at(marked, end).startswith("ل") and len(norm_at(marked, end)) > 3
    return Found(index, end, "DURATION", Spec(kind="like"))


def qualifies(marked: Marked, index: int) -> bool:
    """Whether an adverb form is an adjective of the noun before it: "نموا سنويا", "لباسا قديما"; "2 دولارا سنويا" is none."""
    before = norm_at(marked, index - 1)
    if (
        len(before) < 4
        or not before.endswith("ا")
        or before.startswith("ال")
        or entry_at(marked, index - 1, "scale")
    ):
        return False
    if norm_at(marked, index)[:1] == "و" or marked.words[index - 1].pos == "VERB":
        return False
    return (
        marked.words[index - 1].span.of(marked.text).endswith(("ا", "اً", "ًا"))
        and _number_before(marked, index - 2) is None
    )


def _number_before(marked: Marked, index: int) -> Entry | None:
    """The reading of a number word or digits at a word, None where there is none."""
    if index < 0:
        return None
    if marked.words[index].kind == "number":
        return Entry("digits", "")
    return first_of(
        marked, index, ("unit", "ten", "teen", "tens", "hundred", "hundreds", "scale", "scales", "dual")
    )
