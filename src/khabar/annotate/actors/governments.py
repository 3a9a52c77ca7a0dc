"""Governments: "الحكومة العراقية" is the country, and so is its capital where it acts."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import Entry, country_of_nationality, forms, join_name, tokens_of
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_ACTS = frozenset(
    "اعلنت اكدت قالت رفضت دعت طالبت اتهمت نفت ادانت استدعت قررت وافقت تعهدت هددت حذرت وقعت ارسلت تدعم دعمت ترفض تعارض تسعي تريد تتهم تطالب تدعو تعتبر اعتبرت ترى تري"
    " اعربت وصفت نددت استنكرت طلبت قدمت تقدم تقود فرضت رحبت ترحب ابدت ابلغت تخشي تعتزم تنوي تواصل واصلت تنفي تؤكد تقول علقت قطعت سحبت استعادت حملت تحمل اشادت انتقدت تنتقد كشفت تحاول حاولت عارضت ايدت تؤيد منحت شددت تشدد".split()
)
_BETWEEN = frozenset("بين مع ضد لدي حليفه حليف موقف سياسه سياسات علاقات علاقه قبل تجاه دعم مواقف اتفاق تدخلات تدخل مساعي".split())
_PLACE = frozenset("في الي من بالعاصمه العاصمه عاصمه مدينه قرب وسط شمال جنوب شرق غرب".split())
_GOVERNMENT = frozenset("الحكومه حكومه".split())
_NEXT = frozenset("تسعي تريد ترفض تدعم تعتبر تري تعتزم تواصل تؤكد تقول تتهم تطالب لن لا ليست".split())


def find_governments(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions with governments added and capitals that act turned into their countries."""
    found = [_as_government(units, mention) for mention in mentions]
    taken = {index for mention in found for index in range(mention.first, mention.last + 1)}
    for index in range(len(units) - 1):
        mention = None if index in taken or index + 1 in taken and units[index].norm not in _GOVERNMENT else _government_at(units, index)
        if mention:
            found = [other for other in found if other.last < mention.first or other.first > mention.last]
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span)


def _government_at(units: Sequence[Unit], index: int) -> Mention | None:
    following = units[index + 1]
    for token, start in units[index].readings:
        if token == "الحكومه":
            country = country_of_nationality(following.norm) if following.norm.startswith("ال") else None
            entry = _country(country) if country else None
            if entry:
                return Mention(
                    first=index, last=index + 1, span=Span(start, following.end), tokens=(token, following.norm), type="GPE",
                    rule="government", entry=entry, how="government",
                )  # fmt: skip
    return None


def _country(iso: str) -> Entry | None:
    from khabar.annotate.actors.lists import country_name

    name = country_name(iso)
    for form in forms().get(join_name(tokens_of(name or "")), ()):
        if form.entry.group == "country":
            return form.entry
    return None


def _as_government(units: Sequence[Unit], mention: Mention) -> Mention:
    if not mention.capital_of or mention.rule != "list" or not _acts(units, mention):
        return mention
    entry = _country(mention.capital_of)
    if entry is None:
        return mention
    return msgspec.structs.replace(mention, entry=entry, type="GPE", how="capital")


def _acts(units: Sequence[Unit], mention: Mention) -> bool:
    before = units[mention.first - 1] if mention.first else None
    after = units[mention.last + 1].norm if mention.last + 1 < len(units) else ""
    tokens = {token for token, _ in before.readings} if before else set()
    if tokens & _PLACE or mention.span.start != units[mention.first].readings[0][1] and units[mention.first].norm[0] in "بل":
        return False
    return bool(tokens & _ACTS or tokens & _BETWEEN or after in _NEXT)
