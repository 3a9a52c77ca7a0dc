"""Bodies and places that no list knows: a head noun and the name that follows it."""

from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_nationality, heads, title_words
from khabar.annotate.actors.units import Mention, Unit
from khabar.model import ActorType, Span

_LONGEST = 7
_JOINING = frozenset("وزاره مركز هيئه مؤسسه لجنه اداره جمعيه مجلس كليه معهد الهيئه المركز المؤسسه صندوق غرفه منظمه اللجنه المجلس مديريه المديريه نقابه".split())
_FOR = frozenset("مركز لجنه هيئه وكاله منظمه اللجنه الهيئه المركز المنظمه الوكاله المؤسسه مؤسسه المديريه الاداره جمعيه الجمعيه المجلس الاتحاد الصندوق البنك الشركه شركه رابطه الرابطه مكتب المكتب الامانه المفوضيه مجلس اتحاد معهد المعهد".split())
_STOP = frozenset(
    "التابع التابعه الموالي المواليه المعروف المعروفه المدعوم المدعومه الموجود الموجوده الثابت الثابته المشرف العامل العامله المكلف المكلفه الداعم الداعمه الحاليين المشارك المشاركه الخاضع الخاضعه المعنيه المنظم المنظمه المشتبه المتهم المتمركزه المرابطه الصادر الصادره الواقع الواقعه القريب القريبه الرافض الرافضه المحتل الناطق الناطقه المختص المختصه المتواجده المتخصص"
    " اليوم امس الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الماضي الماضيه المقبل المقبله القادم القادمه الجاري الحالي الحاليه السابق السابقه"
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
        name = _known_name(units, index, kind, names)
        last = name.last if name else None
    else:
        name, last = None, _tail(units, index, tail, names)
    if last is None:
        return None
    if tail == "nat" and index and any(reading in title_words() for reading, _ in units[index - 1].readings):
        return None
    tokens = (token, *(unit.norm for unit in units[index + 1 : last + 1]))
    return Mention(
        first=index, last=last, span=Span(start, units[last].end), type=kind, rule="place" if name else "body",
        tokens=name.tokens if name else tokens, bare=name.span if name else None, entry=name.entry if name else None,
    )  # fmt: skip


def _known_name(units: Sequence[Unit], index: int, kind: ActorType, names: dict[int, Mention]) -> Mention | None:
    name = names.get(index + 1)
    if name and name.type == kind and name.span.start == units[index + 1].readings[0][1]:
        return name
    return None


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
        if unit.kind != "arabic" or unit.norm in _STOP or not _is_definite(unit, units[index], position > index + 1):
            break
        if unit.norm in title_words() and country_of_nationality(unit.norm) is None:
            break
        if tail == "nat" and (country_of_nationality(unit.norm) is None or token_is_feminine(units[index]) != unit.norm.endswith("ه")):
            break
        last = position
        position += 1
    return last


def token_is_feminine(unit: Unit) -> bool:
    """Whether an adjective to the noun is feminine: its own ه, a plural of things, the names of services."""
    return unit.norm.endswith(("ه", "ات")) and not unit.norm.endswith("برلمانات")


def _is_definite(unit: Unit, head: Unit, later: bool) -> bool:
    if unit.norm.startswith("ال") and len(unit.norm) > 4:
        return True
    tokens = {token for token, _ in head.readings}
    if later and unit.norm.startswith("وال") and len(unit.norm) > 5:
        return bool(tokens & _JOINING) and unit.norm[1:] not in heads() and unit.norm[1:] not in title_words()
    return later and unit.norm.startswith("لل") and len(unit.norm) > 4 and bool(tokens & _FOR)
