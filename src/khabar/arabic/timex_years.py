"""Years that stand as four digits alone."""

from khabar.arabic.entries import Marked, context, norm_at
from khabar.arabic.timex_dates import is_counted_noun, read_year
from khabar.arabic.timex_spec import Found, Spec

_SEASONS = frozenset(("موسم", "لموسم", "الموسم", "للموسم", "بموسم", "عام", "عامي"))


def bare_year(marked: Marked, index: int) -> Found | None:
    """Four digits that stand where a year stands: "في 1986", "حرب 1994م", "2014-2018"."""
    year = read_year(marked, index, bare=True)
    norm = marked.words[index].norm
    if year is None or len(norm) > 4 or not norm.isdecimal() or not 1700 <= int(norm) <= 2060 and not year[2]:
        return None
    spec = Spec(kind="calendar", year=year[1], hijri=year[2])
    if year[0] > index + 1:
        return Found(index, year[0], "DATE", spec)
    after = norm_at(marked, index + 1)
    dashed = (
        (after in ("-", "–") or after == "/" and norm_at(marked, index - 1) in _SEASONS)
        and _is_year(norm_at(marked, index + 2))
        and norm_at(marked, index + 3) not in ("-", "–")
    )
    if dashed or (_stands_as_year(marked, index) and after not in ("%", ":", "/")):
        return Found(index, index + 1, "DATE", spec)
    return None


def _stands_as_year(marked: Marked, index: int) -> bool:
    """Whether the words about four digits make them a year: "في", "منذ", another year before, brackets."""
    before, value = norm_at(marked, index - 1), int(marked.words[index].norm)
    modern = 1950 <= value <= 2040
    second = before in ("و", "-", "–", "الي", "حتي", "/") and _is_year(norm_at(marked, index - 2))
    in_brackets = before == "(" and norm_at(marked, index + 1) in (")", "م")
    if second or (in_brackets and (modern or norm_at(marked, index - 2) in ("عام", "سنه", "العام"))):
        return True
    if before not in context("before year"):
        return False
    surely = before in ("في", "وفي", "منذ", "ومنذ", "بحلول", "وبحلول") and modern and value % 100
    return bool(surely) or not is_counted_noun(marked, index + 1)


def _is_year(norm: str) -> bool:
    return len(norm) == 4 and norm.isdecimal() and 1700 <= int(norm) <= 2060
