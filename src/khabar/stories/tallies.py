"""What the figures of a report count where people come to harm or are freed: killed, wounded, missing, arrested …

A figure tells its class itself ("31 قتيلاً"), or the words beside it do ("مقتل 31 شخصاً", "31 شخصاً قتلوا").
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest

import msgspec

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Figure, Report, Span, Time
from khabar.stories.incidents import Incident, Places, find_places, incident_of
from khabar.stories.lines import sentence_of
from khabar.stories.stems import content_stems, stem_of

# Words looked at beside a figure: just before it, then after it, then further before.
_CLOSE, _BEFORE, _AFTER = 2, 8, 5
_FEW = {
    **dict.fromkeys(["ثلاثه", "ثلاث"], 3),
    **dict.fromkeys(["اربعه", "اربع"], 4),
    **dict.fromkeys(["خمسه", "خمس"], 5),
    **dict.fromkeys(["سته", "ست"], 6),
    **dict.fromkeys(["سبعه", "سبع"], 7),
    **dict.fromkeys(["ثمانيه", "ثماني"], 8),
    **dict.fromkeys(["تسعه", "تسع"], 9),
    **dict.fromkeys(["عشره", "عشر"], 10),
}
_PARTITIVE = re.compile(
    r"(?<![\w.,])(\d{1,5}|ثلاثة?|أربعة?|خمسة?|ستة?|سبعة?|ثمانية?|تسعة?|عشرة?)\s+من\s+([^\W\d_]{3,})"
)
_WORD = re.compile(r"[^\W\d_]+|\d+|[،؛]")
_PART = frozenset(["بينهم", "منهم", "بينهما", "منهما", "بينها", "ضمنهم"])  # "among them": a part of the toll
_PAST_PERIOD = frozenset(["منذ", "عاما", "سنوات", "اعوام", "غداه", "الفتره"])
_THIS_YEAR = frozenset(["الحالي", "الجاري", "الماضي", "المنصرم"])  # after العام: over a year, not of the news
_LEAD_CHARACTERS = 450
_VAGUE = frozenset([10.0, 100.0, 1000.0, 10_000.0, 1_000_000.0])


_TELLING = frozenset(["killed", "wounded", "missing", "rescued"])  # nouns that say it themselves: جريح, ناجين
_TOLD_BY_FIGURES = frozenset(["killed", "wounded", "missing", "rescued", "arrested", "freed"])
_ANYBODY = frozenset(["killed", "wounded", "missing", "arrested", "captured", "persons", "displaced"])
_OF_THE_TOLL = frozenset(
    ["القتلي", "الجرحي", "المصابين", "الضحايا", "الموقوفين", "المعتقلين", "المتهمين"]
)  # "four of the wounded"
_SERIES = frozenset(
    ["سلسله", "موجه", "منفصلين", "منفصله", "هجومين", "هجومان", "متفرقه", "حوادث", "حادثين", "بلاغات", "بلاغا"]
)  # a wave of attacks against one of them
_NUMBERED = frozenset(["حادث", "حادثه", "هجوم", "تفجير", "انفجار", "واقعه", "حريق"])
_PLACES_OF_ONE = frozenset(["اول", "اولي", "ثاني", "ثانيه", "ثالث", "ثالثه", "اخر"])
_RELATIVE = frozenset(["امس", "اليوم", "غدا", "مساء", "صباح", "فجر", "ليل", "ليله", "الليله", "اول"])
_WEEKDAYS = frozenset(["الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد"])
_DEATHS, _WOUNDINGS = (
    frozenset(["مقتل", "قتل", "مصرع", "استشهاد"]),
    frozenset(["واصابه", "وجرح", "واصيب", "واصابات"]),
)
_RANKS_OF = frozenset(["صفوف", "بصفوف"])
_STAFF = frozenset(
    ["الطواقم", "المتعاقدين", "الطاقم", "موظفيها", "طاقمها"]
)  # "the toll among the contractors is five"
_MEMBERS = frozenset(
    [
        "افراد",
        "عناصر",
        "تنظيم",
        "ميليشيا",
        "ميليشيات",
        "مقاتلي",
        "مسلحي",
        "كتائب",
        "حزب",
        "جنود",
        "قوات",
        "رجال",
        "منتسبي",
        "موظفي",
        "العاملين",
        "المتعاقدين",
        "طاقم",
        "الطاقم",
        "حراس",
        "ضباط",
        "كبار",
        "قاده",
        "قيادات",
        "قياديي",
    ]
)
_CLAUSE_BEFORE, _CLAUSE = 100, 60  # characters before and after a figure that say by what act
_MEANWHILE = re.compile(r"في حين|بينما|فيما |في الوقت")
_GAP = 25  # characters between two figures that are added up
_PARTIAL = frozenset(["children", "women"])  # said of a part of the toll
_PEOPLE = [
    "اخر",
    "اخرون",
    "اخرين",
    "اخران",
    "مواطن",
    "مواطنا",
    "مواطنين",
    "مواطنان",
    "فرد",
    "افراد",
    "ناج",
    "ناجين",
]


NATIONALITY = "nationality:"
PART = "part:"  # of a group that is not all who came to harm
_BODIES = {"شرطه": "police", "جيش": "soldiers", "امن": "police"}
_RANKS = frozenset(["soldiers", "police", "fighters"])
_ABOARD = frozenset(["", "soldiers", "police", "civilians", "fighters"])  # people, not loads


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """One figure with what it counts. `report` is its place in the story's reports."""

    report: int
    kind: str
    group: str  # who is counted: soldiers, police, fighters … or the noun itself; "" for people of any kind
    value: float
    is_approximate: bool
    span: Span
    sentence: Span
    is_lead: bool
    is_background: bool  # "since 1984", "last year": not of the news itself
    context: frozenset[str]  # content words of its sentence
    days: frozenset[str]  # dates that its sentence names
    named_days: frozenset[str] = frozenset()  # those of them that are not counted from the day of the report
    incident: Incident = Incident()
    is_series: bool = False  # counted over a wave of attacks
    n_in_lead: int = 1  # tolls of its kind in the lead
    n_in_report: int = 1  # and in the whole report
    numbers: frozenset[float]  # other numbers of its sentence: what it may break the toll down into


def find_tallies(reports: Sequence[Report]) -> list[Tally]:
    """The tallies of all reports by report and place; parts of a toll and vague counts are left out."""
    found: list[Tally] = []
    for place, report in enumerate(reports):
        own: list[Tally] = []
        places: Places | None = None
        figures = sorted((*report.figures, *_partitive(report)), key=lambda figure: figure.span.start)
        for figure in figures:
            value = number_of(figure)
            if value is None or figure.kind != "count" or (figure.approx and value in _VAGUE):
                continue
            tally = _tally(place, report, figure, value, figures)
            if tally is not None:
                places = places or find_places(report)
                clause = _clause_of(report.text, tally)
                incident = incident_of(report, tally.sentence, places, clause=clause)
                own.append(msgspec.structs.replace(tally, incident=incident))
        first: dict[tuple[str, float, bool, bool], Tally] = {}
        for tally in _without_summands(report.text, own):
            is_of_head = (
                tally.span.start < report.layout.body
            )  # a headline names the incident with fewer words
            first.setdefault((tally.kind, tally.value, tally.is_lead, is_of_head), tally)
        found += _with_rivals(list(first.values()))
    return found


def _clause_of(text: str, tally: Tally) -> Span:
    """The words round a figure that say by what act; what goes on meanwhile ("في حين …") is another."""
    start = max(tally.sentence.start, tally.span.start - _CLAUSE_BEFORE)
    end = min(max(tally.sentence.end, tally.span.end), tally.span.end + _CLAUSE)
    cut = _MEANWHILE.search(text, tally.span.end, end)
    return Span(min(start, tally.span.start), cut.start() if cut else end)


def _with_rivals(tallies: list[Tally]) -> list[Tally]:
    """The tallies of one report, each with the number of tolls of its kind in the lead and in the whole report."""
    values: dict[tuple[str, bool], set[float]] = {}
    for tally in tallies:
        if not tally.is_background:
            for is_lead in {tally.is_lead, False}:
                values.setdefault((tally.kind, is_lead), set()).add(tally.value)
    return [
        msgspec.structs.replace(
            tally,
            n_in_lead=len(values.get((tally.kind, True), ())),
            n_in_report=len(values.get((tally.kind, False), ())),
        )
        for tally in tallies
    ]


def _without_summands(text: str, tallies: Sequence[Tally]) -> list[Tally]:
    """The tallies without those that are added up: of "12 جندياً وخمسة من أفراد الطاقم" neither is the toll."""
    summands: set[int] = set()
    for number, (one, two) in enumerate(pairwise(tallies)):
        between = text[one.span.end : two.span.start]
        if one.kind == two.kind and len(between) < _GAP and between.rstrip().endswith("و"):
            summands |= {number, number + 1}
    return [tally for number, tally in enumerate(tallies) if number not in summands]


def _partitive(report: Report) -> list[Figure]:
    """Counts of the form "ستة من حراس المسجد", that the figures of the report do not hold."""
    taken = [figure.span for figure in report.figures]
    found = []
    for match in _PARTITIVE.finditer(report.text):
        word, noun = fold_word(match.group(1)), match.group(2)
        span = Span(match.start(), match.end())
        value = int(word) if word.isdigit() else _FEW.get(word.removeprefix("ال"))
        if value and value > 1 and not any(span.overlaps(other) for other in taken):
            found.append(Figure(span=span, value=value, unit=noun, approx=_is_about(report.text, span.start)))
    return found


def _is_about(text: str, offset: int) -> bool:
    words = _words(text[max(0, offset - 12) : offset])
    return bool(words) and words[-1] in ("نحو", "حوالي", "قرابه", "زهاء")


def number_of(figure: Figure) -> float | None:
    """The one number of a figure: of "at least 12" it is 12; None for an open or double range."""
    if isinstance(figure.value, tuple):
        low, high = figure.value
        return float(low) if low is not None and high is None else None
    return None if figure.value is None else float(figure.value)


def is_counted_noun(word: str) -> bool:
    """Whether a word is a noun of people who are counted: "حارس", "مدنيا"."""
    return fold_word(word) in _nouns() and fold_word(word) not in _verbs()


@cache
def label_of(kind: str) -> str:
    """How a class is called in Arabic: killed → عدد القتلى."""
    return {row["class"]: row["label"] for row in read_lexicon("khabar.stories", "labels.tsv")}.get(
        kind, kind
    )


def _tally(
    place: int, report: Report, figure: Figure, value: float, figures: Sequence[Figure]
) -> Tally | None:
    sentence = sentence_of(report.text, figure.span.start)
    before = _words(report.text[sentence.start : figure.span.start])
    after = _words(report.text[figure.span.end : max(sentence.end, figure.span.end)])
    is_part = bool(_PART & set(before[-2:])) or (figure.unit is None and bool(_PART & set(after[:1])))
    is_part = (
        is_part
        or (len(after) > 1 and after[0] == "من" and after[1] in _OF_THE_TOLL)
        or fold_word(figure.unit or "") in _OF_THE_TOLL
        or (" من " in figure.span.of(report.text) and figure.span.of(report.text).endswith(("ها", "هم")))
    )
    group = _group(figure) or _narrowed(before, after)
    kind = None if is_part or _is_sum(before, after) or group in _PARTIAL else _kind(figure, before, after)
    if _is_added(report.text, figure) and _noun_class(figure.unit or "") not in _TELLING:
        return None  # "a leader and five others were killed": five is not the toll
    if kind is None or (kind == "aboard" and group not in _ABOARD and not group.startswith(NATIONALITY)):
        return None
    times = [
        time
        for time in report.times
        if time.value
        and time.type in ("DATE", "TIME")
        and sentence.contains(time.span)
        and time.value[:4].isdigit()
        and not _is_of_source(report.text, time)
    ]
    return Tally(
        report=place,
        kind=kind,
        group=group,
        value=value,
        is_approximate=figure.approx,
        span=figure.span,
        sentence=sentence,
        is_lead=figure.span.start < report.layout.body + _LEAD_CHARACTERS,
        is_background=_is_of_a_period([*before[-10:], *after[:10]]),
        context=frozenset(content_stems(sentence.of(report.text))) - _counting_stems(),
        is_series=_is_of_a_series(before, after),
        days=frozenset(_day_of(time) for time in times),
        named_days=frozenset(_day_of(time) for time in times if _is_named(_words(time.span.of(report.text)))),
        numbers=frozenset(
            {float(word) for word in (*before, *after) if word.isdigit() and len(word) < 8}
            | {
                float(other.value)
                for other in figures
                if isinstance(other.value, (int, float)) and sentence.contains(other.span)
            }
        )
        - {value},
    )


def _is_of_source(text: str, time: Time) -> bool:
    """Whether a day is that of what a source said: "سبعة قتلى، وفق ما أعلنت الإدارة، الثلاثاء"."""
    return _SOURCE.search(text[max(0, time.span.start - _SOURCE_REACH) : time.span.start]) is not None


_SOURCE = re.compile(r"(?:(?:وفق|وفقا|وفقاً|بحسب|حسب)\s+ل?ما|حسبما|وفقما)\s+[^\W\d_]+[^.؛\n]*$")
_SOURCE_REACH = 60  # characters


def _day_of(time: Time) -> str:
    """The day of a time of day as well: "مساء الجمعة"."""
    return (time.value or "").split("T")[0]


def _is_named(words: Sequence[str]) -> bool:
    """Whether a day is not only counted from that of the report: "الجمعة", "صباح اليوم الجمعة", not "اليوم"."""
    return not _RELATIVE & set(words) or bool(_WEEKDAYS & set(words))


def _is_of_a_series(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a figure is counted over several acts, or for one of several: "in two separate accidents", "الحادث الأول"."""
    words = [word.lstrip("بوفل").removeprefix("ال") for word in (*before, *after)]
    return bool(_SERIES & set(words)) or any(
        act in _NUMBERED and place in _PLACES_OF_ONE for act, place in pairwise(words)
    )


def _is_added(text: str, figure: Figure) -> bool:
    """Whether a figure hangs on the word before by "and": "ضابط و3 جنود"."""
    start = figure.span.start
    is_apart = start > 1 and text[start - 1] == "و" and text[start - 2].isspace()
    words = figure.span.of(text)
    return is_apart or (words.startswith("و") and fold_word(words).split()[0] not in ("واحد", "واحده"))


def _is_sum(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether killed and wounded are counted together: "33 killed and wounded", "مقتل وإصابة 35", "بين قتيل وجريح"."""
    if (after and after[0].startswith("وجريح")) or (
        len(after) > 1 and after[0] in ("بين", "ما") and "قتيل" in after[:3]
    ):
        return True
    if "بين" in after[:6] and any(word.startswith("وجر") for word in after[:9]):
        return True
    last = before[-2:]
    return len(last) == 2 and last[0].lstrip("بول") in _DEATHS and last[1] in _WOUNDINGS


def _narrowed(before: Sequence[str], after: Sequence[str]) -> str:
    """Who is counted where other words narrow it: "ستة قتلى في صفوف قوات الأمن", "خمسة من أفراد الشرطة"."""
    kind = _BODIES.get(after[0].removeprefix("ال")) or _noun_class(after[0]) if after else ""
    if kind in _RANKS:
        return kind
    for place, word in enumerate(after[:2]):
        of_whom = after[place + 1 : place + 3]
        if of_whom and word in _RANKS_OF:
            return PART + stem_of(of_whom[0])
        if of_whom and word == "من" and of_whom[0] in _MEMBERS:
            return PART + stem_of(of_whom[-1])
    return next((PART + stem_of(word) for word in before[-14:] if word in _STAFF), "")


def _is_of_a_period(words: Sequence[str]) -> bool:
    """Whether the words beside a figure say that it was counted over a longer time: "since 1984", "this year"."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word in _PAST_PERIOD or (word == "العام" and (following in _THIS_YEAR or following.isdigit())):
            return True
    return "هذا العام" in " ".join(words)


def _kind(figure: Figure, before: Sequence[str], after: Sequence[str]) -> str | None:
    noun = _noun_class(figure.unit) if figure.unit else ""
    if noun in _TELLING:
        return noun
    words_before, words_after = _lexicon()
    if figure.unit and (told := words_after.get(_noun(figure.unit))):
        return told
    nearest_first = list(reversed(before[-_BEFORE:]))
    may_be_far = not figure.unit or noun or _noun(figure.unit) in words_after or _is_of_people(figure.unit)
    kind = (
        _told(nearest_first[:_CLOSE], words_before)
        or _told(after[:_AFTER], words_after)
        or (_told(nearest_first[_CLOSE:], words_before) if may_be_far else None)
        or (figure.counts if figure.counts in _TOLD_BY_FIGURES else None)
    )
    return None if kind == "arrested" and not may_be_far else kind  # "ضبط 30 مسدسا"


def _is_of_people(unit: str) -> bool:
    """Whether a noun that no list holds is likely people: a plural in ون/ين, a nationality; "18 مركزا" after "deaths" is not."""
    noun = _noun(unit)
    return noun.endswith(("ون", "ين", "ي", "يا", "يه")) or stem_of(noun).removesuffix("ي") in _nationalities()


def _told(words: Sequence[str], classes: dict[str, str]) -> str | None:
    """The class that the nearest word tells; another number on the way ends the search."""
    for word in words:
        found = classes.get(word) or classes.get(word[1:])
        if found or word.isdigit() or word in "،؛":
            return found
    return None


def _group(figure: Figure) -> str:
    """Who is counted, from the unit noun; "" where it may be anybody."""
    if not figure.unit:
        return ""
    kind = _noun_class(figure.unit)
    if kind in _ANYBODY or _noun(figure.unit) in _lexicon()[1]:
        return ""
    stem = stem_of(_noun(figure.unit))
    nation = stem.removesuffix("ي")
    return kind or (NATIONALITY + nation if nation in _nationalities() else stem)


def _noun(unit: str) -> str:
    return next(iter(fold_word(unit).split()), "")


def _noun_class(unit: str) -> str:
    words = fold_word(unit).split()
    nouns = _nouns()
    return (
        nouns.get(" ".join(words[:2])) or nouns.get(words[0]) or nouns.get(words[0].removeprefix("ال")) or ""
        if words
        else ""
    )


@cache
def _counting_stems() -> frozenset[str]:
    """Stems of the words by which tallies are told: that both say "killed" does not make two events one."""
    words = [row["word"] for row in read_lexicon("khabar.stories", "tallies.tsv")]
    return frozenset(stem_of(fold_word(word)) for word in words) | frozenset(
        stem_of(word) for word in _nouns()
    )


@cache
def _nationalities() -> frozenset[str]:
    """Stems of nationalities: "ثلاثة فلسطينيين" may be anybody, but not three Egyptians."""
    rows = read_lexicon("khabar.annotate.actors", "countries.tsv")
    return frozenset(
        stem_of(fold_word(row["nationality"].strip("*").split(";")[0])).removesuffix("ي")
        for row in rows
        if row["nationality"]
    )


@cache
def _verbs() -> frozenset[str]:
    rows = read_lexicon("khabar.annotate", "counts.tsv")
    return frozenset(fold_word(row["form"]) for row in rows if row["number"] == "verb")


@cache
def _nouns() -> dict[str, str]:
    """Folded counted nouns of the figures' lexicon, with their class; some mean anybody."""
    nouns = {fold_word(row["form"]): row["class"] for row in read_lexicon("khabar.annotate", "counts.tsv")}
    return {**nouns, **dict.fromkeys(_PEOPLE, "persons")}


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    rows = read_lexicon("khabar.stories", "tallies.tsv")
    sides: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for row in rows:
        sides[row["side"] == "after"].setdefault(fold_word(row["word"]), row["class"])
    return sides


def _words(text: str) -> list[str]:
    return [word for token in _WORD.findall(fold_word(text)) if (word := token)]
