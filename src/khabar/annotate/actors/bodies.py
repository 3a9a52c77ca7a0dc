"""Bodies and places that no list knows: a head noun and the name that follows it."""

from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_nationality, heads, title_words
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import ActorType, Span

_LONGEST = 7
_STOP = frozenset(
    "اليوم امس الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الماضي الماضيه المقبل المقبله القادم القادمه الجاري الحالي الحاليه السابق السابقه"
    " الذي التي الذين اللذين اللتين الي الا الان التالي التاليه الجديد الجديده الاول الاولي الثاني الثانيه الثالث الثالثه الرابع الخامس المذكور المذكوره"
    " الواحد الواحده الاخير الاخيره الاخري المعني المعنيه نفسه نفسها ذاته المسلحه المسلح المتطرفه المتطرف الارهابي الارهابيه".split()
)


def find_bodies(units: Sequence[Unit], taken: Sequence[bool], names: dict[int, Mention]) -> list[Mention]:
    """Mentions of organisations and places by their head nouns, by start. `names` are known mentions by first unit:
    the name of a body may hold one ("شرطة دبي")."""
    found: list[Mention] = []
    index = 0
    known = heads()
    while index < len(units):
        mention = None
        if not taken[index] and units[index].kind == "arabic":
            for token, start in units[index].readings:
                for group, kind, tail in known.get(token, ()):
                    mention = mention or _body_at(units, index, token, start, kind, tail, names)  # type: ignore[arg-type]
        if mention:
            found.append(mention)
            index = mention.last + 1
        else:
            index += 1
    return found


def _body_at(
    units: Sequence[Unit], index: int, token: str, start: int, kind: ActorType, tail: str, names: dict[int, Mention]
) -> Mention | None:
    if tail == "name":
        last, bare = _known_name(units, index, kind, names)
    else:
        last, bare = _tail(units, index, tail, names), None
    if last is None:
        return None
    return Mention(
        first=index, last=last, span=Span(start, units[last].end), type=kind, rule="place" if bare else "body",
        tokens=(token, *(unit.norm for unit in units[index + 1 : last + 1])), bare=bare,
    )  # fmt: skip


def _known_name(units: Sequence[Unit], index: int, kind: ActorType, names: dict[int, Mention]) -> tuple[int | None, Span | None]:
    name = names.get(index + 1)
    if name and name.type == kind and name.span.start == units[index + 1].readings[0][1]:
        return name.last, name.span
    return None, None


def _tail(units: Sequence[Unit], index: int, tail: str, names: dict[int, Mention]) -> int | None:
    """The last unit of a body's name; None where nothing names it."""
    last: int | None = None
    position = index + 1
    while position < len(units) and position - index < _LONGEST:
        unit = units[position]
        name = names.get(position)
        if name and name.type != "PER" and unit.readings[0][1] == name.span.start and tail == "bare":
            last = name.last
            position = name.last + 1
            continue
        if unit.kind != "arabic" or unit.norm in _STOP or not _is_definite(unit, position > index + 1):
            break
        if unit.norm in title_words() and country_of_nationality(unit.norm) is None:
            break
        if tail == "nat" and country_of_nationality(unit.norm) is None:
            break
        last = position
        position += 1
    return last


def _is_definite(unit: Unit, later: bool) -> bool:
    if unit.norm.startswith("ال") and len(unit.norm) > 4:
        return True
    if later and unit.norm.startswith("وال") and len(unit.norm) > 5:
        return True
    return later and unit.norm.startswith("لل") and len(unit.norm) > 4
