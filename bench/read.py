"""How well and how fast pages, archives and files are read: `python bench/read.py [pages] [heldout] [fresh] [latest] [warc] [lines]`.

Pages are made from 300 reports of ../shared/corpus in the five templates of bench/read_templates (one of them in
cp1256, one in cp1256 that calls itself UTF-8), with menus, comments and lists of other reports; a seventh have no date.
Three later sets of templates (heldout, fresh, latest) were each written before the reader was tried on them.
"""

import contextlib
import gzip
import io
import json
import random
import re
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import jinja2

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "saudinewsnet.jsonl.gz"
TEMPLATES = ("modern", "blog", "tables", "app", "agency")
HELD_OUT = (
    "blogger",
    "drupal",
    "portal",
    "plain",
    "amp",
)  # written after the reader stood, in the manner of common systems
FRESH = (
    "ministry",
    "daily1256",
    "jannah",
    "hashed",
    "channel",
    "gathered",
    "endless",
    "cairo",
    "message",
)  # a third set, written without a look at the reader
LATEST = (
    "algiers",
    "broadcaster",
    "cards",
    "printed",
    "forum",
)  # a fourth, written after the reader was mended for the third
MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
LEVANT = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
DAYS = ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
SECTIONS = ["الرئيسية", "السياسة", "الاقتصاد", "الرياضة", "الثقافة", "المحليات"]
SHAWWAL_1436 = date(2015, 7, 17)  # 1 Shawwal 1436, Umm al-Qura
QADA_1436 = date(2015, 8, 16)  # 1 Dhu al-Qa'da 1436
WORD = re.compile(r"\w+")


def main() -> None:
    """Prints the figures asked for; all of them where none is named."""
    wanted = sys.argv[1:] or ["pages", "heldout", "fresh", "latest", "warc", "lines"]
    if not CORPUS.exists():
        sys.exit(f"{CORPUS} is not here: nothing to measure on")
    rows = sample(300)
    if "pages" in wanted:
        measure_pages(rows)
    if "heldout" in wanted:
        measure_pages(rows, HELD_OUT)
    if "fresh" in wanted:
        measure_pages(rows, FRESH)
    if "latest" in wanted:
        measure_pages(rows, LATEST)
    if "warc" in wanted:
        measure_warc(rows)
    if "lines" in wanted:
        measure_lines()


def sample(n_rows: int) -> list[dict[str, str]]:
    """Reports of the corpus with a text of some length, the same ones on every run."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if len(row["text"]) > 350 and len(row["title"] or "") > 15]
    return random.Random(8).sample(rows, n_rows)


def make_pages(
    rows: list[dict[str, str]], templates: tuple[str, ...] = TEMPLATES
) -> list[tuple[str, bytes, dict[str, str], str | None]]:
    """Template, bytes, row and the day that the page states, for each row."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "read_templates"), autoescape=True
    )
    chance = random.Random(15)
    pages = []
    for number, row in enumerate(rows):
        name = templates[number % len(templates)]
        encoding = (
            "cp1256"
            if name in ("tables", "daily1256", "forum") or (name == "agency" and number % 2)
            else "utf-8"
        )
        published = None if number % 7 == 3 else row["published"]
        others = chance.sample(rows, 8)
        page = environment.get_template(f"{name}.html").render(
            title=row["title"].strip(), outlet="صحيفة المثال", url=f"https://example.org/news/{number}", published=published,
            paragraphs=[line.strip() for line in row["text"].split("\n") if line.strip()], sections=SECTIONS, declared="utf-8",
            related=[other["title"] for other in others[:5]], comments=[other["text"][:180] for other in others[5:]], **(_date_lines(row["published"]) | _more_date_lines(row["published"])),
            full=[[line.strip() for line in other["text"].split("\n") if line.strip()] for other in others[5:]], loop_number=number,
        )  # fmt: skip
        pages.append((name, page.encode(encoding, errors="xmlcharrefreplace"), row, published))
    return pages


def _date_lines(published: str) -> dict[str, str]:
    day = date.fromisoformat(published)
    other, visit = day - timedelta(days=9), day + timedelta(days=40)
    hijri = (day - SHAWWAL_1436).days + 1
    return {
        "date_line": f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}",
        "hijri_line": f"{hijri} شوال 1436هـ - {day.day} {MONTHS[day.month - 1]} {day.year}م"
        if 1 <= hijri <= 29
        else f"{day.day} {MONTHS[day.month - 1]} {day.year}م",
        "dual_line": f"{day.day} {LEVANT[day.month - 1]}/{MONTHS[day.month - 1]} {day.year}",
        "visit_line": f"{DAYS[visit.weekday()]} {visit.day} {MONTHS[visit.month - 1]} {visit.year}",
        "other_line": f"{other.day} {MONTHS[other.month - 1]} {other.year}",
        "other_day": other.isoformat(),
    }


def _more_date_lines(published: str) -> dict[str, str]:
    """The day, that of the comments, of other reports and of the visit, as the fresh templates write them."""
    day = date.fromisoformat(published)
    lines = {}
    for name, shift in (("", 0), ("other_", -9), ("later_", 1), ("visit_", 40)):
        one = day + timedelta(days=shift)
        month = MONTHS[one.month - 1]
        lines[f"{name}day"] = one.isoformat()
        lines[f"{name}slash" if name else "day_slash"] = f"{one.day:02}/{one.month:02}/{one.year}"
        lines[f"{name}dot" if name else "dot_line"] = f"{one.day:02}.{one.month:02}.{one.year}"
        lines[f"{name}dash" if name else "dash_line"] = f"{one.day:02}-{one.month:02}-{one.year}"
        lines[f"{name}month_first"] = f"{month} {one.day}, {one.year}"
        lines[f"{name}comma" if name else "comma_line"] = (
            f"{DAYS[one.weekday()]}، {one.day:02} {month} {one.year}"
        )
    hijri = (
        f"1436/11/{(day - QADA_1436).days + 1}"
        if day >= QADA_1436
        else f"1436/10/{(day - SHAWWAL_1436).days + 1}"
        if day >= SHAWWAL_1436
        else f"1436/9/{(day - SHAWWAL_1436).days + 31}"
    )
    later = day + timedelta(days=1)
    return lines | {
        "weekday": DAYS[day.weekday()],
        "hijri_slash": hijri,
        "year_slash": f"{day.year}/{day.month:02}/{day.day:02}",
        "year_slash_plain": f"{day.year}/{day.month}/{day.day}",
        "dual_spaced": f"{day.day} {MONTHS[day.month - 1]}/ {LEVANT[day.month - 1]} {day.year}",
        "later_line": f"{later.day} {MONTHS[later.month - 1]} {later.year}",
        "algiers_line": f"{day.day} {('جويلية', 'أوت')[day.month - 7]} {day.year} (آخر تحديث: {later.day} {('جويلية', 'أوت')[later.month - 7]} {later.year} - 18:12)",
        "month_first_visit": lines["visit_month_first"],
    }


def token_f1(found: str, right: str) -> float:
    """F1 of the words found against the right ones, each counted as often as it stands."""
    ours, theirs = Counter(WORD.findall(found)), Counter(WORD.findall(right))
    n_common = sum((ours & theirs).values())
    return 2 * n_common / (sum(ours.values()) + sum(theirs.values())) if n_common else 0.0


def measure_pages(rows: list[dict[str, str]], templates: tuple[str, ...] = TEMPLATES) -> None:
    """Body, headline and date of khabar by template, then bodies and speed beside bare libraries."""
    from khabar.errors import InputError
    from khabar.read.pages import read_page

    pages = make_pages(rows, templates)
    for _, data, _, _ in pages[:5]:  # what is loaded once is not counted
        with contextlib.suppress(InputError):
            read_page(data)
    scores: dict[str, list[tuple[float, bool, bool, bool]]] = {}
    seconds = 0.0
    for name, data, row, published in pages:
        start = time.perf_counter()
        try:
            article = read_page(data)
        except InputError as error:
            print("not read:", name, row["id"], error)
            scores.setdefault(name, []).append((0.0, False, published is None, False))
            continue
        seconds += time.perf_counter() - start
        day = (article.published or "")[:10] or None
        f1, title = (
            token_f1(article.text, row["text"]),
            WORD.findall(article.title or "") == WORD.findall(row["title"]),
        )
        if "-v" in sys.argv and (f1 < 0.95 or not title or day != published):
            print(
                name,
                row["id"],
                round(f1, 3),
                "title" if not title else "",
                article.title if not title else "",
                day,
                published,
            )
        scores.setdefault(name, []).append(
            (f1, title, day == published, day is not None and day != published)
        )
    print(f"{'template':10} {'body F1':>8} {'headline':>9} {'date':>6} {'wrong date':>11}")
    for name, found in [*scores.items(), ("all", [score for part in scores.values() for score in part])]:
        n = len(found)
        print(
            f"{name:10} {sum(s[0] for s in found) / n:8.4f} {sum(s[1] for s in found) / n:9.3f} {sum(s[2] for s in found) / n:6.3f} {sum(s[3] for s in found):11}"
        )
    print(f"khabar: {len(pages) / seconds:.0f} pages a second in one process")
    _bare(pages)


def _bare(pages: list[tuple[str, bytes, dict[str, str], str | None]]) -> None:
    import trafilatura

    extractors = {"trafilatura bare": lambda data: trafilatura.extract(data, include_comments=False) or ""}
    extractors["trafilatura fast+precision"] = lambda data: (
        trafilatura.extract(data, include_comments=False, fast=True, favor_precision=True) or ""
    )
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import detect_encoding
        from resiliparse.parse.html import HTMLTree

        extractors["resiliparse bare"] = lambda data: extract_plain_text(
            HTMLTree.parse_from_bytes(data, detect_encoding(data)), main_content=True
        )
    except ImportError:
        print("resiliparse is not installed: left out")
    for name, extract in extractors.items():
        start = time.perf_counter()
        texts = [extract(data) for _, data, _, _ in pages]
        seconds = time.perf_counter() - start
        f1 = sum(
            token_f1(text, row["text"]) for text, (_, _, row, _) in zip(texts, pages, strict=True)
        ) / len(pages)
        print(f"{name}: body F1 {f1:.4f}, {len(pages) / seconds:.0f} pages a second")


def measure_warc(rows: list[dict[str, str]]) -> None:
    """WARC records a second, without and with reading the pages in them, beside fastwarc."""
    from khabar.read.warc import read_records, warc_record

    pages = make_pages(rows)
    packed = (
        b"".join(
            warc_record(f"https://example.org/news/{i}", data, when="2025-11-02T10:00:00Z")
            for i, (_, data, _, _) in enumerate(pages)
        )
        * 10
    )
    start = time.perf_counter()
    n_records = sum(1 for _ in read_records(io.BytesIO(packed), where="memory"))
    print(
        f"khabar: {n_records / (time.perf_counter() - start):.0f} WARC records a second ({len(packed) / 1e6:.1f} MB packed)"
    )
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        print("fastwarc is not installed: left out")
        return
    start = time.perf_counter()
    n_records = sum(1 for record in ArchiveIterator(io.BytesIO(packed)) if record.reader.read() is not None)
    print(f"fastwarc: {n_records / (time.perf_counter() - start):.0f} WARC records a second")


def measure_lines() -> None:
    """JSONL articles a second."""
    from khabar.read import read_articles

    start = time.perf_counter()
    n = sum(1 for _ in read_articles([CORPUS]))
    print(f"JSONL: {n / (time.perf_counter() - start):.0f} articles a second")


if __name__ == "__main__":
    main()
