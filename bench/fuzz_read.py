"""Any bytes give articles or Skipped: `python bench/fuzz_read.py [SECONDS] [FIRST_SEED]`, or `--seed N` for one case again.

Every case is made from its seed alone: a page, feed, archive, PDF, text or JSONL, damaged in a few places. A finding is a
case that raises, that only the last net caught ("could not be read: SomeError"), or that takes more than five seconds.
"""

import gzip
import io
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator

from khabar.errors import InputError
from khabar.model import Article, Origin, Skipped
from khabar.read.inputs import _json
from khabar.read.jsonl import read_lines
from khabar.read.limits import Limits
from khabar.read.settle import settle
from khabar.read.texts import text_article
from khabar.read.warc import page_of, read_records, warc_record
from khabar.read.worker import Job, _answers

LIMITS = Limits(text_bytes=100_000, page_bytes=300_000, feed_bytes=300_000, record_bytes=300_000)
TEXT = "قال وزير الخارجية في مؤتمر صحفي، الأحد 2 نوفمبر 2025، إن المحادثات التي جرت في العاصمة مع الوفد ستستأنف بعد أسبوع من هذا الاجتماع. "
PAGE = (
    '<html><head><meta charset="utf-8"><title>عنوان الخبر | صحيفة المثال</title><meta property="article:published_time" content="2025-11-02T13:41:00+03:00">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان الخبر","datePublished":"2025-11-02"}</script></head><body><nav><a href="/">الرئيسية</a></nav>'
    f'<article><h1>عنوان الخبر</h1><p>الأحد 2 نوفمبر 2025</p><p>{TEXT * 3}</p><p>{TEXT}</p></article><div class="comments"><p>تعليق</p></div></body></html>'
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة المثال</title><item><title>عنوان</title><link>https://example.org/1</link>'
    f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description><pubDate>Sun, 02 Nov 2025 13:41:00 AST</pubDate></item></channel></rss>"
)
JSON_FEED = f'{{"version":"https://jsonfeed.org/version/1.1","title":"صحيفة","items":[{{"id":"1","content_html":"<p>{TEXT}</p>","date_published":"2025-11-02"}}]}}'
LINES = (
    f'{{"id":"a1","text":"{TEXT}","published":"2025-11-02"}}\n{{"text":"{TEXT * 2}","id":7,"outlet":null}}\n'
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Length 30>>stream\nBT (abc) Tj ET\nendstream endobj trailer<</Root 1 0 R>>\n%%EOF"
NASTY = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&#x110000;", b"<!--", b"<![CDATA[", b"]]>", b"<!DOCTYPE html [<!ENTITY a 'b'>]>",
    b"</p>", b"<table>" * 50, b"<div>" * 300, b"</div>" * 300, b"<script>", b"</script>", b"<base href=//x>", b"<plaintext>", b"<svg><title>", b"\\ud800", b"[" * 3000, b'{"a":' * 500,
    "\N{RIGHT-TO-LEFT OVERRIDE}".encode(), b"Content-Length: 99999999999\r\n", b"WARC/1.0\r\n", b"1e999", b"-1", b"9" * 400, "Ø§Ù„".encode() * 20, "ط§ظ„".encode() * 20, b"\r\n\r\n",
    b"0000-00-00", b"9999-12-31T23:59:60Z", b"31/02/2025", b"Sun, 99 Nov 99999 99:99:99 +9999", "٣٠ شباط ٢٠٢٥".encode(), b"\x1f\x8b\x08\x00", b"<time datetime=''>", b'"@graph":[[[[', b"\xd8",
]  # fmt: skip
KINDS = ("page", "feed", "jsonfeed", "warc", "warcgz", "text", "lines", "linesgz", "json", "pdf")


def main() -> None:
    """Runs seeds until the time is up and prints what was found."""
    if sys.argv[1:2] == ["--seed"]:
        kind, data = make_case(int(sys.argv[2]))
        print(kind, data[:2_000])
        print(*read_case(kind, data), sep="\n")
        return
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    first = seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    start, counts, findings = time.time(), Counter[str](), 0
    while time.time() - start < seconds:
        kind, data = make_case(seed)
        begun = time.perf_counter()
        try:
            found = read_case(kind, data)
            fault = next(
                (
                    one.reason
                    for one in found
                    if isinstance(one, Skipped) and one.reason.startswith("could not be read: ")
                ),
                None,
            )
        except Exception:  # a finding is whatever gets out
            found, fault = [], traceback.format_exc(limit=-3)
        if time.perf_counter() - begun > 5:
            fault = f"{time.perf_counter() - begun:.1f} seconds"
        if fault:
            findings += 1
            print(f"seed {seed} ({kind}): {fault}", flush=True)
        counts[f"{kind}: articles"] += sum(isinstance(one, Article) for one in found)
        counts[f"{kind}: skipped"] += sum(isinstance(one, Skipped) for one in found)
        seed += 1
    print(f"{seed - first:,} cases, seeds {first} to {seed - 1}, {findings} findings")
    print(*(f"{name} {n:,}" for name, n in sorted(counts.items())), sep="\n")


def make_case(seed: int) -> tuple[str, bytes]:
    """The kind and bytes of one case."""
    chance = random.Random(seed)
    kind = chance.choice(KINDS)
    data = _seed_bytes(kind, chance)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 10, 30))):
        data = _damaged(data, chance)
    if kind in ("linesgz", "warcgz") and chance.random() < 0.5:
        data = _damaged(gzip.compress(data, mtime=0), chance) if kind == "linesgz" else data
    return kind, data


def _seed_bytes(kind: str, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "cp1256", "utf-16", "iso8859-6", "utf-16-be"))
    text = {
        "page": PAGE,
        "feed": RSS,
        "jsonfeed": JSON_FEED,
        "text": TEXT * chance.choice((1, 3, 40)),
        "lines": LINES,
        "linesgz": LINES,
        "json": LINES.split("\n")[0],
    }.get(kind)
    if text is not None:
        return text.encode(encoding, errors="replace")
    if kind == "pdf":
        return PDF
    packed = (
        warc_record(
            "https://example.org/1", PAGE.encode(encoding, errors="replace"), when="2025-11-02T10:00:00Z"
        )
        * 2
    )
    return packed if kind == "warcgz" else gzip.decompress(packed)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 2, 4, 16, 200))
    return chance.choice(
        (
            lambda: data[:at] + chance.choice(NASTY) + data[at:],
            lambda: data[:at] + chance.randbytes(length) + data[at + length :],
            lambda: data[:at] + data[at + length :],
            lambda: data[:at],
            lambda: data[:at] + data[at : at + length] * chance.choice((2, 50)) + data[at:],
            lambda: (
                data[:at] + bytes([data[at % len(data)] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
                if data
                else data
            ),
        )
    )()


def read_case(kind: str, data: bytes) -> list[Article | Skipped]:
    """What the readers make of it, in this process."""
    return list(settle(_read(kind, data)))


def _read(kind: str, data: bytes) -> Iterator[Article | Skipped]:
    if kind == "text":
        yield text_article(data, path="x.txt", stem="x")
    elif kind == "json":
        yield from _json(data, "x.json")
    elif kind == "lines":
        yield from read_lines(io.BytesIO(data), path="x.jsonl", limits=LIMITS)
    elif kind == "linesgz":
        yield from read_lines(gzip.GzipFile(fileobj=io.BytesIO(data)), path="x.jsonl.gz", limits=LIMITS)  # type: ignore[arg-type]
    elif kind in ("warc", "warcgz"):
        for record in read_records(io.BytesIO(data), where="x.warc", limits=LIMITS):
            if isinstance(record, Skipped):
                yield record
                continue
            try:
                page = page_of(record, limits=LIMITS)
            except InputError as error:
                yield Skipped("x.warc", str(error))
                continue
            if page:
                yield from _asked("page", page.data, page.url)
    else:
        yield from _asked({"page": "page", "pdf": "pdf"}.get(kind, "feed"), data, None)


def _asked(kind: str, data: bytes, url: str | None) -> Iterator[Article | Skipped]:
    for answer in _answers(
        Job(kind=kind, data=data, where="x", origin=Origin(path="x"), url=url, limits=LIMITS)
    ):  # type: ignore[arg-type]
        yield answer.article or answer.skipped  # type: ignore[misc]


if __name__ == "__main__":
    main()
