"""Surface forms: what can be said of a token without its neighbours, worked out once for each spelling."""

from typing import NamedTuple

from khabar.arabic.clitics import split_clitics
from khabar.arabic.letters import fold_plain, fold_word, letter_offsets, plain_word
from khabar.arabic.pos import tags_of

# A newspaper's year holds some 300,000 spellings, nine tenths of its tokens in the first 30,000;
# 2 x 100,000 forms take some 100 MB.
_FORMS = 100_000
_LONGEST = 64
_TANWIN = ("\N{ARABIC FATHATAN}", "\N{ARABIC DAMMATAN}", "\N{ARABIC KASRATAN}")


class Form(NamedTuple):
    """One spelling: its fields are those of `Word` that do not depend on the place where it stands."""

    norm: str
    kind: str
    proclitics: tuple[str, ...]
    core: str
    bare: str
    enclitic: str
    head: int  # where the core begins in the surface
    tail: int  # and where it ends
    tag: str  # its UD tag, "" where only the neighbours tell
    tags: tuple[str, ...]  # UD tags it can have, the likeliest first


_RECENT: dict[str, Form] = {}
_OLDER: dict[str, Form] = {}


def forms_of(tokens: list[str]) -> list[Form]:
    """The form of each token, from memory where the spelling has been met before."""
    recall = _RECENT.get
    return [recall(token) or _remember(token) for token in tokens]


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


def mend(tokens: list[str], forms: list[Form]) -> None:
    """Mends, in place, the few spellings whose parts only the neighbours tell: بان كي مون, فقد before a noun."""
    if "مون" in tokens:
        for index in _places("مون", tokens):
            if index > 1 and tokens[index - 1] == "كي" and forms[index - 2].norm == "بان":
                forms[index - 2 : index] = [_whole(token, "PROPN") for token in tokens[index - 2 : index]]
    if "فقد" in tokens:
        for index in _places("فقد", tokens):
            after = forms[index + 1].tags if index + 1 < len(forms) else ()
            if after and after[0] in ("NOUN", "PROPN", "NUM", "DET") and "VERB" not in after:
                forms[index] = _whole("فقد", "VERB")  # فقد الجيش السيطرة, but فقد أعلن


def _places(token: str, tokens: list[str]) -> list[int]:
    return [index for index, one in enumerate(tokens) if one == token]


def _whole(token: str, tag: str) -> Form:
    norm = fold_word(token)
    return Form(norm, "arabic", (), norm, norm, "", 0, len(token), tag, (tag,))


def _form(surface: str) -> Form:
    kind = _kind(surface[0])
    plain = plain_word(surface) if kind == "arabic" else ""
    if not plain:
        norm = fold_word(surface) or surface[0]  # a lone tatweel is a dash
        tags = tags_of(norm, kind=kind)
        return Form(norm, kind, (), norm, norm, "", 0, len(surface), tags[0], tags)
    norm = fold_plain(plain)
    parts = split_clitics(plain, norm)
    before, after = sum(map(len, parts.proclitics)), len(parts.enclitic)
    if len(plain) == len(surface):  # no marks: letters and characters are the same
        head, tail = before, len(surface) - after
    else:
        head, tail = _core_offsets(surface, before, after)
    tags = parts.tags
    if surface[-1] in _TANWIN or surface[-2:-1] in _TANWIN:
        tags = tuple(tag for tag in tags if tag != "VERB") or ("NOUN",)
    tag = "VERB" if "AUXV" in tags else tags[0] if len(tags) == 1 else ""
    return Form(norm, kind, parts.proclitics, parts.core, parts.bare, parts.enclitic, head, tail, tag, tags)


def _kind(letter: str) -> str:
    if letter.isdecimal():
        return "number" if letter.isascii() or "\u0660" <= letter <= "\u06f9" else "mark"
    if not letter.isalpha() or letter == "\N{ARABIC TATWEEL}":
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
