"""Moments from sentences that state a day, month or year and hold no dated event: a speech, a founding."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.letters import fold_word
from khabar.model import Citation, EventStatus, Moment, Report, Span, Time
from khabar.stories.incidents import Places, find_places, own_places
from khabar.stories.lines import clause_line, line_of, sentence_of
from khabar.stories.mentions import Mention
from khabar.stories.signatures import day_number
from khabar.stories.stems import content_stems, folded_words
from khabar.stories.yardsticks import CHANCE, EXPECTED, is_yardstick

_AT = frozenset(["في", "وفي", "ففي"])
_WITHIN = frozenset(["خلال", "وخلال"])  # a month; over a year things are counted
_LEAD = 300  # characters of a body whose days are those of the news
_BACK = frozenset(["حينها", "انذاك", "وقتها", "حينه", "حينئذ", "الحين", "ذاك", "ذلك"])
_COMING = frozenset(["غدا", "غد", "الغد", "المقبل", "المقبله", "القادم", "القادمه"])
_YEAR = re.compile(r"\b(?:عام|سنة|لعام)\s+((?:19|20)\d\d)")
# "في مايو ويونيو 1999": the year stands behind the second month
_YEAR_OF_MONTHS = re.compile(
    r"(?:\s*\([^()\n]{2,15}\)|/\S+)?\s+و[^\W\d_/]+(?:\s*\([^()\n]{2,15}\)|/\S+)?\s+((?:19|20)\d\d)\b"
)
_YEAR_REACH = 25  # characters after a day
_CHANCE_WORDS = 12  # words before a day
_NOT = frozenset(["لم", "لن", "ليس", "ليست", "لا", "الا", "دون", "بدون", "عدم"])
_STILL = frozenset(["يزال", "تزال", "يزالون", "زال", "سيما", "بد", "شك", "تقل", "يقل", "اقل"])
_LEAST_WORDS = 4  # of a line; fewer are a heading
_SHARED_STEMS, _SHARED_PART = 4, 0.5  # content words by which two lines of one day tell the same
# Stems of the verbs with which two bulletins of one day begin that tell of two markets.
_RISE = frozenset(["ارتفع", "ارتفعت", "صعد", "صعدت", "زاد", "زادت", "قفز", "قفزت", "كسب", "فاز"])
_FALL = frozenset(
    ["انخفض", "انخفضت", "هبط", "هبطت", "تراجع", "تراجعت", "نزل", "نزلت", "خسر", "خسرت", "تعادل"]
)
_ADDRESS = 200  # characters before a day in which an address begins
_SHARED_AHEAD, _PART_AHEAD = 3, 0.33
_MOST_ACTS = 60  # of one day that a line is held against
_AFTER_WHAT = frozenset(["بعدما", "بعد", "غداه", "منذ"])
# "after the prayer", "after tomorrow" is of that day; who is hurt "after an accident" is hurt on its day
_OF_THAT_DAY = frozenset(
    "صلاه ظهر عصر مغرب عشاء فجر منتصف غد الظهر العصر المغرب العشاء الغد تعرض تعرضه تعرضها".split()
)
_YEARS_AHEAD = 3  # beyond which a bare year is that of a forecast
_NOT_WORDS = 10  # words before a day in its clause
_CLAUSE_END = re.compile(r"[،,؛;:.«»\"]")
_TODAY = frozenset(["اليوم", "الليله", "غدا"])
_OF_A_DAY = frozenset(["خلال", "في", "طوال", "طيله", "مدار", "ساعات", "ايام", "يوم", "لمده", "لمدي", "مده"])
_COUNTED = re.compile(r"\s*(?:يوما|يومًا|أيام|شهرا|عاما)\b")
_NEXT = 60  # characters after a weekday in which its week is told
_IN_WEEKS_TO_COME = re.compile(
    r"[^.،؛\n]*\b(?:الاسبوع|الاسبوعين)\s(?:بعد\s)?(?:المقبل|القادم|المقبلين|القادمين)\b"
)
_WEEKDAYS = frozenset("يوم الاثنين الاثنان الثلاثاء الاربعاء الخميس الجمعه السبت الاحد".split())
_AWAITED = re.compile(  # "ينتظر المستثمرون تقريرا يوم الجمعة", "سيلتقي الفريقان السبت"
    r"\b[وف]?(?:[يت](?:ترقب|نتظر|ستعد|تاهب)(?:ون)?|س[يت](?:لتقي|واجه|بدا|قام|عقد|خوض|زور|فتتح|نطلق|شارك|صل|غادر|علن|لعب|ستضيف|ستقبل"
    r"|جري|ختتم|كون|تم|جتمع|توجه|سافر|قيم|بحث|صدر)(?:ون|ان)?)\b"
)
_SUPPOSED = re.compile(
    r"\b[وف]?(?:كانت?\s+(?:من\s+)?(?:المفترض|المقرر|المنتظر|المتوقع|المؤمل|مقرر|مقررا|مقرره|مفترضا)|لو|ربما|كادت?)\b"
)
_FORETOLD = re.compile(r"\b[وف]?(?:(?:ي|ت|ن)?توقع(?:ت|وا|ون|ات)?|(?:ي|ت)رجح(?:ون)?|رجحت?)\b")  # a forecast
_MEANS_TO = re.compile(r"\b[وف]?(?:(?:ي|ت)(?:ستعد|عتزم|نوي|زمع|تاهب)(?:ون)?)\b")
_IMPERFECT = re.compile(
    r"^(?:و|كما\s)?ي(?!وم|من|ولي|وني|ناير|هود|اسر|وسف|زال|ذكر|شار|عد\s|عتبر|قول|وكد|ري\s|بقي|بدو)\w{3,}\s"
)


def find_dated_sentences(reports: Sequence[Report], mentions: Sequence[Mention]) -> list[Moment]:
    """The moments that the sentences of the reports state beside their events."""
    covered = {(mention.report, mention.sentence, mention.date) for mention in mentions if mention.date}
    days = {mention.date for mention in mentions}
    found: dict[tuple[str, str], list[Citation]] = {}
    for place, report in enumerate(reports):
        for time in report.times:
            if not _states_a_date(report, time) or time.value is None or _repeats_the_day(report, time):
                continue
            sentence = sentence_of(report.text, time.span.start)
            is_news_day = time.value in days and time.value >= _day(report)[:10] > ""
            if (place, sentence, time.value) in covered or is_news_day:
                continue
            line = clause_line(report.text, time.span)
            if (
                line is None
                or len(line.of(report.text).split()) < _LEAST_WORDS
                or is_yardstick(report.text, time.span)
                or _is_of_another_year(report.text, time)
                or _is_chance(report.text, line, time.span)
                or _is_no_act(report, time, sentence)
                or _is_of_subordinate(report.text, line, time.span)
            ):
                continue
            key = (time.value, " ".join(line.of(report.text).split()))
            found.setdefault(key, []).append(
                Citation(
                    article=report.id,
                    span=line,
                    status="planned" if _lies_ahead(report, time, line) else "occurred",
                    date=_day(report) or None,
                    outlet=report.outlet,
                )
            )
    return [
        _told(reports, value, citations) for value, citations in _without_repetition(reports, found, mentions)
    ]


class _Line(msgspec.Struct, frozen=True):
    """What a line tells, by its content words, which of them rise or fall, and where."""

    stems: frozenset[str]
    first: str  # its first content word: "ارتفع"
    places: frozenset[str]


def _without_repetition(
    reports: Sequence[Report], found: dict[tuple[str, str], list[Citation]], mentions: Sequence[Mention]
) -> Iterable[tuple[str, list[Citation]]]:
    """Each day with the lines that tell one thing of it: sentences of two reports that say the same are one moment, and what an act of
    that day tells already is none."""
    by_id = {report.id: report for report in reports}
    places = {report.id: find_places(report) for report in reports} if found else {}
    told: dict[str, list[tuple[_Line, list[Citation]]]] = defaultdict(list)
    acts: dict[str, list[_Line]] = defaultdict(list)
    for mention in mentions:
        if places and mention.date and len(acts[mention.date]) < _MOST_ACTS:
            report = reports[mention.report]
            acts[mention.date].append(
                _line(report, line_of(report.text, mention.event.trigger), places[report.id])
            )
    for (value, _), citations in found.items():
        first = citations[0]
        line = _line(by_id[first.article], first.span, places[first.article])
        is_ahead = value > _day(by_id[first.article]) > ""  # few things are told of a day to come
        if any(_is_same(line, act, is_ahead=is_ahead) for act in acts[value]):
            continue
        near = told[value][:_MOST_ACTS]
        same = next((own for other, own in near if _is_same(line, other, is_ahead=is_ahead)), None)
        if same is None:
            told[value].append((line, citations))
        else:
            same.extend(citations)
    for value, groups in told.items():
        for _, citations in groups:
            yield value, citations


def _line(report: Report, span: Span, places: Places) -> _Line:
    stems = content_stems(span.of(report.text))
    return _Line(frozenset(stems), next(iter(stems), ""), own_places(span, places))


def _is_same(one: _Line, other: _Line, *, is_ahead: bool) -> bool:
    """Whether two lines tell one thing: half of the words in common, of a day to come a third, and no other place."""
    shared = len(one.stems & other.stems)
    least, part = (_SHARED_AHEAD, _PART_AHEAD) if is_ahead else (_SHARED_STEMS, _SHARED_PART)
    is_alike = shared >= least and shared >= part * min(len(one.stems), len(other.stems))
    if {one.first, other.first} & _RISE and {one.first, other.first} & _FALL:
        return False
    return is_alike and (not one.places or not other.places or bool(one.places & other.places))


def _is_of_another_year(text: str, time: Time) -> bool:
    """Whether the words just after a day name another year than it was read in: "حتى 15 سبتمبر خلال عام 2014"."""
    is_month = len(time.value or "") == len("2015-08")
    named = _YEAR.search(text, time.span.end, time.span.end + _YEAR_REACH) or (
        _YEAR_OF_MONTHS.match(text, time.span.end) if is_month else None
    )
    return named is not None and named[1] != (time.value or "")[:4]


def _is_chance(text: str, line: Span, span: Span) -> bool:
    """Whether a line tells of that day what is only possible: "احتمالات رفع الفائدة في سبتمبر"."""
    words = folded_words(text[line.start : max(span.start, line.start)])
    return any(word.lstrip("وبل").removeprefix("ال") in CHANCE for word in words[-_CHANCE_WORDS:])


def _is_no_act(report: Report, time: Time, sentence: Span) -> bool:
    """Whether what a day is told of has not been: refused ("did not come on Friday"), foretold for a year or month, or a past
    day's hope; or whether the words only look like a day: "for 30 days", "so many hours of the day", "on Sundays"."""
    text = report.text
    if _is_misread(report, time):
        return True
    before = fold_word(text[min(sentence.start, time.span.start) : time.span.start])
    words = folded_words(_CLAUSE_END.split(before)[-1])[-_NOT_WORDS:]
    own = folded_words(time.span.of(text))
    is_bare = len(own) == 1 and own[0].startswith("ال")
    if _COUNTED.match(text, time.span.end) or (
        is_bare and words and words[-1].lstrip("وفبل") in _OF_A_DAY - {"يوم"}
    ):
        return True
    bare = [word.lstrip("وف") for word in words]
    if any(word in _NOT and not _STILL & set(bare[place + 1 : place + 2]) for place, word in enumerate(bare)):
        return True
    if _FORETOLD.search(_CLAUSE_END.split(before)[-1]):
        return True
    is_past = (time.value or "") < _day(report)[: len(time.value or "")]
    if len(time.value or "") < len("2015-08-04"):
        year, today = (time.value or "")[:4], _day(report)[:4]
        if today.isdigit() and int(year) > int(today) + _YEARS_AHEAD:
            return True
        return bool(EXPECTED.search(before))
    return is_past and bool(_SUPPOSED.search(before))


def _is_of_subordinate(text: str, line: Span, day: Span) -> bool:
    """Whether the day is that of what went before, and the line begins with what followed: "ارتفع المؤشر بعدما انخفض الاثنين"."""
    clause = _CLAUSE_END.split(fold_word(text[line.start : max(day.start, line.start)]))[-1]
    words = [word.lstrip("و") for word in folded_words(clause)]
    first = next(
        (
            place
            for place, word in enumerate(words)
            if word in _AFTER_WHAT and not _OF_THAT_DAY & set(words[place + 1 : place + 2])
        ),
        None,
    )
    return first is not None and first >= _LEAST_WORDS - 1 and len(words) - first > 1


def _is_in_address(text: str, span: Span) -> bool:
    """Whether a day stands in the address of a page or picture: ".../2015/05/31/photo.jpg"."""
    before = text[max(0, span.start - _ADDRESS) : span.start]
    token = before.split()[-1] if before and not before[-1].isspace() else ""
    return "http" in token or "www." in token


def _is_misread(report: Report, time: Time) -> bool:
    """Whether the words of a day are no day of the past: a name ("محمد الخميس"), a weekday of the week to come, a night of somebody."""
    if _is_in_address(report.text, time.span) or (time.value or "") == _day(report)[:4]:
        return True  # of its own year a report tells days, and what the whole year is to bring
    words = folded_words(time.span.of(report.text))
    if words and words[-1].endswith(("ليلتها", "ليلته", "يومها", "يومه")):
        return True
    if any(
        mention.contains(time.span)
        for actor in report.actors
        for mention in actor.mentions
        if actor.type == "PER"
    ):
        return True
    is_past = "" < (time.value or "") < _day(report)
    is_weekday = is_past and {word.lstrip("و") for word in words} <= _WEEKDAYS
    if not is_weekday:
        return False
    after = fold_word(report.text[time.span.end : time.span.end + _NEXT])
    start = sentence_of(report.text, time.span.start).start
    before = fold_word(report.text[min(start, time.span.start) : time.span.start])
    return bool(_IN_WEEKS_TO_COME.match(after) or _AWAITED.search(_CLAUSE_END.split(before)[-1]))


def _lies_ahead(report: Report, time: Time, line: Span) -> bool:
    """Whether the words of a day or its line say that it is to come: "غدا الأحد", "سيقام السبت"."""
    words = set(folded_words(time.span.of(report.text)))
    told = folded_words(line.of(report.text))
    is_future = any(word.lstrip("وف").startswith(("سي", "ست", "سن")) and len(word) > 5 for word in told[:6])
    if (time.value or "") >= _day(report)[: len(time.value or "")] and _MEANS_TO.search(" ".join(told)):
        return True  # "يستعد لإعلان ترشحه في وقت لاحق من الشهر"
    if words & _TODAY and time.value == _day(report) and _IMPERFECT.match(" ".join(told)):
        return True  # "يفتتح المحافظ اليوم المعرض" of that day's paper
    return bool(words & _COMING) or (is_future and (time.value or "") >= _day(report)) or "المقرر" in told


def _states_a_date(report: Report, time: Time) -> bool:
    value = time.value or ""
    return (
        time.type == "DATE"
        and len(value) in (4, 7, 10)
        and value.replace("-", "").isdigit()
        and not _is_date_line(report, time.span)
        and (len(value) == len("2015-08-09") or _stands_alone(report.text, time.span))
    )


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a month or year says when something happened: "في مارس 2019", not "بنهاية يونيو", "لعام 2012"."""
    words = folded_words(text[max(0, span.start - 16) : span.end])
    own = folded_words(span.of(text))
    before = words[: len(words) - len(own)][-1:]
    is_month = any(word.startswith("شهر") for word in own)
    return bool({*before, *own[:1]} & (_AT | _WITHIN if is_month else _AT))


def _repeats_the_day(report: Report, time: Time) -> bool:
    """Whether a time only says when the report was written ("yesterday", below its lead) or points back ("at the time")."""
    words = time.span.of(report.text)
    if any(letter.isdigit() for letter in words):
        return False
    if set(folded_words(words)) & _BACK:
        return True
    told, day = day_number(report.published), day_number(time.value) if len(time.value or "") == 10 else None
    is_near = told is not None and day is not None and abs(told - day) <= 1
    return is_near and time.span.start > report.layout.body + _LEAD


def _is_date_line(report: Report, span: Span) -> bool:
    lines = (report.layout.date_line, report.layout.dateline)
    return any(line is not None and line.contains(span) for line in lines)


def _told(reports: Sequence[Report], value: str, citations: Sequence[Citation]) -> Moment:
    text = next(report.text for report in reports if report.id == citations[0].article)
    last = max((citation.date or "" for citation in citations), default="")
    is_late = bool(last) and value[: len(last)] > last[: len(value)]
    status: EventStatus = "planned" if is_late or citations[-1].status == "planned" else "occurred"
    cited = tuple(msgspec.structs.replace(citation, status=status) for citation in citations)
    return Moment(
        date=value, what=citations[0].span.of(text), status=status, type="OTHER", citations=cited,
        states=((citations[0].date, status),),
    )  # fmt: skip


def _day(report: Report) -> str:
    return report.published[:10] if report.published else ""
