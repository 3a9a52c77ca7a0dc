"""Names that the lists know, found in one pass."""

from collections.abc import Sequence
from functools import cache

from khabar.annotate.actors.lists import (
    Entry,
    Form,
    country_of_folded,
    forms,
    heads,
    lengths_by_opening,
    name_parts,
    title_words,
    tokens_of,
    weak_words,
    word_class,
)
from khabar.annotate.actors.units import Mention, Unit
from khabar.arabic.letters import fold_word
from khabar.model import Span

_OPENING = frozenset('«“"”{')
_CLOSING = frozenset('»”"“}')
_DASHES = frozenset("-–—/")
_QUOTES = _OPENING | _CLOSING | frozenset("()«»[]")
_WITHOUT_NATION = frozenset(["media", "club", "union", "force"])
_THINGS = frozenset(["قوات", "كتائب", "سرايا", "وحدات"])  # plurals of things, feminine in grammar
_BYLINE = frozenset("-–—/:(،")


def find_unsure(units: Sequence[Unit], listed: Sequence[Mention]) -> list[Mention]:
    """Family names that others bear too, or that are words ("صالح"): the listed person's where the article names him in full
    or with his title, or, for all but the commonest names, where it speaks of his country."""
    named = {mention.entry.key for mention in listed if mention.entry}
    countries: set[str | None] | None = None  # gathered where the first such name stands
    taken = {index for mention in listed for index in range(mention.first, mention.last + 1)}
    found = []
    known = _unsure_forms()
    for index, unit in enumerate(units):
        for token, start in unit.readings:
            form = known.get(token)
            if form is None or index in taken:
                continue
            if countries is None:
                countries = _countries_spoken_of(units, listed)
            if (
                form.entry.key in named or form.entry.country in countries and _is_known_by_country(token)
            ) and _stands_as_name(units, index, token, start):
                found.append(_mention(form, (token,), units, index, index, start))
                break
    return found


def _countries_spoken_of(units: Sequence[Unit], listed: Sequence[Mention]) -> set[str | None]:
    """The countries of the listed mentions and of the definite nationalities."""
    countries = {mention.entry.country for mention in listed if mention.entry}
    return countries | {country_of_folded(unit.norm) for unit in units if unit.norm.startswith("ال")}


def _is_known_by_country(token: str) -> bool:
    """Whether a family name is its bearer's where the article speaks of his country: no word, no name of many there."""
    if token in word_class("unsure surname"):
        return True
    return token not in weak_words() and token not in word_class("common surname")


@cache
def _unsure_forms() -> dict[str, Form]:
    return {
        key[0]: form for key, known in forms().items() if len(key) == 1 for form in known
        if form.how == "alone" and form.needs_cue
    }  # fmt: skip


def _stands_as_name(units: Sequence[Unit], index: int, token: str, start: int) -> bool:
    if _is_part_of_other_name(units, index, index):
        return False
    before = units[index - 1] if index else None
    if before and before.norm in name_parts() and before.norm not in title_words():
        return False  # "سلمان المالكي" is another
    if before and before.norm == "غير":
        return False
    fused = start != units[index].readings[0][1]
    if fused and units[index].norm[-len(token) - 1] == "ل":
        return bool(
            before
            and before.norm.endswith(
                ("موالي", "مواليه", "مواليين", "تابع", "تابعه", "تابعين", "مؤيده", "مؤيدين")
            )
        )
    return before is None or not before.norm.startswith(("ال", "وال", "لل"))


def find_listed(units: Sequence[Unit]) -> list[Mention]:
    """Mentions that the lists know, by start, the longest at each place, not overlapping."""
    found: list[Mention] = []
    openings = lengths_by_opening()
    past = 0
    for index, unit in enumerate(units):
        if index < past or unit.kind == "mark":
            continue
        for token, _ in unit.readings:
            if token in openings:
                mention = _longest_at(units, index)
                if mention:
                    found.append(mention)
                    past = mention.last + 1
                break
    return _without_bases(units, found)


def _without_bases(units: Sequence[Unit], found: list[Mention]) -> list[Mention]:
    """The mentions, "القاعدة" alone left out where the article speaks of a base, never of the group by its whole name, and
    nothing before the word tells of people."""
    if not any(mention.tokens == _THE_BASE for mention in found):
        return found
    by_name = any(
        mention.entry and mention.entry.type == "ORG" and mention.tokens[1:2] == _THE_BASE
        for mention in found
    )
    if by_name or not any(_is_base(units, index) for index in range(len(units))):
        return found
    return [mention for mention in found if mention.tokens != _THE_BASE or _is_of_group(units, mention.first)]


def _is_of_group(units: Sequence[Unit], index: int) -> bool:
    """Whether the words before tell of people or of a fight against them: "عناصر القاعدة", "الحرب على القاعدة"."""
    return any(unit.core in word_class("of a group") for unit in units[max(0, index - 2) : index])


def _is_base(units: Sequence[Unit], index: int) -> bool:
    """Whether a word is a base of troops: "قاعدة إنجرليك", "قاعدة العند الجوية", "القاعدة العسكرية"; "قاعدة بيانات" is none."""
    following = [unit.norm.removeprefix("ال") for unit in units[index + 1 : index + 4]]
    if units[index].core == "القاعده":
        return following[:1] != [] and following[0] in _OF_TROOPS
    return units[index].core == "قاعده" and not _OF_TROOPS.isdisjoint(following)


_THE_BASE = ("القاعده",)
_OF_TROOPS = frozenset(
    {"عسكريه", "جويه", "بحريه", "امريكيه", "اميركيه", "العند", "عند", "انجرليك", "انجيرليك", "عديد", "حميميم"}
)


def _longest_at(units: Sequence[Unit], index: int) -> Mention | None:
    best: Mention | None = None
    known, openings = forms(), lengths_by_opening()
    readings = units[index].readings
    if len(readings) > 1 and readings[0][0] in name_parts():
        readings = readings[:1]  # "باراك" is no "ب" with "أراك"
    second = units[index + 1].norm if index + 1 < len(units) else ""
    for token, start in readings:
        for length in (*openings.get(token, {}).get(second, ()), 1):
            last = index + length - 1
            if best and last <= best.last:
                break
            if last >= len(units) or units[last].paragraph != units[index].paragraph:
                continue
            tokens = (token, *[unit.norm for unit in units[index + 1 : last + 1]])
            form = _choose(known.get(tokens, ()), units, index, last, start)
            if form:
                best = _mention(form, tokens, units, index, _past_ancestors(form, units, last), start)
                break
    return best


def _mention(
    form: Form, tokens: tuple[str, ...], units: Sequence[Unit], first: int, last: int, start: int
) -> Mention:
    entry = form.entry
    if entry.group == "force":
        return _force(tokens, units, first, last, start)
    past = _past_nationality(entry, units, first, last)
    if past > last and entry.country is None:
        return _force(tokens, units, first, last, start)  # every state has one, and each its own
    last = past
    tokens = (tokens[0], *(unit.norm for unit in units[first + 1 : last + 1]))
    return Mention(
        first=first, last=last, span=Span(start, units[last].end), tokens=tokens, type=entry.type, rule="list", entry=entry,
        how=form.how, capital_of=entry.country if entry.group == "capital" else None, bare=_bare(form, tokens, units, first),
    )  # fmt: skip


def _past_nationality(entry: Entry, units: Sequence[Unit], first: int, last: int) -> int:
    """The last unit of a body with the nationality that agrees with its Arabic name: "حركة النهضة التونسية"; not "صحيفة الأفق التونسية"."""
    after = last + 1
    if entry.type != "ORG" or entry.group in _WITHOUT_NATION or first == last or after >= len(units):
        return last
    norm = units[after].norm
    if not units[last].norm.startswith("ال") or not norm.startswith("ال") or country_of_folded(norm) is None:
        return last
    if country_of_folded(units[last].norm) or entry.country not in (None, country_of_folded(norm)):
        return last
    feminine = any(token.endswith("ه") or token in _THINGS for token, _ in units[first].readings)
    return after if norm.endswith("ه") == feminine else last


def _force(tokens: tuple[str, ...], units: Sequence[Unit], first: int, last: int, start: int) -> Mention:
    """A service that every state has, with the nationality that tells whose: "القوات المسلحة المصرية"."""
    if (
        last + 1 < len(units)
        and units[last + 1].norm.startswith("ال")
        and country_of_folded(units[last + 1].norm)
    ):
        last += 1
    tokens = (tokens[0], *(unit.norm for unit in units[first + 1 : last + 1]))
    span = Span(start, units[last].end)
    return Mention(first=first, last=last, span=span, tokens=tokens, type="ORG", rule="list")


def _bare(form: Form, tokens: tuple[str, ...], units: Sequence[Unit], first: int) -> Span | None:
    """The name that stands after its noun and is one by itself: "داعش" of "تنظيم داعش", "الوطن" of "صحيفة الوطن"."""
    nouns = word_class("outlet noun") | word_class("place classifier")
    if len(tokens) < 2 or tokens[0] != "تنظيم" and tokens[0] not in nouns or tokens[1] == "القاعده":
        return None
    known = any(other.entry.key == form.entry.key for other in forms().get(tokens[1:], ()))
    return Span(units[first + 1].readings[0][1], units[first + 1].end) if known else None


def find_leaders_groups(units: Sequence[Unit], known: Sequence[Mention]) -> list[Mention]:
    """A leader's name that stands for his group, "الحوثي", in an article that names no person of this name."""
    names = {mention.tokens[-1] for mention in known if mention.type == "PER" and len(mention.tokens) > 1}
    taken = {index for mention in known for index in range(mention.first, mention.last + 1)}
    leaders = word_class("stands for its group")
    found: list[Mention] = []
    for index, unit in enumerate(units):
        for token, start in unit.readings:
            if token not in leaders or index in taken:
                continue
            group = forms().get(("جماعه", token), ())
            if group and token not in names and not _is_ruled(units, index, start):
                found.append(_mention(group[0], (token,), units, index, index, start))
                break
    return found


def _is_ruled(units: Sequence[Unit], index: int, start: int) -> bool:
    """Whether the word is an adjective to a definite noun before it: "المتمرد الحوثي"."""
    before = units[index - 1].norm if index else ""
    tied = start != units[index].readings[0][1] and units[index].norm.startswith("و")
    return before.startswith(("ال", "وال", "لل", "بال")) and not tied


def _past_ancestors(form: Form, units: Sequence[Unit], last: int) -> int:
    """The last unit of a listed person's name with the ancestors and the house that follow: بن عبدالعزيز آل سعود."""
    if form.entry.type != "PER":
        return last
    while (
        last + 2 < len(units)
        and units[last + 1].norm in ("بن", "ابن", "ال")
        and units[last + 2].kind == "arabic"
    ):
        last += 2
    return last


def _choose(
    candidates: tuple[Form, ...], units: Sequence[Unit], first: int, last: int, start: int
) -> Form | None:
    if len(candidates) > 1 and first and (units[first - 1].norm in _QUOTES or units[first - 1].norm == "ل"):
        candidates = tuple(sorted(candidates, key=lambda form: form.entry.group != "media"))
    return next((form for form in candidates if _is_meant(form, units, first, last, start)), None)


def _is_meant(form: Form, units: Sequence[Unit], first: int, last: int, start: int) -> bool:
    """Whether nothing around the words speaks against this entry, and a cue for it is there where it needs one."""
    fused = units[first].readings[0][1] != start
    if last == first and units[first].norm.endswith("حماس") and _is_zeal(units, first, fused=fused):
        return False
    cueless = not form.needs_cue or units[first].norm[0] in "فك"  # "فشل" is no "شل"
    if last == first and fused and cueless and len(units[first].norm) < 4:
        return False
    if form.entry.name == "مجلس الوزراء" and first and units[first - 1].norm.endswith("رئيس"):
        return False  # the office of its head
    if form.entry.type == "PER":
        if form.how == "alone" and _is_part_of_other_name(units, first, last):
            return False
        if form.how != "alone" and (
            start == units[first].readings[0][1]
            and _is_end_of_name(units, first)
            or _is_begin_of_name(units, last)
        ):
            return False
    elif form.entry.type in ("LOC", "GPE") and not _may_be_place(form, units, first, last, start):
        return False
    return not form.needs_cue or (
        _is_spelt_so(form, units[last].written) and _has_cue(form, units, first, last, start)
    )


def _is_zeal(units: Sequence[Unit], first: int, *, fused: bool) -> bool:
    """Whether "حماس" is the word: "بحماس شديد", "بكل حماس"."""
    before = units[first - 1].norm if first else ""
    after = units[first + 1].norm if first + 1 < len(units) else ""
    return before in ("بكل", "كل", "غير") or fused and after in word_class("after zeal")


def _may_be_place(form: Form, units: Sequence[Unit], first: int, last: int, start: int) -> bool:
    before = units[first - 1] if first else None
    if units[last].written.endswith(("ً", "اً")):
        return False  # "درعاً"
    if before and (
        before.norm in word_class("treaty") or any(token == "خادم" for token, _ in before.readings)
    ):
        return False
    if form.entry.name == "مسقط" and last + 1 < len(units) and units[last + 1].norm.startswith("راس"):
        return False  # "مسقط رأسه", birthplace
    if form.entry.country == "SAU" and form.entry.type == "GPE" and _is_adjective(units, first, last):
        return False
    fused = start != units[first].readings[0][1]  # "العنود بجدة": no surname takes a preposition
    return form.entry.type == "GPE" or fused or not _is_surname(units, first)


def _is_adjective(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether "السعودية" describes the definite noun or the place before it: "الأراضي السعودية", "جدة السعودية"."""
    if first != last or not first or units[first].norm != "السعوديه":
        return False
    before = units[first - 1]
    if before.kind != "arabic" or before.pos in ("VERB", "ADP", "SCONJ"):
        return False
    if before.norm.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) and len(before.norm) > 4:
        return True
    return any(form.entry.type == "LOC" for token, _ in before.readings for form in forms().get((token,), ()))


def _is_part_of_other_name(units: Sequence[Unit], first: int, last: int) -> bool:
    """ "نجيب صالح" is not the Saleh of the list; "الرئيس صالح" may be."""
    before = units[first - 1] if first else None
    after = units[last + 1] if last + 1 < len(units) else None
    if before and any(_is_given(token) for token, _ in before.readings) and before.norm not in title_words():
        return True
    if after is None:
        return False
    family = last == first and units[first].norm in weak_words() and _is_family(after)
    return after.norm in ("بن", "ابن") or _is_given(after.norm) or family


def _is_family(unit: Unit) -> bool:
    """Whether a word can only be a family name: "مبارك الخرينج" is not the Mubarak of the list."""
    sure = name_parts().get(unit.norm) == "family" and unit.norm not in weak_words()
    return sure and country_of_folded(unit.norm) is None and unit.norm not in title_words()


def _is_end_of_name(units: Sequence[Unit], first: int) -> bool:
    """Whether a name stands right before, so that the words are the end of another's: "مفرح علي أحمد عسيري", "سالم بن محمد مرسي"."""
    before = units[first - 1] if first else None
    if before is None or before.kind != "arabic" or before.paragraph != units[first].paragraph:
        return False
    earlier = units[first - 2] if first > 1 else None
    if before.norm in ("بن", "ابن", "بنت"):
        return earlier is not None and _is_name(earlier)
    if before.norm in title_words() or not _is_name(before):
        return False
    return any(_is_given(token) for token, _ in before.readings) or earlier is not None and _is_name(earlier)


def _is_begin_of_name(units: Sequence[Unit], last: int) -> bool:
    """Whether a family name goes on from a name that ends with the father's: "محمد بن نايف المطيري" is not the prince."""
    after = units[last + 1] if last + 1 < len(units) else None
    if after is None or after.kind != "arabic" or units[last - 1].norm not in ("بن", "ابن"):
        return False
    return name_parts().get(units[last].norm) == "given" and _is_family(after)


def _is_name(unit: Unit) -> bool:
    """Whether a word can be a given name here: not "على"."""
    if unit.norm == "علي":
        return not unit.written.endswith("ى")
    given = any(name_parts().get(token) in ("given", "western") for token, _ in unit.readings)
    return given and unit.pos != "VERB" and unit.norm not in word_class("no name")


def _is_given(token: str) -> bool:
    return (
        name_parts().get(token) in ("given", "western")
        and token not in weak_words()
        and token not in word_class("no name")
    )


def _is_surname(units: Sequence[Unit], first: int) -> bool:
    before = units[first - 1].norm if first else ""
    if before in weak_words() or before in word_class("before place"):
        return False
    return name_parts().get(before) in ("given", "western") or before in ("ابو", "بن", "ابن", "ام")


def _is_spelt_so(form: Form, written: str) -> bool:
    """Whether a name that is also a word is written as the name is: ة not ه, إ not أ ("حديثة", not "حديثه")."""
    name = form.entry.name
    if form.how != "name" or " " in name:
        return True
    if name.endswith("ة") and written.endswith("ه"):
        return False
    return not (name.startswith("إ") and written[:1] != "إ" and len(name) < 4)


def _has_cue(form: Form, units: Sequence[Unit], first: int, last: int, start: int) -> bool:
    before = units[first - 1].norm if first else ""
    stripped = {token for token, _ in units[first - 1].readings} if first else set()
    if form.entry.type == "PER":
        if start != units[first].readings[0][1] and units[first].norm.startswith("ل"):
            return False  # "لصالح"
        return _has_title(form, stripped) or country_of_folded(before) is not None
    if form.entry.group == "media":
        return _is_outlet(units, first, last)
    leads = [row for token in stripped for row in heads().get(token, ())]
    if any(
        tail in ("name", "site") and kind == form.entry.type for _, kind, tail in leads
    ) or stripped & word_class("before place"):
        return True
    if form.entry.type == "LOC" and _is_in_row(units, first, last, start):
        return True
    fused = start != units[first].readings[0][1] and units[first].norm.startswith(("ب", "وب"))
    return fused and units[first].end - start > 4


def _has_title(form: Form, before: set[str]) -> bool:
    """Whether a title stands before a family name; before one that is common or a word, the bearer's own ("الرئيس هادي")."""
    name = tokens_of(form.entry.name)[-1]
    if name in word_class("common surname") or name in weak_words():
        own = {fold_word(form.entry.role or ""), "ال" + fold_word(form.entry.role or "")}
        return not before.isdisjoint(own)
    return not before.isdisjoint(title_words())


def _is_in_row(units: Sequence[Unit], first: int, last: int, start: int) -> bool:
    """Whether و ties the word to another place: "إب والبيضاء وذمار"."""
    row = []
    if last + 1 < len(units) and units[last + 1].norm.startswith("و"):
        row += [token for token, _ in units[last + 1].readings[1:]]
    if first and start != units[first].readings[0][1] and units[first].norm.startswith("و"):
        row += [token for token, _ in units[first - 1].readings]
    return any(form.entry.type == "LOC" for token in row for form in forms().get((token,), ()))


def _is_outlet(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a word that is also a newspaper stands as one: between dashes of a byline, behind its noun, or in
    quotation marks where one speaks to it or it speaks; a name of two words in any quotation marks."""
    before = units[first - 1].norm if first else "-"
    after = units[last + 1].norm if last + 1 < len(units) else ""
    nouns = word_class("outlet noun")
    if before in _DASHES and after in _BYLINE:
        return True
    if before == "ل" or any(
        token in nouns for unit in units[max(0, first - 1) : first + 1] for token, _ in unit.readings
    ):
        return True
    if before not in _QUOTES or after not in _QUOTES:
        return False
    cue = units[first - 2] if first > 1 else None
    cued = cue is not None and any(token in word_class("before outlet") for token, _ in cue.readings)
    return cued or last > first and before != "("
