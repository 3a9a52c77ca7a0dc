"""Governments: "الحكومة العراقية" is the country, and so is its capital where it acts."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import Entry, country_entry, country_of_folded, heads, word_class
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import Span

_POWERS = frozenset(
    ["USA", "RUS", "CHN", "IRN", "TUR", "ISR", "PRK"]
)  # whose capitals stand for them more often than not


def find_governments(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions with governments added and capitals that act turned into their countries."""
    found = [_as_government(units, mention) for mention in mentions]
    found = _with_coordinated(found)
    acting = {mention.capital_of for mention in found if mention.how == "capital"}
    found = [
        _turned(mention)
        if mention.capital_of in acting and mention.entry and mention.entry.group == "capital"
        else mention
        for mention in found
    ]
    governments = [
        government
        for index, unit in enumerate(units[:-1])
        if unit.norm.endswith("حكومه") and (government := _government_at(units, index))
    ]
    if governments:
        starts = {
            index for government in governments for index in range(government.first, government.last + 1)
        }
        found = [mention for mention in found if not starts & set(range(mention.first, mention.last + 1))]
    return sorted([*found, *governments], key=lambda mention: mention.span)


def _with_coordinated(mentions: list[Mention]) -> list[Mention]:
    """A capital that و ties to one that acts acts too: "بين الخرطوم وجوبا"."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        tied = before is not None and before.how == "capital" and before.last + 1 == mention.first
        is_place = mention.capital_of and mention.how != "capital" and mention.rule == "list"
        found.append(_turned(mention) if tied and is_place else mention)
    return found


def _government_at(units: Sequence[Unit], index: int) -> Mention | None:
    following = units[index + 1]
    for token, start in units[index].readings:
        if token == "الحكومه" and following.norm.startswith("ال") and following.norm.endswith("ه"):
            country = country_of_folded(following.norm)
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
    if tokens & word_class("acts") or tokens & word_class("partner") or prefix.endswith("ل"):
        return True
    if (
        before
        and before.norm.endswith("ها")
        and mention.first > 1
        and units[mention.first - 2].norm in ("التي", "الذي")
    ):
        return True  # "العملية التي تقودها الرياض"
    if "علي" in tokens and mention.first > 1 and units[mention.first - 2].norm in word_class("pressure"):
        return True
    if after and after.norm in word_class("acts"):
        return True
    begins = mention.first == 0 or before is not None and before.kind == "mark" and before.norm not in ':«"“'
    return mention.capital_of in _POWERS and not begins and not tokens & word_class("place noun")


def _is_by(units: Sequence[Unit], first: int) -> bool:
    """Whether the preposition is that of an agent: "من قبل"."""
    return first > 1 and units[first - 1].norm in ("قبل", "جانب") and units[first - 2].norm == "من"


def _stands_for_place(tokens: set[str]) -> bool:
    return bool(tokens & word_class("place preposition")) or any(
        kind == "LOC" for token in tokens for _, kind, _ in heads().get(token, ())
    )
