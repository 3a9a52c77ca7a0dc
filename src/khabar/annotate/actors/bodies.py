"""Bodies and places that no list knows: a head noun and the name that follows it."""

from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_folded, forms, heads, title_words, word_class
from khabar.annotate.actors.persons import part_kind
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import ActorType, Span

_LONGEST = 7


def find_bodies(units: Sequence[Unit], names: dict[int, Mention]) -> list[Mention]:
    """Mentions of organisations and places by their head nouns, by start. `names` are known mentions by first unit:
    the name of a body may hold one ("شرطة دبي")."""
    found: list[Mention] = []
    known, army = heads(), word_class("army unit")
    past = 0
    for index, unit in enumerate(units):
        if index < past or unit.kind != "arabic":
            continue
        for token, start in unit.readings:
            if token == "مجلس" and index + 1 < len(units) and units[index + 1].norm == "اداره":
                break  # the body is the one whose board it is
            if (
                token == "مجلس"
                and index
                and units[index - 1].norm.endswith("رئيس")
                and _is_cabinet(units, index)
            ):
                break  # the office of its head
            if token == "اماره" and not _has_region(units, index):
                break  # "إمارة دبي" is a place
            if token == "الاداره" and (index + 1 == len(units) or units[index + 1].norm != "العامه"):
                break
            if token == "لواء" and index and units[index - 1].norm == "تحت":
                break  # under a flag
            if token == "اداره" and (_is_led_by_council(units, index) or _is_of_body(units, index)):
                break
            mention = _numbered_at(units, index, token, start) if token in army else None
            for _, kind, tail in known.get(token, ()):
                mention = mention or _body_at(units, index, token, start, kind, tail, names)
            if mention:
                found.append(mention)
                past = mention.last + 1
                break
    return found


def _has_region(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and units[index + 1].norm in word_class("place classifier")


def _is_led_by_council(units: Sequence[Unit], index: int) -> bool:
    return index > 0 and units[index - 1].norm.endswith("مجلس")


def _is_of_body(units: Sequence[Unit], index: int) -> bool:
    """Whether the noun only says that a body is managed: "إدارة نادي النهر"."""
    return index + 1 < len(units) and units[index + 1].norm in (
        "نادي",
        "النادي",
        "قناه",
        "شركه",
        "مستشفي",
        "مدرسه",
    )


def _is_cabinet(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and units[index + 1].norm == "الوزراء"


def _numbered_at(units: Sequence[Unit], index: int, token: str, start: int) -> Mention | None:
    numbered = _numbered(units, index)
    if numbered is None:
        return None
    tokens = (token, *(unit.norm for unit in units[index + 1 : numbered + 1]))
    span = Span(start, units[numbered].end)
    return Mention(first=index, last=numbered, span=span, tokens=tokens, type="ORG", rule="body")


_QUOTES = {"«": "»", "“": "”", '"': '"', "(": ")", "‘": "’", "'": "'"}


def _quoted(units: Sequence[Unit], index: int) -> int | None:
    """The closing quotation mark of a name in quotes after unit `index`; None where there is none near."""
    if index + 2 >= len(units) or units[index + 1].written not in _QUOTES:
        return None
    closing = _QUOTES[units[index + 1].written]
    for position in range(index + 3, min(index + 8, len(units))):
        if units[position].written == closing:
            return position
    return None


def _inside_quotes(
    units: Sequence[Unit], index: int, closing: int, kind: ActorType, names: dict[int, Mention]
) -> Mention:
    """The body whose name stands between quotation marks; its noun is no part of the name: صحيفة «الأفق»."""
    known = names.get(index + 2)
    if known is None or known.type != "ORG" or known.last != closing - 1:
        known = _listed_body(units, index + 2, closing)
    past = closing
    while not known and past > index + 3 and units[past - 1].norm in ("الارهابي", "الارهابيه", "المتطرف"):
        past -= 1
    whole = units[index].core in word_class("named with its noun") or units[index + 2].kind == "number"
    first = index if whole else index + 2
    start = units[first].readings[-1 if whole else 0][1]
    span = Span(start, units[closing if whole else past - 1].end)
    return Mention(
        first=index, last=closing, span=span, type=kind, rule="body",
        tokens=tuple(unit.norm for unit in units[first:past]), entry=known.entry if known else None,
    )  # fmt: skip


def _listed_body(units: Sequence[Unit], first: int, past: int) -> Mention | None:
    """The listed body whose name fills the quotation marks, also where the bare words are a place: «الشرق الأوسط»."""
    tokens = tuple(unit.norm for unit in units[first:past])
    for form in forms().get(tokens, ()):
        if form.entry.type == "ORG":
            span = Span(units[first].readings[0][1], units[past - 1].end)
            return Mention(
                first=first,
                last=past - 1,
                span=span,
                tokens=tokens,
                type="ORG",
                rule="list",
                entry=form.entry,
            )
    return None


def _numbered(units: Sequence[Unit], index: int) -> int | None:
    """The last unit of a numbered unit of an army: "اللواء 15", "اللواء الخامس عشر"."""
    if index + 1 >= len(units):
        return None
    following = units[index + 1]
    if following.kind == "number":
        return index + 1
    if following.norm in word_class("ordinal"):
        return index + 2 if index + 2 < len(units) and units[index + 2].norm == "عشر" else index + 1
    return None


def _body_at(
    units: Sequence[Unit],
    index: int,
    token: str,
    start: int,
    kind: ActorType,
    tail: str,
    names: dict[int, Mention],
) -> Mention | None:
    quoted = _quoted(units, index) if token in word_class("head with quotes") else None
    if quoted:
        return _inside_quotes(units, index, quoted, kind, names)
    if token == "مديريه" and tail == "bare" and index + 1 in names and names[index + 1].type == "LOC":
        return None  # a district
    name = _known_name(units, index, kind, names) if tail == "name" else None
    last = name.last if name else _last_of(units, index, tail, names)
    if last is None:
        return None
    bare = name.span if name else None
    if not name:
        last = _without_nationality(units, index, _with_branch(units, token, last), tail)
        if token in word_class("outlet noun"):
            bare = Span(units[index + 1].readings[0][1], units[last].end)
    general = tail in ("adj", "bare") and _is_too_general(units, index, last, token)
    if tail == "nat" and index and any(reading in title_words() for reading, _ in units[index - 1].readings):
        return None
    if (
        token == "مديريه"
        and last == index + 1
        and not name
        and units[last].norm not in word_class("authority matter")
    ):
        return _district(units, index, start)
    tokens = (token, *(unit.norm for unit in units[index + 1 : last + 1]))
    return Mention(
        first=index, last=last, span=Span(start, units[last].end), type=kind, rule="place" if name else "body",
        tokens=name.tokens if name else tokens, bare=bare, entry=name.entry if name else None,
        how="general" if general else "name",
    )  # fmt: skip


def _last_of(units: Sequence[Unit], index: int, tail: str, names: dict[int, Mention]) -> int | None:
    """The last unit of what a head noun begins, by the kind of its tail; None where nothing names it."""
    if tail == "royal":
        return _royal(units, index, names)
    if tail == "site" or tail == "ruler" and _is_ruler(units, index + 1):
        return _site(units, index, names)
    return _tail(units, index, tail, names) if tail in ("bare", "adj", "nat") else None


def _without_nationality(units: Sequence[Unit], index: int, last: int, tail: str) -> int:
    """The last unit of a body without a nationality that only says whose it is: "نادي إيهيمي الياباني", "صحيفة الأفق
    التونسية"; or that belongs to its head: "رئيس الاتحاد الدولي السويسري". "شركة النفط الكويتية" keeps its own."""
    if last == index + 1 or not country_of_folded(units[last].norm):
        return last
    outlet = not word_class("outlet noun").isdisjoint(token for token, _ in units[index].readings)
    proper = tail == "bare" and not units[index + 1].norm.startswith("ال")
    world = units[last - 1].norm in word_class("of many states") and not units[last].norm.endswith("ه")
    return last - 1 if outlet or proper and last == index + 2 or world else last


def _district(units: Sequence[Unit], index: int, start: int) -> Mention:
    """A district of Yemen by its classifier: "مديرية المخادر" is a place, "مديرية الأمن" a body."""
    name = units[index + 1]
    bare = Span(name.readings[0][1], name.end)
    return Mention(
        first=index, last=index + 1, span=Span(start, name.end), type="LOC", rule="place", tokens=(name.norm,), bare=bare
    )  # fmt: skip


def _site(units: Sequence[Unit], index: int, names: dict[int, Mention]) -> int | None:
    """The last unit of a place that bears another's name: "مطار عدن الدولي", "ملعب الأمير سلطان"."""
    at = index + 2 if _is_ruler(units, index + 1) else index + 1
    name = names.get(at)
    if name is None and at == index + 2 and part_kind(units[at].norm) == "given":
        return at + 1 if _is_site_adjective(units, at + 1) else at
    if name is None or name.type == "ORG" or name.span.start != units[at].readings[0][1]:
        return None
    if (
        units[at].paragraph != units[index].paragraph
        or name.type == "PER"
        and at == index + 1
        and len(name.tokens) < 2
    ):
        return None
    return name.last + 1 if _is_site_adjective(units, name.last + 1) else name.last


def _is_site_adjective(units: Sequence[Unit], index: int) -> bool:
    return index < len(units) and units[index].norm in word_class("site adjective")


def _is_ruler(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and units[index].norm in word_class("king")


def _royal(units: Sequence[Unit], index: int, names: dict[int, Mention]) -> int | None:
    """The last unit of a site named after a ruler, with its adjective: "مدينة الملك فيصل الرياضية"."""
    if index + 2 >= len(units) or units[index + 1].norm not in word_class("king"):
        return None
    last = name_after(names, index + 1)
    if last is None or last + 1 >= len(units):
        return None
    following = units[last + 1].norm
    return last + 1 if following.startswith("ال") and following.endswith(("يه", "ي")) else None


def _known_name(
    units: Sequence[Unit], index: int, kind: ActorType, names: dict[int, Mention]
) -> Mention | None:
    name = names.get(index + 1)
    if name and name.type == kind and name.span.start == units[index + 1].readings[0][1]:
        return name
    return None


def _tail(units: Sequence[Unit], index: int, tail: str, names: dict[int, Mention]) -> int | None:
    """The last unit of a body's name; None where nothing names it."""
    last: int | None = None
    position = index + 1
    while (
        position < len(units)
        and position - index < _LONGEST
        and units[position].paragraph == units[index].paragraph
    ):
        unit = units[position]
        name = names.get(position)
        if (
            position == index + 1
            and tail == "bare"
            and unit.norm in word_class("king")
            and name_after(names, position)
        ):
            last = name_after(names, position)
            position = (last or position) + 1
            continue
        if name and name.type != "PER" and unit.readings[0][1] == name.span.start and tail == "bare":
            last = name.last
            position = name.last + 1
            continue
        if (
            position == index + 1
            and tail == "bare"
            and unit.norm in word_class("place classifier")
            and not word_class("regional head").isdisjoint(token for token, _ in units[index].readings)
            and position + 1 in names
            and names[position + 1].type == "LOC"
        ):
            return names[position + 1].last  # "أمانة منطقة الرياض"
        if _goes_on_inside(units, index, position, tail):
            position += 1
            continue
        if (
            unit.kind != "arabic"
            or unit.norm in word_class("ends body")
            or not _is_definite(unit, units[index], position > index + 1)
        ):
            break
        if unit.norm in title_words() and country_of_folded(unit.norm) is None:
            break
        if (
            tail == "adj"
            and position == index + 1
            and (not _agrees(units[index], unit) or unit.norm in word_class("ordinal"))
        ):
            break
        if tail == "nat" and (
            country_of_folded(unit.norm) is None or token_is_feminine(units[index]) != unit.norm.endswith("ه")
        ):
            break
        last = position
        position += 1
        if (
            tail == "bare"
            and country_of_folded(unit.norm)
            and position < len(units)
            and not units[position].norm.startswith("ل")
        ):
            break
    return last


def _with_branch(units: Sequence[Unit], token: str, last: int) -> int:
    """The last unit of a local body together with the place that ب ties to it: "المجلس البلدي ببريدة".

    Saudi press names branches so; elsewhere the place is mostly where the body sat.
    """
    if token not in word_class("local head") or last + 1 >= len(units):
        return last
    if token == "الهيئه" and units[last].norm != "الملكيه":
        return last  # a national authority, and where it speaks
    following = units[last + 1]
    if following.norm[0] != "ب" or following.paragraph != units[last].paragraph:
        return last
    for reading, _ in following.readings[1:]:
        if _is_saudi_place(reading):
            return last + 1
        if (
            reading in word_class("place classifier")
            and last + 2 < len(units)
            and _is_saudi_place(units[last + 2].norm)
        ):
            return last + 2
    return last


def _is_saudi_place(token: str) -> bool:
    return any(form.entry.type == "LOC" and form.entry.country == "SAU" for form in forms().get((token,), ()))


def _agrees(head: Unit, adjective: Unit) -> bool:
    """Whether a feminine adjective has a feminine noun or a plural of things before it: not "المجلس العملية"."""
    return (
        not adjective.norm.endswith("يه") or token_is_feminine(head) or head.norm.endswith(("محاكم", "مجالس"))
    )


def name_after(names: dict[int, Mention], position: int) -> int | None:
    """The last unit of the person named after a royal title, as in "مستشفى الملك خالد التخصصي"; None where there is none."""
    name = names.get(position + 1)
    return name.last if name and name.type == "PER" else None


def _is_too_general(units: Sequence[Unit], index: int, last: int, token: str) -> bool:
    """Whether head and tail only point to some body: "الشركة الألمانية", "الوكالة الدولية", "مركز المحافظة"."""
    if last != index + 1 or token == "وزاره":
        return False
    norm = units[last].norm
    if token in word_class("generic head"):
        return norm in word_class("generic adjective") or country_of_folded(norm) is not None
    return norm in word_class("generic genitive")


def _goes_on_inside(units: Sequence[Unit], index: int, position: int, tail: str) -> bool:
    """An indefinite noun inside the name, a definite one after it: "هيئة كبار العلماء", "لمكافحة الإرهاب"."""
    if position + 1 >= len(units) or not units[position + 1].norm.startswith("ال"):
        return False
    norm = units[position].norm
    if tail == "bare" and position == index + 1 and norm in word_class("inner noun"):
        return True
    tokens = {token for token, _ in units[index].readings}
    return (
        position > index + 1
        and norm.startswith("ل")
        and norm[1:] in word_class("inner noun")
        and bool(tokens & word_class("head with for"))
    )


def token_is_feminine(unit: Unit) -> bool:
    """Whether an adjective to the noun is feminine: its own ه, a plural of things, the names of services."""
    return unit.norm.endswith(("ه", "ات")) and not unit.norm.endswith("برلمانات")


def _is_definite(unit: Unit, head: Unit, later: bool) -> bool:
    if unit.norm.startswith("ال") and len(unit.norm) > 4:
        return True
    tokens = {token for token, _ in head.readings}
    if later and unit.norm.startswith("وال") and len(unit.norm) > 5:
        return (
            bool(tokens & word_class("head with and"))
            and unit.norm[1:] not in heads()
            and unit.norm[1:] not in title_words()
        )
    return (
        later
        and unit.norm.startswith("لل")
        and len(unit.norm) > 4
        and bool(tokens & word_class("head with for"))
    )
