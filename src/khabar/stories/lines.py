"""Sentences and clauses of a text by its marks alone: enough to quote a line round a word, at no cost for long texts."""

import re
from functools import lru_cache

from khabar.model import Span

# A stop without a space ends a sentence too where whole words stand round it: "مأهولة بالسكان.وفي 16 يوليو", but not "د.محمد".
_SENTENCE_END = re.compile(r"[.!?؟…](?=[\s\"”»)\]]|$)|(?<=[ء-ي]{3})[.](?=[ء-ي]{2})|\n")
_CLAUSE_END = re.compile(r"[،,؛;]\s")
_REACH = 700  # characters looked at on either side; a sentence that is longer is cut there
_LINE = 150  # a line of a timeline: longer clauses are cut at a word edge
_EDGE = re.compile(r"[،,؛;:.]\s+|:\s*(?=[«\"“])")  # where a clause begins
_LOOSE = re.compile(
    r"\s*(?:و(?:ال|لل)|و?من\s|وذلك\s|وألا\s|ال(?:ذي|تي|ذين|لذين|لذان|لتان|لتين|لواتي)\s|بينهم|بينها|منهم|منها|ومنهم|ومنها)"
    # a preposition without "and" behind a comma hangs on what stood before: "، بعد انتهاء فترته في أواخر العام"
    r"|\s*(?:بجانب|إلى جانب|الى جانب|فضل[اًا]+ عن|إضافة إلى|اضافة الى|بالإضافة|علاوة على|باستثناء|وفق|بحسب|حسب|بشأن|بخصوص)"
    r"|\s*(?:بعد|قبل|خلال|عقب|إثر|اثر|منذ|عبر|ضمن|وسط|رغم|بسبب|بهدف|بحضور|بمشاركة|برعاية|بواقع|بنحو|بحيث|لبحث|نتيجة|على|في|من|إلى|عن|مع)\s"
    r"|\s*(?:بال|لل)\w{3,}\s"
)  # more of what was told before
_BEFORE, _LONGEST = 170, 240  # characters of such a line before its span, and of the whole line
_STOPS = "،,؛;.:؟!"
_MORE, _LAST_WORD = (
    70,
    12,
)  # characters that a line may be longer to end with its clause; and of its last word
_LEADS_ON = re.compile(
    r"\s(?:[وف]?(?:في|من|على|إلى|الى|عن|مع|بين|بعد|قبل|خلال|ضد|لدى|عند|منذ|حتى|حول|أن|ان|إن|التي|الذي|الذين|قد|كان|كانت|ما|لا|لم"
    r"|هو|هي|أو|او|ثم|بن|ابن|آل|غير|كل|أي|اي|إثر|اثر|عقب|نحو|ذات|تحت|بشأن|بعض|عدم|دون|بدون|كما|حيث|فيما|بما|مما|عبر|ضمن|وسط)|و)$"
)
_FEW_LETTERS = 4  # a clause that begins so near to a day says nothing of it
_TRIMMED = " \t\n\r\f\v\u00a0\u200e\u200f.،,؛;:"


@lru_cache(maxsize=5_000)  # events, figures and statements of one sentence ask for it again and again
def sentence_of(text: str, offset: int) -> Span:
    """The sentence that holds the character at `offset`, without its full stop."""
    low = max(0, offset - _REACH)
    start = low
    for end in _SENTENCE_END.finditer(text, low, offset):
        start = end.end()
    following = _SENTENCE_END.search(text, offset, min(len(text), offset + _REACH))
    end_offset = following.start() if following else min(len(text), offset + _REACH)
    return trimmed(text, start, max(end_offset, offset + 1))


def line_of(text: str, span: Span, *, limit: int = _LINE) -> Span:
    """The words round a span that read as one line: its clause with the neighbouring ones while they fit in `limit`.

    A long clause is cut at word edges; the span itself is always inside.
    """
    sentence = sentence_of(text, span.start)
    sentence = Span(min(sentence.start, span.start), max(sentence.end, span.end))
    edges = [
        sentence.start,
        *(m.end() for m in _CLAUSE_END.finditer(text, sentence.start, sentence.end)),
        sentence.end,
    ]
    first = max(i for i, edge in enumerate(edges[:-1]) if edge <= span.start)
    last = min((i for i, edge in enumerate(edges) if edge >= span.end), default=len(edges) - 1)
    while True:
        if first > 0 and edges[last] - edges[first - 1] <= limit:
            first -= 1
        elif last < len(edges) - 1 and edges[last + 1] - edges[first] <= limit:
            last += 1
        else:
            break
    end = edges[last]
    if end - edges[first] < limit * 2 // 3:  # the next clause is long: begin it rather than quote too little
        end = min(edges[first] + limit, sentence.end)
        while edges[last] < end < sentence.end and not text[end].isspace():
            end -= 1
    return _cut(text, Span(edges[first], end), span, limit)


@lru_cache(maxsize=5_000)
def clause_line(text: str, span: Span) -> Span | None:
    """The line round a span from the beginning of its clause; None where that lies too far before it to be quoted.

    What stands between two commas ("أمس،"), and more of a list ("والصحة", "بينهم") goes on from the clause before.
    """
    line = line_of(text, span)
    sentence = sentence_of(text, span.start)
    if line.start <= sentence.start:
        return _ended(text, line, span, sentence)
    ends = [edge.end() for edge in _EDGE.finditer(text, sentence.start, min(line.start + 1, span.start + 1))]
    starts = [sentence.start, *(end for end in ends if end <= span.start)]
    start = starts.pop()
    while starts and span.start - starts[-1] <= _BEFORE and _goes_on(text, start, span):
        start = starts.pop()
    if span.start - start > _BEFORE or (start > sentence.start and _LOOSE.match(text, start)):
        return None
    end = max(span.end, min(line.end, start + _LONGEST))
    while span.end < end < line.end and not text[end].isspace():
        end -= 1
    return _ended(text, trimmed(text, start, end), span, sentence)


def _ended(text: str, line: Span, span: Span, sentence: Span) -> Span:
    """The line up to the end of its clause where that is near, else without the last words that lead on ("في", "بين", "التي")."""
    if line.end >= sentence.end or text[line.end : line.end + 1] in _STOPS:
        return line
    near = _CLAUSE_END.search(text, line.end, min(sentence.end, line.end + _MORE))
    end = near.start() if near else sentence.end
    if end - line.end <= _MORE and end - line.start <= _LONGEST:
        return trimmed(text, line.start, max(end, span.end))
    while (
        last := _LEADS_ON.search(text, max(line.start, line.end - _LAST_WORD), line.end)
    ) and last.start() >= span.end:
        line = trimmed(text, line.start, last.start())
    return line


def _goes_on(text: str, start: int, span: Span) -> bool:
    """Whether a clause goes on from the one before it: it is short, or begins in the midst of what that one told."""
    end = _EDGE.search(text, start, span.start + 1)
    is_short = span.start - start < _FEW_LETTERS or (
        end is not None and len(text[start : end.start()].split()) < 3
    )
    return is_short or _LOOSE.match(text, start) is not None


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space and stops at its ends; a stretch of nothing else keeps its first character."""
    first, last = start, end
    while first < last and text[first] in _TRIMMED:
        first += 1
    while last > first and text[last - 1] in _TRIMMED:
        last -= 1
    return Span(first, last) if first < last else Span(start, max(end, start + 1))


def _cut(text: str, line: Span, span: Span, limit: int) -> Span:
    start, end = line.start, line.end
    if end - start > limit:
        start = max(start, span.start - limit // 2)
        while line.start < start < span.start and not text[start - 1].isspace():
            start += 1
        end = min(end, max(start + limit, span.end))
        while span.end < end < line.end and not text[end].isspace():
            end -= 1
    found = trimmed(text, start, end)
    return Span(min(found.start, span.start), max(found.end, span.end))
