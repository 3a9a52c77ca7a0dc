"""Offices: who is named as holding which, now or before."""

from collections.abc import Sequence

from khabar.annotate.actors.lists import country_of_name
from khabar.arabic.letters import fold_word
from khabar.model import Actor, Report, Span
from khabar.registers.counterparts import find_counterparts
from khabar.registers.parties import is_club
from khabar.registers.reading import is_office, word_class, words_of
from khabar.registers.rows import Membership
from khabar.registers.telling import cite
from khabar.registers.whole import whole_phrase

_BARE_OFFICES = frozenset(
    {"الرئيس", "الملك", "المستشاره", "السلطان", "الوزير"}
)  # a title that names the office by itself
_FORMER = ("السابق", "الأسبق", "السابقة", "المخلوع", "الراحل")
_GAP, _GAP_WORDS = 40, 4


def find_offices(reports: Sequence[Report]) -> list[Membership]:
    """The offices that persons are named with, held now ("holds") or before ("held"); in report order."""
    return [row for report in reports for row in (*_of_offices(report), *find_counterparts(report))]


def _of_offices(report: Report) -> list[Membership]:
    return [row for actor in report.actors if actor.type == "PER" for row in _offices(report, actor)]


def _offices(report: Report, actor: Actor) -> list[Membership]:
    """One row for each full office that a person is named with; a bare title ("الرئيس") where it is all there is."""
    roles = [role for role in actor.roles if is_office(role)]
    roles = [role for role in roles if len(role.split()) > 1] or [
        role for role in roles[:1] if fold_word(role) in _BARE_OFFICES
    ]
    roles = [role for role in roles if fold_word(role) != "الملك" or len(actor.name.split()) > 1]
    rows: list[Membership] = []
    others = [other.name for other in report.actors if other is not actor and other.type == "PER"]
    names = {part for name in others for part in name.split() if len(part) > 3}
    for role in roles:
        if names & set(role.split()):  # two persons in one phrase: whose office it is cannot be told
            continue
        role = _without_courtesy(_without_name(role, actor))
        span = _role_span(report, actor, role)
        if span is None or _names_thing(report, span) or fold_word(role.split()[-1]) in word_class("half"):
            continue  # "حاكم ولاية ساوث" + "كارولينا": half a place is no office, the other half no person
        span = whole_phrase(report, span)
        role = words_of(report, span)
        if _says_nothing(role) or _is_inside(report, span) or not _stands_beside(report, actor, span):
            continue
        kind = "held" if any(word in role for word in _FORMER) or _is_mourned(report, actor) else "holds"
        cites = (
            *cite(report, "who", actor.mentions[0] if actor.mentions else None),
            *cite(report, "office", span),
        )
        rows.append(Membership(
            article=report.id, outlet=report.outlet, kind=kind, who=(actor.name,), body=(), office=role, date=None,
            status="occurred", told_by=None, cites=cites,
        ))  # fmt: skip
    return rows


def _without_courtesy(role: str) -> str:
    """An office without the courtesy that belongs to the name after it: "وزير النقل المهندس"."""
    words = role.split()
    while len(words) > 1 and fold_word(words[-1]) in word_class("courtesy"):
        words.pop()
    for at, word in enumerate(words[2:], 2):  # "رئيس الوزراء مؤكدا": a clause begins
        folded = fold_word(word)
        if folded.endswith("ا") and folded.startswith(("م", "داع", "قائل")) and country_of_name(word) is None:
            return " ".join(words[:at])
    last = fold_word(words[-1])
    if (
        len(words) > 2
        and words[-2].startswith("ال")
        and not last.startswith(("ال", "ل", "ب", "و", "ك"))
        and country_of_name(words[-1]) is None
    ):
        words.pop()  # "قائد الشرطة المحلية إخطار": the next word of the sentence
    return " ".join(words)


def _is_mourned(report: Report, actor: Actor) -> bool:
    """Whether the dead are prayed for right behind the name: "فلان رحمه الله"."""
    return any("رحم" in report.text[m.end : m.end + 12] for m in actor.mentions)


def _without_name(role: str, actor: Actor) -> str:
    """An office without the first words of its holder's name: "مدير العلاقات العامة فلان"."""
    words, names = role.split(), set(actor.name.split())
    while len(words) > 2 and words[-1] in names:
        words.pop()
    return " ".join(words)


def _stands_beside(report: Report, actor: Actor, span: Span) -> bool:
    """Whether the holder is named right by the office, with no more than ranks and courtesies between."""
    for mention in actor.mentions:
        if mention.overlaps(span):
            return True
        first, second = sorted((mention, span))
        between = report.text[first.end : second.start]
        if (
            len(between) <= _GAP
            and len(between.split()) <= _GAP_WORDS
            and not any(mark in between for mark in ".؛\n")
        ):
            return True
    return False


def _is_inside(report: Report, span: Span) -> bool:
    """Whether the office only stands in another one or in kinship: "سفير خادم الحرمين", "زوجة الرئيس"."""
    before = report.text[max(0, span.start - 25) : span.start].split()
    if not before or report.text[span.start - 1] == "\n":
        return False
    while len(before) > 1 and fold_word(before[-1]) in word_class("honour"):
        before.pop()  # "مدير مكتب جلالة الملك"
    word = fold_word(before[-1])
    return not word.startswith("ال") and (is_office(word) or word.lstrip("و") in word_class("kin"))


def _says_nothing(role: str) -> bool:
    """Whether an office has no body in it and is none of a state: "المدير العام", "المتحدث الرسمي"."""
    first, *rest = [fold_word(word) for word in role.split()]
    if not rest:
        return fold_word(role) not in _BARE_OFFICES
    if any(is_club(" ".join(role.split()[at:])) for at in (1, 2)) or any(
        word in word_class("honour") or word[1:] in word_class("honour") for word in rest[1:]
    ):
        return True  # the captain of a team; the offices of two in one phrase
    return bool(rest) and first not in _BARE_OFFICES and all(word in word_class("of any") for word in rest)


def _names_thing(report: Report, span: Span) -> bool:
    """Whether an office only stands in the name of a road or a house: "طريق الملك سعود"."""
    before = report.text[max(0, span.start - 25) : span.start].split()
    return bool(before) and fold_word(before[-1]).removeprefix("و").removeprefix("ب") in word_class("named")


def _role_span(report: Report, actor: Actor, role: str) -> Span | None:
    """Where the office stands in the text: the occurrence nearest to a mention of its holder."""
    starts: list[int] = []
    at = report.text.find(role)
    while at >= 0 and len(starts) < 50:
        starts.append(at)
        at = report.text.find(role, at + 1)
    if not starts:
        return None
    nearest = min(
        starts, key=lambda start: min((abs(m.start - start) for m in actor.mentions), default=start)
    )
    return Span(nearest, nearest + len(role))
