"""Origins counted apart from outlets: two reports that carry one claim are one origin where one reason makes them so.

Reasons: one outlet, one text (copies, or a passage or wording in common at the claim), one credited agency, one speaker
to whom both trace the claim, unnamed sources on both sides. In doubt two reports are one origin.
Outlets of one owner stay separate origins but are of one side.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

import msgspec

from khabar.arabic.letters import fold_word
from khabar.lexicon import read_lexicon
from khabar.model import Report, Span
from khabar.stories.lines import sentence_of
from khabar.stories.sets import find, join
from khabar.stories.signatures import Hashes
from khabar.stories.sources import n_shared_words, named_sources
from khabar.stories.stems import content_stems, folded, folded_words, stem_of

_REACH = 150  # characters on either side of a claim whose wording is compared
_RUN = 6  # words in a row that two reports do not choose alike by chance
_SHARED_STEMS, _SHARED_PART = (
    5,
    0.5,
)  # content words two sentences of one source share though they were edited
_STEMS_OF_COPY, _PART_OF_COPY = 8, 0.75  # the same, from which one is surely made of the other
_NEAR = 60  # characters between a claim and a passage that both reports hold
_HEAD, _FOOT = 160, 160  # characters at either end of a body in which an agency is credited
_SHARED_WORDS = 30  # of two whole texts, in runs of five and more: one release in two wordings
_MAX_COMPARED = 40  # carriers of a claim whose sentences are compared one by one


_SOURCES = "مصادر"  # what all unnamed speakers are called
_BARE = 2  # words of a ministry's name without its country

_GLOSS = re.compile(r"\([^()\n]{1,30}\)")  # "مارس (آذار)"
TRACED = frozenset(["document", "spokesman", "principal", "platform"])
_UNNAMED = frozenset(
    stem_of(fold_word(word))
    for word in (
        "مصادر",
        "مصدر",
        "شهود",
        "شاهد",
        "مسؤول",
        "مسؤولون",
        "مسؤولين",
        "سكان",
        "مواطنون",
        "ناشطون",
        "نشطاء",
        "حكومة",
    )
)
_WORD = re.compile(r"[^\W_]+")


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """One report that carries a claim: where, and to whom it traces it."""

    report: int
    span: Span
    speaker: str | None = None  # key of the speaker whose words the claim is; None: the outlet itself says it
    speaker_name: str | None = None
    voices: frozenset[str] = (
        frozenset()
    )  # stems of the names that the words are traced to: speaker, body, document


class Origins(msgspec.Struct, frozen=True):
    """The origins of one claim as groups of article ids, why reports were joined, and how many sides they are of."""

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]
    n_sides: int


class Passage(msgspec.Struct, frozen=True):
    """Words of one report that another one holds too."""

    span: Span
    other: int
    again: Span


class Trace(msgspec.Struct, frozen=True):
    """To whom the sentence of a claim traces it: agencies (also those that the report credits), and speakers by name."""

    agencies: frozenset[str]
    speakers: list[str]
    stems: frozenset[str] = frozenset()  # of the sentence
    voices: frozenset[str] = frozenset()  # of the carrier


class Known(msgspec.Struct, frozen=True):
    """What is known of a story's reports before any claim is looked at."""

    one_text: Sequence[int]
    agencies: Sequence[frozenset[str]]
    passages: Sequence[Hashes]
    reused: Mapping[int, Sequence[Passage]] = {}  # by report, the passages that others hold as well


def find_origins(reports: Sequence[Report], carriers: Sequence[Carrier], *, known: Known) -> Origins:
    """The origins of a claim that these reports carry (one carrier a report)."""
    parent = list(range(len(carriers)))
    reasons: dict[str, None] = {}
    traces = _whole_names([_traced(reports[carrier.report], carrier, known) for carrier in carriers])
    for i, reason, j in _reasons(reports, carriers, traces, known):
        if find(parent, i) != find(parent, j):
            join(parent, i, j)
            reasons[reason] = None
    for i, j in _shared_wording(reports, carriers):
        if find(parent, i) != find(parent, j):
            join(parent, i, j)
            reasons["copy"] = None
    roots = [i for i in range(len(carriers)) if find(parent, i) == i]
    for i, j, is_copy in _shared_sentences(reports, carriers, roots[:_MAX_COMPARED]):
        if find(parent, i) != find(parent, j) and not (
            _is_apart(traces[i], traces[j]) or _have_other_voices(traces[i], traces[j])
        ):
            join(parent, i, j)
            reasons["copy" if is_copy else "unsourced"] = None
    roots = [i for i in range(len(carriers)) if find(parent, i) == i]
    for i, j in (*_unnamed(carriers, traces), *_common_voices(reports, carriers, roots[:_MAX_COMPARED])):
        if find(parent, i) != find(parent, j) and not _have_other_voices(traces[i], traces[j]):
            join(parent, i, j)
            reasons["unsourced"] = None
    for i, j in _unsourced(carriers, traces, parent):
        join(parent, i, j)
        reasons["unsourced"] = None
    for i, reason, j in _of_one_hand(reports, carriers[:_MAX_COMPARED], traces, parent):
        join(parent, i, j)
        reasons[reason] = None
    groups: dict[int, list[str]] = {}
    for i, carrier in enumerate(carriers):
        groups.setdefault(find(parent, i), []).append(reports[carrier.report].id)
    sides = {owner_of(reports[carriers[root].report]) for root in groups}
    return Origins(tuple(tuple(sorted(ids)) for ids in groups.values()), tuple(reasons), len(sides))


def agencies_of(report: Report) -> frozenset[str]:
    """Names of the agencies that a report credits at its head or foot, or whose dispatches its statements came by."""
    text = report.text
    spans = [*report.layout.agencies, *(statement.via for statement in report.statements if statement.via)]
    found = {name for span in spans if (name := _agency(span.of(text)))}
    body = report.layout.body
    for part in (text[body : body + _HEAD].partition("\n")[0], text[-_FOOT:].rpartition("\n")[2]):
        found |= {name for piece in _pieces(part) if (name := _agencies().get(piece))}
    return frozenset(found)


def owner_of(report: Report) -> str:
    """The owner of a report's outlet, as far as is known; else the outlet itself."""
    outlet = fold_word(report.outlet or report.id).casefold().strip()
    return _owners().get(outlet, outlet)


def _traced(report: Report, carrier: Carrier, known: Known) -> Trace:
    sentence = sentence_of(report.text, carrier.span.start)
    credited = known.agencies[carrier.report] | _agencies_in(sentence.of(report.text))
    speakers = _spoken_in(report, sentence)
    if carrier.voices:  # another speaker of the sentence is not whose words these are
        speakers = [name for name in speakers if carrier.voices.intersection(content_stems(name))]
    stems = frozenset(content_stems(sentence.of(report.text))) if carrier.voices else frozenset()
    return Trace(credited, speakers, stems, carrier.voices)


def _is_apart(one: Trace, two: Trace) -> bool:
    """Whether two carriers credit agencies, and none in common: likeness of words alone does not make them one."""
    return bool(one.agencies and two.agencies) and not one.agencies & two.agencies


def _unnamed(carriers: Sequence[Carrier], traces: Sequence[Trace]) -> Iterable[tuple[int, int]]:
    """Pairs of carriers that have it from somebody unnamed: he may be one and the same."""
    own = [
        i
        for i, carrier in enumerate(carriers)
        if _SOURCES in traces[i].speakers or (carrier.speaker and is_unnamed(carrier.speaker_name or ""))
    ]
    return ((own[0], i) for i in own[1:])


def _have_other_voices(one: Trace, two: Trace) -> bool:
    """Whether the words of two carriers are somebody's by name, with no name or body in common, and neither sentence names
    the other's source: "said the minister, according to the chamber"."""
    is_named = one.voices and two.voices
    is_told = any(
        len(a.voices & b.stems) > 1 or a.voices <= b.stems for a, b in ((one, two), (two, one)) if a.voices
    )
    return bool(is_named) and not one.voices & two.voices and not is_told


def _whole_names(traces: list[Trace]) -> list[Trace]:
    """The traces, a ministry without its country under the whole name where only one country's is named beside it."""
    whole: dict[str, set[str]] = defaultdict(set)
    for name in {name for trace in traces for name in trace.speakers}:
        if name.startswith("وزارة ") and len(name.split()) > _BARE:
            whole[" ".join(name.split()[:_BARE])].add(name)
    known = {bare: next(iter(names)) for bare, names in whole.items() if len(names) == 1}
    return [
        msgspec.structs.replace(trace, speakers=[known.get(name, name) for name in trace.speakers])
        for trace in traces
    ]


def _reasons(
    reports: Sequence[Report], carriers: Sequence[Carrier], traces: Sequence[Trace], known: Known
) -> list[tuple[int, str, int]]:
    """(carrier, reason, carrier) for pairs that are one origin."""
    found = []
    first: dict[tuple[str, object], int] = {}
    for i, carrier in enumerate(carriers):
        report = reports[carrier.report]
        keys: list[tuple[str, object]] = [("copy", known.one_text[carrier.report])]
        keys += [(f"agency: {name}", name) for name in sorted(traces[i].agencies)]
        keys += [(f"statement: {name}", fold_word(name)) for name in traces[i].speakers if name != _SOURCES]
        if carrier.speaker and not is_unnamed(carrier.speaker_name or ""):
            keys.append((f"statement: {carrier.speaker_name}", carrier.speaker))
        if report.outlet:
            keys.append((f"outlet: {report.outlet}", report.outlet))
        for reason, key in keys:
            j = first.setdefault((reason.partition(":")[0], key), i)
            if j != i:
                found.append((j, reason, i))
    return found + [(i, "copy", j) for i, j in _reused(carriers, known)]


def _common_voices(
    reports: Sequence[Report], carriers: Sequence[Carrier], places: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """Pairs of carriers whose reports quote one speaker: what both tell may well be his."""
    if len(places) < 2:
        return
    first: dict[str, int] = {}
    for place in places:
        names = {
            statement.speaker_name
            for statement in reports[carriers[place].report].statements
            if statement.speaker_name and not is_unnamed(statement.speaker_name)
        }
        for name in sorted(names):
            for stem in content_stems(name):
                other = first.setdefault(stem, place)
                if other != place:
                    yield other, place


def _of_one_hand(
    reports: Sequence[Report], carriers: Sequence[Carrier], traces: Sequence[Trace], parent: list[int]
) -> Iterable[tuple[int, str, int]]:
    """Pairs of carriers, still apart, whose whole texts have long wording in common, or which name one source."""
    if len({find(parent, i) for i in range(len(carriers))}) < 2:
        return
    places = [carrier.report for carrier in carriers]
    own = [
        named_sources(reports[carrier.report], sentence_of(reports[carrier.report].text, carrier.span.start))
        for carrier in carriers
    ]
    voices = [
        {stem for name in traces[i].speakers for stem in content_stems(name)} | carrier.voices
        for i, carrier in enumerate(carriers)
    ]
    for i, j in combinations(range(len(carriers)), 2):
        if find(parent, i) == find(parent, j):
            continue
        common = sorted((own[i].keys() & (own[j].keys() | voices[j])) | (own[j].keys() & voices[i]))
        if common:
            yield i, f"statement: {own[i].get(common[0]) or own[j][common[0]]}", j
        elif n_shared_words(reports[places[i]], reports[places[j]]) >= _SHARED_WORDS:
            yield i, "unsourced", j


def _unsourced(
    carriers: Sequence[Carrier], traces: Sequence[Trace], parent: list[int]
) -> list[tuple[int, int]]:
    """Origins that give no source with one that traces the claim to a speaker: they may well have it from him."""
    traced: dict[int, bool] = {}
    sourced: set[int] = set()
    for i, carrier in enumerate(carriers):
        root = find(parent, i)
        has_speaker = bool(carrier.speaker or traces[i].speakers)
        traced[root] = traced.get(root, False) or has_speaker
        if has_speaker or traces[i].agencies:
            sourced.add(root)
    speaker = next((root for root, is_traced in traced.items() if is_traced), None)
    return [] if speaker is None else [(speaker, root) for root in traced if root not in sourced]


def is_unnamed(name: str) -> bool:
    """Whether a speaker is only a kind of source: "مصادر عسكرية", "شهود عيان", "هذه المصادر"."""
    return any(stem_of(word) in _UNNAMED for word in fold_word(name).split()[:2])


def holder_of(report: Report, span: Span) -> int | None:
    """The number of the innermost statement whose content holds a span; None where it stands in the outlet's own words."""
    holding = (
        (content.end - content.start, number)
        for number, statement in enumerate(report.statements)
        for content in statement.content
        if content.contains(span)
    )
    return min(holding, default=(0, None))[1]


def _spoken_in(report: Report, sentence: Span) -> list[str]:
    """The speakers of a sentence, ministers under the name of their ministry."""
    found: dict[str, None] = {}
    for statement in report.statements:
        if sentence.contains(statement.cue):
            for name in (
                statement.speaker_name,
                *(link.name for link in statement.path if link.kind in TRACED),
            ):
                if name and not is_unnamed(name):
                    found[_ministry(name) or name] = None
                elif name:
                    found[_SOURCES] = None
    return list(found)


def _ministry(name: str) -> str | None:
    """The ministry that a name is of, with its country where an adjective tells it: "وزارة الدفاع التركية"."""
    words = [*name.split(), ""]
    for word, following, country in zip(words, words[1:], words[2:], strict=False):
        if fold_word(word).lstrip("بول") in ("زاره", "زير", "زيره") and following:
            return f"وزارة {following} {_feminine(country)}".strip()
    return None


def _feminine(word: str) -> str:
    """An adjective of a country beside a ministry, whether it stood with the minister or with it; "" for another word."""
    stem = word.removesuffix("ة")
    return f"{stem}ة" if word.startswith("ال") and stem.endswith("ي") else ""


def _agencies_in(sentence: str) -> frozenset[str]:
    """The agencies named in a sentence: "ونقلت رويترز عن …"."""
    return frozenset(
        name for piece in _pieces(sentence) if len(piece) > 3 and (name := _agencies().get(piece))
    )


def _reused(carriers: Sequence[Carrier], known: Known) -> Iterable[tuple[int, int]]:
    """Pairs of carriers whose claims stand in, or right beside, a passage that both reports hold."""
    place_of = {carrier.report: i for i, carrier in enumerate(carriers)}
    for i, carrier in enumerate(carriers):
        for passage in known.reused.get(carrier.report, ()):
            j = place_of.get(passage.other)
            if (
                j is not None
                and _touches(carrier.span, passage.span)
                and _touches(carriers[j].span, passage.again)
            ):
                yield i, j


def _touches(claim: Span, passage: Span) -> bool:
    return claim.start < passage.end + _NEAR and passage.start < claim.end + _NEAR


def _shared_wording(reports: Sequence[Report], carriers: Sequence[Carrier]) -> Iterable[tuple[int, int]]:
    """Pairs of carriers that have so many words in a row in common round the claim."""
    first: dict[tuple[str, ...], int] = {}
    for i, carrier in enumerate(carriers):
        text = reports[carrier.report].text
        stretch = text[max(0, carrier.span.start - _REACH) : carrier.span.end + _REACH]
        words = folded_words(_GLOSS.sub(" ", stretch))
        for run in zip(*(words[n:] for n in range(_RUN)), strict=False):
            j = first.setdefault(run, i)
            if j != i:
                yield j, i


def _shared_sentences(
    reports: Sequence[Report], carriers: Sequence[Carrier], places: Sequence[int]
) -> list[tuple[int, int, bool]]:
    """Pairs of carriers whose sentences share most of their content, and whether so much that one is made of the other.

    Those that surely are come first: the others may tell one thing in the words that it has.
    """
    stems: dict[int, frozenset[str]] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for place in places:
        text = reports[carriers[place].report].text
        sentence = sentence_of(text, carriers[place].span.start).of(text)
        stems[place] = frozenset(content_stems(_GLOSS.sub(" ", sentence)))
        for stem in stems[place]:
            holders[stem].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for own in holders.values():
        for pair in combinations(own, 2):
            shared[pair] += 1
    found: list[tuple[int, int, bool]] = []
    for (i, j), n_shared in shared.items():
        n_least = min(len(stems[i]), len(stems[j]))
        if n_shared >= _SHARED_STEMS and n_shared >= _SHARED_PART * n_least:
            found.append((i, j, n_shared >= _STEMS_OF_COPY and n_shared >= _PART_OF_COPY * n_least))
    return sorted(found, key=lambda pair: not pair[2])


def _agency(words: str) -> str | None:
    pieces = _pieces(words)
    return next((name for piece in pieces if (name := _agencies().get(piece))), None)


def _pieces(text: str) -> list[str]:
    """Runs of up to four words of a credit line that may be an agency, longest first, each as it is looked up."""
    words = [_bare(word) for word in _WORD.findall(text)[:24]]
    firsts = [i for i, word in enumerate(words) if word in _first_words()]
    return [" ".join(words[i : i + n]) for n in (4, 3, 2, 1) for i in firsts if i + n <= len(words)]


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    word = folded(word)
    if word.startswith("لل"):
        return "ال" + word[2:]
    return word[1:] if len(word) > 4 and word[0] in "لو" and word[1:] in _first_words() else word


@cache
def _agencies() -> dict[str, str]:
    found = {}
    for row in read_lexicon("khabar.stories", "agencies.tsv"):
        form = "".join(letter if letter.isalnum() else " " for letter in fold_word(row["form"]))
        found[" ".join(form.split())] = row["name"]
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _agencies())


@cache
def _owners() -> dict[str, str]:
    return {
        fold_word(row["outlet"]).casefold(): row["owner"]
        for row in read_lexicon("khabar.stories", "owners.tsv")
    }
