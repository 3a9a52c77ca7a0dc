"""What readers call an outlet that reports give by a key or by its host."""

from functools import cache

from khabar.lexicon import read_lexicon


def outlet_names(outlet: str) -> dict[str, str]:
    """The names of an outlet by language ("aawsat", "www.aawsat.com" → الشرق الأوسط, Asharq Al-Awsat); empty where none is known."""
    host = outlet.casefold().removeprefix("www.").removeprefix("arabic.")
    return _known().get(host.partition(".")[0] if " " not in host else host, {})


@cache
def _known() -> dict[str, dict[str, str]]:
    rows = read_lexicon("khabar.web", "outlets.tsv")
    return {row["key"]: {"ar": row["ar"], "en": row["en"]} for row in rows}
