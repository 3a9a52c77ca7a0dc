"""Surface forms: what can be said of a token without its neighbours, worked out once for each spelling."""

from typing import NamedTuple, TypeAlias

from khabar.arabic.clitics import likeliest
from khabar.arabic.letters import fold_word, letter_offsets, plain_and_folded
from khabar.arabic.vocabulary import known_words

# A newspaper's year holds some 300,000 spellings, nine tenths of its tokens in the first 30,000;
# 2 x 100,000 forms take some 100 MB.
_FORMS = 100_000
_LONGEST = 64
# Tags of what is no Arabic word; a word of marks alone has none
_OTHER_TAGS: dict[str, tuple[str, ...]] = {
    "mark": ("PUNCT",),
    "number": ("NUM",),
    "latin": ("PROPN",),
    "arabic": ("X",),
}
# Parts of Dutch names that are Arabic words too: فان غال، فان جال، فان دير
_AFTER_VAN = frozenset(["غال", "جال", "خال", "دير", "در", "دن", "دام"])
_TANWIN = ("\N{ARABIC FATHATAN}", "\N{ARABIC DAMMATAN}", "\N{ARABIC KASRATAN}")


# One spelling: the fields of `Word` that do not depend on the place where it stands, in the order of `Columns`.
# A plain tuple, for its making is dear at a word in ten, and the collector need not watch it.
Form: TypeAlias = tuple[
    str, str, tuple[str, ...], str, str, str, int, int, str, tuple[str, ...]
]  # fmt: skip


class Columns(NamedTuple):
    """The forms of the words of a text, field by field."""

    norms: tuple[str, ...]
    kinds: tuple[str, ...]
    proclitics: tuple[tuple[str, ...], ...]
    cores: tuple[str, ...]
    bares: tuple[str, ...]
    enclitics: tuple[str, ...]
    heads: tuple[int, ...]  # where the core begins in the surface
    tails: tuple[int, ...]  # and where it ends
    firsts: tuple[str, ...]  # the UD tag, "" where only the neighbours tell
    choices: tuple[tuple[str, ...], ...]  # UD tags that it can have, the likeliest first


_RECENT: dict[str, Form] = {}
_OLDER: dict[str, Form] = {}


def forms_of(tokens: list[str]) -> list[Form]:
    """The form of each token, from memory where the spelling has been met before."""
    recall = _RECENT.get
    return [recall(token) or _remember(token) for token in tokens]


def columns_of(forms: list[Form]) -> Columns:
    """The forms, of which there is one at least, field by field."""
    return Columns(*zip(*forms, strict=True))


def _remember(token: str) -> Form:
    """The form of a token that was not met lately, kept from now on.

    Two plain dicts in turn, not an lru_cache: that one rewrites its list at every hit, which at this rate of
    look-ups costs more than the words that two generations forget too early.
    """
    form = _OLDER.get(token) or _form(token)
    if len(token) <= _LONGEST:  # no longer word is ever met twice
        if len(_RECENT) >= _FORMS:
            _OLDER.clear()
            _OLDER.update(_RECENT)
            _RECENT.clear()
        _RECENT[token] = form
    return form


def mend(text: str, tokens: list[str], forms: list[Form]) -> None:
    """Mends, in place, the few spellings whose parts only the neighbours tell: بان كي مون, فقد before a noun, فان in names."""
    if "مون" in text:
        for index in _places("مون", tokens):
            if index > 1 and tokens[index - 1] == "كي" and forms[index - 2][0] == "بان":
                forms[index - 2 : index] = [_whole(token, "PROPN") for token in tokens[index - 2 : index]]
    if "فقد" in text:
        for index in _places("فقد", tokens):
            after = forms[index + 1][-1] if index + 1 < len(forms) else ()
            if after and after[0] in ("NOUN", "PROPN", "NUM", "DET") and "VERB" not in after:
                forms[index] = _whole("فقد", "VERB")  # فقد الجيش السيطرة, but فقد أعلن

    if " فان " in text:
        for index in _places("فان", tokens):
            if 0 < index < len(forms) - 1 and _is_van(forms[index - 1], forms[index + 1]):
                forms[index : index + 2] = [_whole(token, "PROPN") for token in tokens[index : index + 2]]


def _is_van(before: Form, after: Form) -> bool:
    """Whether فان stands between a name and one that no list knows: لويس فان غال, but بحسب كيري فان الوفد."""
    norm, kind, proclitics, _, _, _, _, _, _, tags = after
    if before[-1][0] != "PROPN" or kind != "arabic" or proclitics:
        return False
    return norm in _AFTER_VAN or tags[0] == "PROPN" and norm not in known_words()


def _places(token: str, tokens: list[str]) -> list[int]:
    return [index for index, one in enumerate(tokens) if one == token]


def _whole(token: str, tag: str) -> Form:
    norm = fold_word(token)
    return (norm, "arabic", (), norm, norm, "", 0, len(token), tag, (tag,))


def _form(surface: str) -> Form:
    kind = _kind(surface[0])
    tags: tuple[str, ...]
    plain, norm = plain_and_folded(surface) if kind == "arabic" else ("", "")
    if not plain:
        norm = '"' if surface == "&quot;" else fold_word(surface) or surface[0]  # a lone tatweel is a dash
        tags = _OTHER_TAGS[kind]
        return (norm, kind, (), norm, norm, "", 0, len(surface), tags[0], tags)
    _, proclitics, core, bare, enclitic, tags = likeliest(plain, norm)
    head, tail = 0, len(surface)
    if len(plain) == tail:  # no marks: letters and characters are the same
        for proclitic in proclitics:
            head += len(proclitic)
        tail -= len(enclitic)
    else:
        head, tail = _core_offsets(surface, sum(map(len, proclitics)), len(enclitic))
        if surface[-1] in _TANWIN or surface[-2:-1] in _TANWIN:
            tags = tuple(tag for tag in tags if tag != "VERB") or ("NOUN",)
    tag = "VERB" if "AUXV" in tags else tags[0] if len(tags) == 1 else ""
    return (norm, kind, proclitics, core, bare, enclitic, head, tail, tag, tags)


def _kind(letter: str) -> str:
    if "\N{ARABIC LETTER HAMZA}" <= letter <= "\N{ARABIC LETTER YEH}":
        return "arabic" if letter != "\N{ARABIC TATWEEL}" else "mark"
    if letter.isdecimal():
        return "number" if letter.isascii() or "\u0660" <= letter <= "\u06f9" else "mark"
    if not letter.isalpha():
        return "mark"
    return "arabic" if "\u0620" <= letter <= "\u077f" or "\ufb50" <= letter <= "\ufefc" else "latin"


def _core_offsets(surface: str, head: int, tail: int) -> tuple[int, int]:
    """Where the core lies in the surface when `head` folded letters go before it and `tail` after."""
    if not head and not tail:
        return 0, len(surface)
    letters = letter_offsets(surface)
    if head + tail >= len(letters):
        return 0, len(surface)
    start = letters[head] if head else 0
    end = letters[len(letters) - tail] if tail else len(surface)
    return (start, end) if start < end else (0, len(surface))
