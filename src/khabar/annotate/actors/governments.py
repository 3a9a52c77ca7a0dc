"""Governments: "الحكومة العراقية" is the country, and so is its capital where it acts."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import (
    Entry,
    country_entry,
    country_of_nationality,
    heads,
)
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_ACTS = frozenset(
    "اعلنت اكدت قالت رفضت دعت طالبت اتهمت نفت ادانت استدعت قررت وافقت تعهدت هددت حذرت وقعت ارسلت تدعم دعمت ترفض تعارض تسعي تريد تتهم تطالب تدعو تعتبر اعتبرت تري"
    " اعربت وصفت نددت استنكرت طلبت قدمت تقدم تقود فرضت رحبت ترحب ابدت ابلغت تخشي تعتزم تنوي تواصل واصلت تنفي تؤكد تقول علقت قطعت سحبت استعادت حملت تحمل اشادت انتقدت تنتقد كشفت تحاول حاولت عارضت ايدت تؤيد منحت شددت تشدد"
    " سمحت تسمح التزمت تلتزم شاركت تشارك نفذت اقامت تقيم بدات تبدا ابرمت توصلت تتوصل تملك تمتلك تستخدم استخدمت تزود زودت تتدخل تدخلت تسلمت سلمت تسلم تعلن".split()
)
_PARTNERS = frozenset(
    "بين مع ضد لدي حليفه حليف موقف سياسه سياسات علاقات علاقه قبل جانب تجاه دعم مواقف تدخلات تدخل مساعي حكومه وبين نوايا اتهام اتهامات رد قرار حلفاء وكلاء طموحات التزام حرمان موافقه رغبه نفوذ نظام مصالح".split()
)
_PRESSED = frozenset("عقوبات العقوبات ضغوط الضغوط حظر الحظر ضغوطا عقوباتها المفروضه".split())
_PLACE = frozenset("في الي من بالعاصمه العاصمه عاصمه مدينه قرب وسط شمال جنوب شرق غرب نحو".split())


_POWERS = frozenset(
    "USA RUS CHN IRN TUR ISR PRK".split()
)  # whose capitals stand for them more often than not
_PLACE_NOUNS = frozenset(
    "سكان اهالي شوارع محافظ امير امين ضواحي معرض مهرجان قمه مؤتمر زياره سفاره سفير بورصه احياء سماء صحيفه نادي فريق بطوله دوره جائزه منتدي اجتماع اجتماعات محادثات مفاوضات زار غادر وصل دخلت دخل تزور يزور مغادره وصول يا بلديه شرطه بلدتي".split()
)


def find_governments(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions with governments added and capitals that act turned into their countries."""
    found = [_as_government(units, mention) for mention in mentions]
    acting = {mention.capital_of for mention in found if mention.how == "capital"}
    found = [
        _turned(mention)
        if mention.capital_of in acting and mention.entry and mention.entry.group == "capital"
        else mention
        for mention in found
    ]
    governments = [
        government
        for index in range(len(units) - 1)
        for government in [_government_at(units, index)]
        if government
    ]
    if governments:
        starts = {
            index for government in governments for index in range(government.first, government.last + 1)
        }
        found = [mention for mention in found if not starts & set(range(mention.first, mention.last + 1))]
    return sorted([*found, *governments], key=lambda mention: mention.span)


def _government_at(units: Sequence[Unit], index: int) -> Mention | None:
    following = units[index + 1]
    for token, start in units[index].readings:
        if token == "الحكومه" and following.norm.startswith("ال") and following.norm.endswith("ه"):
            country = country_of_nationality(following.norm)
            entry = country_entry(country) if country else None
            if entry:
                return Mention(
                    first=index, last=index + 1, span=Span(start, following.end), tokens=(token, following.norm), type="GPE",
                    rule="government", entry=entry, how="government",
                )  # fmt: skip
    return None


def _as_government(units: Sequence[Unit], mention: Mention) -> Mention:
    if not mention.capital_of or mention.rule != "list" or not _acts(units, mention):
        return mention
    return _turned(mention)


def _turned(mention: Mention) -> Mention:
    """The same mention as a name of the capital's country."""
    entry: Entry | None = country_entry(mention.capital_of or "")
    if entry is None:
        return mention
    return msgspec.structs.replace(mention, entry=entry, type="GPE", how="capital")


def _acts(units: Sequence[Unit], mention: Mention) -> bool:
    first = units[mention.first]
    before = units[mention.first - 1] if mention.first else None
    after = units[mention.last + 1] if mention.last + 1 < len(units) else None
    tokens = {token for token, _ in before.readings} if before else set()
    prefix = first.norm[: len(first.norm) - len(mention.tokens[0])] if mention.tokens[0] in first.norm else ""
    if prefix.endswith("ب") or _stands_for_place(tokens) and not _is_by(units, mention.first):
        return False
    if tokens & _ACTS or tokens & _PARTNERS or prefix.endswith("ل"):
        return True
    if "علي" in tokens and mention.first > 1 and units[mention.first - 2].norm in _PRESSED:
        return True
    if after and after.norm in _ACTS:
        return True
    begins = mention.first == 0 or before is not None and before.kind == "mark" and before.norm not in ':«"“'
    return mention.capital_of in _POWERS and not begins and not tokens & _PLACE_NOUNS


def _is_by(units: Sequence[Unit], first: int) -> bool:
    """Whether the preposition is that of an agent: "من قبل"."""
    return first > 1 and units[first - 1].norm in ("قبل", "جانب") and units[first - 2].norm == "من"


def _stands_for_place(tokens: set[str]) -> bool:
    return bool(tokens & _PLACE) or any(
        kind == "LOC" for token in tokens for _, kind, _ in heads().get(token, ())
    )
