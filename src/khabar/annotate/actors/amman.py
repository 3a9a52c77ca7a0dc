"""عمان without vowel marks: the capital of Jordan or the sultanate, by what else the article names."""

from collections.abc import Sequence

import msgspec

from khabar.annotate.actors.lists import capital_entry, country_entry, country_of_folded
from khabar.annotate.actors.units import Mention, Unit

_DAMMA = "\N{ARABIC DAMMA}"
_GULF = frozenset(("SAU", "ARE", "KWT", "QAT", "BHR", "YEM"))


def settle_amman(units: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, each bare "عمان" given its country: Oman where it is written with its damma, where the article
    names the sultanate, or two Gulf states and nothing of Jordan; else Amman."""
    open_ones = [
        place for place, mention in enumerate(mentions) if mention.tokens == ("عمان",) and mention.entry
    ]
    oman, amman = country_entry("OMN"), capital_entry("JOR")
    if not open_ones or oman is None or amman is None:
        return list(mentions)
    sultanate = _is_of_oman(units, mentions)
    settled = list(mentions)
    for place in open_ones:
        mention = mentions[place]
        if sultanate or _DAMMA in units[mention.first].written:
            settled[place] = msgspec.structs.replace(
                mention, entry=oman, type="GPE", how="variant", capital_of=None
            )
        else:
            settled[place] = msgspec.structs.replace(
                mention, entry=amman, type="LOC", how="name", capital_of="JOR"
            )
    return settled


def _is_of_oman(units: Sequence[Unit], mentions: Sequence[Mention]) -> bool:
    named = {mention.entry.country for mention in mentions if mention.entry and mention.tokens != ("عمان",)}
    words = {token for unit in units for token, _ in unit.readings}
    jordan = "JOR" in named or any(country_of_folded(word) == "JOR" for word in words)
    if "OMN" in named or words & {"سلطنه", "السلطنه", "مسقط"}:
        return not jordan
    return not jordan and len(named & _GULF) > 1
