"""HTML pages: what is the report, and what only stands round it."""

import pytest

from khabar.errors import InputError
from khabar.model import Article
from khabar.read.pages import read_page

LEAD = "قال وزير الخارجية في مؤتمر صحفي بالعاصمة إن المحادثات التي جرت مع الوفد الزائر ستستأنف بعد أسبوع من هذا الاجتماع."
MORE = "وأضاف الوزير أن الطرفين اتفقا على تشكيل لجنة مشتركة تجتمع مرة كل شهر لمتابعة ما جرى الاتفاق عليه في هذه الجولة."
TITLE = "الوزير: المحادثات تستأنف بعد أسبوع"


def page(
    body: str = "",
    head: str = "",
    above: str = "",
    below: str = "",
    title: str = TITLE,
    charset: str = "utf-8",
) -> bytes:
    source = (
        f'<html dir="rtl"><head><meta charset="{charset}"><title>{title} - صحيفة المثال</title>{head}</head><body>{above}'
        f"<div><h1>{title}</h1>{body}<p>{LEAD}</p><p>{MORE}</p>{below}</div></body></html>"
    )
    return source.encode(charset if charset != "lying" else "cp1256")


def read(**parts: str) -> Article:
    return read_page(page(**parts))


def ld(**fields: str) -> str:
    pairs = ",".join(f'"{name}":{value}' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",{pairs}}}</script>'


def test_a_page_is_its_paragraphs_with_the_headline_beside_them() -> None:
    article = read()
    assert article.text == f"{LEAD}\n{MORE}"
    assert article.title == TITLE and article.id == ""


@pytest.mark.parametrize(
    "part",
    [
        '<div class="comments"><p>تعليق قارئ طويل بعض الشيء على هذا الخبر الذي نشر اليوم</p></div>',
        "<h3>التعليقات (3)</h3><p><b>قارئ</b></p><p>تعليق قارئ طويل بعض الشيء على هذا الخبر الذي نشر اليوم</p>",
        '<div><h4>اقرأ أيضا</h4><ul><li><a href="/1">خبر آخر لا صلة له بهذا الخبر في شيء</a></li></ul></div>',
        '<p><strong>اقرأ أيضا: </strong><a href="/1">خبر آخر لا صلة له بهذا الخبر في شيء</a></p>',
        '<div id="related-posts"><a href="/1">خبر آخر لا صلة له بهذا الخبر في شيء</a></div>',
        "<aside><p>خبر آخر لا صلة له بهذا الخبر في شيء من قريب أو بعيد أبدا</p></aside>",
        "<figure><img src=x><figcaption>صورة من الأرشيف لا علاقة لها بما يلي من كلام</figcaption></figure>",
        '<div class="share-bar"><a>فيسبوك</a> <a>تويتر</a> <a>واتساب</a></div>',
        '<div class="tags"><a href="/t">سياسة</a> <a href="/u">محادثات</a></div>',
        '<div style="display: none">كلام لا يراه القارئ ولا ينبغي أن يدخل في نص هذا الخبر</div>',
        "<script>document.write('<p>نص من برنامج لا ينبغي أن يدخل في هذا الخبر</p>')</script>",
    ],
)
def test_what_stands_round_a_report_stays_out_of_it(part: str) -> None:
    assert read(below=part).text == f"{LEAD}\n{MORE}"


def test_classes_of_the_whole_page_do_not_take_the_report_away() -> None:
    source = (
        page()
        .replace(b"<body>", b'<body class="single has-sidebar with-comments">')
        .replace(b"<div>", b'<div class="content sidebar-left">', 1)
    )
    assert read_page(source).text == f"{LEAD}\n{MORE}"


def test_a_quotation_of_a_related_word_in_a_paragraph_stays() -> None:
    sentence = "وتحدث الوزير عن التعليقات التي نشرت وقال إن مشاركة الجميع في هذا الأمر ضرورية لنجاحه في المرحلة القادمة."
    assert sentence in read(below=f"<p>{sentence}</p>").text


def test_the_text_keeps_the_marks_of_the_page_as_they_are() -> None:
    sentence = "وقال المتحدّث إنّ «اللجنة» ستعمل بجد\N{ZERO WIDTH NON-JOINER} وإنها تُعَدُّ لهذا الأمر منذ أشهر عديدة بـ\N{ARABIC TATWEEL}عناية بالغة."
    assert sentence in read(below=f"<p>{sentence}</p>").text


@pytest.mark.parametrize("charset", ["cp1256", "iso8859-6", "utf-16"])
def test_old_encodings_are_read(charset: str) -> None:
    article = read(charset=charset)
    assert article.text == f"{LEAD}\n{MORE}"


def test_a_page_that_declares_another_encoding_than_it_has_is_read_and_marked() -> None:
    article = read_page(page().decode().encode("cp1256"))
    assert article.text == f"{LEAD}\n{MORE}" and article.origin
    assert article.origin.mended == "declared as utf-8, read as cp1256"


def test_a_page_in_mojibake_is_mended_and_marked() -> None:
    article = read_page(page().decode().encode().decode("cp1256").encode())
    assert article.text == f"{LEAD}\n{MORE}" and article.origin
    assert article.origin.mended == "UTF-8 that was read as cp1256"


def test_the_facts_of_json_ld_are_taken() -> None:
    head = ld(
        headline=f'"{TITLE}"', datePublished='"2025-11-02T13:41:00+03:00"', dateModified='"2025-11-03"', author='[{"@type":"Person","name":"سالم الكاتب"}]',
        publisher='{"@type":"Organization","name":"صحيفة المثال"}', articleSection='"سياسة"',
    ) + '<link rel="canonical" href="https://example.org/news/1">'  # fmt: skip
    article = read(head=head)
    assert (article.published, article.published_basis, article.modified) == (
        "2025-11-02T13:41:00+03:00",
        "page",
        "2025-11-03",
    )
    assert (article.outlet, article.author, article.section, article.url) == (
        "صحيفة المثال",
        "سالم الكاتب",
        "سياسة",
        "https://example.org/news/1",
    )


def test_json_ld_of_other_reports_is_not_taken_for_the_page_s_own() -> None:
    others = ld(headline='"خبر آخر في قائمة الأخبار"', datePublished='"2024-01-05"') + ld(
        headline='"خبر ثالث في القائمة"', datePublished='"2024-01-06"'
    )
    assert read(head=others).published is None


def test_json_ld_with_raw_line_breaks_and_stray_commas_is_read() -> None:
    head = '<script type="application/ld+json">\n<!--\n{"@type":["NewsArticle"],"headline":"سطر\nآخر","datePublished":"2025-11-02",}\n--></script>'
    assert read(head=head).published == "2025-11-02"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الأحد 2 نوفمبر 2025 - 13:41", "2025-11-02"),
        ("الأحد ٢ نوفمبر ٢٠٢٥", "2025-11-02"),
        ("28 آب/أغسطس 2013", "2013-08-28"),
        ("3 شوال 1436هـ - 19 يوليو 2015م", "2015-07-19"),
        ("تاريخ النشر: 2025-11-02", "2025-11-02"),
        ("نشر في 25/12/2024", "2024-12-25"),
        ("الثلاثاء 4/8/2015", "2015-08-04"),
        ("4/8/2015", None),  # 4 August or 8 April
        ("آخر تحديث: 2 نوفمبر 2025", None),
        ("قبل ساعتين", None),
        ("من 2 نوفمبر 2025 إلى 5 نوفمبر 2025", None),
    ],
)
def test_the_date_line_under_the_headline_is_read_where_it_is_certain(line: str, day: str | None) -> None:
    article = read(body=f'<div class="x1">{line}</div>')
    assert article.published == day and article.text.startswith(LEAD[:20])


@pytest.mark.parametrize(
    "other",
    [
        {"above": "<div>الأحد 2 نوفمبر 2025</div>"},  # the day of the visit, as many outlets print it
        {"below": '<div class="related"><time datetime="2025-11-02">2 نوفمبر 2025</time></div>'},
        {"below": "<h3>التعليقات</h3><p>زائر 2 نوفمبر 2025</p>"},
        {
            "below": "<p>وكانت الجولة السابقة قد عقدت في 2 نوفمبر 2025 في العاصمة بحضور وزراء الدول المشاركة.</p>"
        },
        {"head": '<meta name="date" content="0000-00-00">'},
    ],
)
def test_other_days_of_a_page_are_not_the_day_of_its_publication(other: dict[str, str]) -> None:
    assert read(**other).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-11-02T13:41:00Z">',
        '<meta name="pubdate" content="Sun, 02 Nov 2025 13:41:00 GMT">',
        '<meta itemprop="datePublished" content="2025-11-02T13:41Z">',
    ],
)
def test_dates_of_meta_tags_are_taken(head: str) -> None:
    assert (read(head=head).published or "").startswith("2025-11-02T13:41")


def test_a_script_in_a_headline_is_words_at_most_and_never_part_of_the_text() -> None:
    article = read_page(
        page().replace(
            f"<h1>{TITLE}".encode(),
            f"<h1><script>alert(1)</script>{TITLE}<img src=x onerror=alert(2)>".encode(),
        )
    )
    assert article.title == TITLE
    assert "alert" not in article.text


def test_a_headline_loses_the_marks_that_turn_what_stands_round_it() -> None:
    article = read_page(page(title=f"\N{RIGHT-TO-LEFT OVERRIDE}{TITLE}\N{LEFT-TO-RIGHT ISOLATE}"))
    assert article.title == TITLE


def test_the_outlet_behind_a_bar_is_no_part_of_the_headline() -> None:
    source = page(head='<meta property="og:site_name" content="صحيفة المثال">').replace(
        f"<h1>{TITLE}</h1>".encode(), b""
    )
    assert read_page(source).title == TITLE


def test_a_page_with_twenty_thousand_nested_elements_is_refused_with_a_reason() -> None:
    with pytest.raises(InputError, match="nested"):
        read_page(("<html><body>" + "<div>" * 20_000 + f"<p>{LEAD}</p>").encode())


@pytest.mark.parametrize(
    "source", [b"", b"<html></html>", b"<html><body><nav><a href=/>x</a></nav></body></html>", b"\x00" * 100]
)
def test_a_page_without_a_report_is_refused_with_a_reason(source: bytes) -> None:
    with pytest.raises(InputError):
        read_page(source)


def test_a_page_in_another_language_is_refused_by_name() -> None:
    source = (
        page()
        .decode()
        .replace(LEAD, "The minister said that talks would resume within a week of the meeting. " * 5)
        .replace(MORE, "")
    )
    with pytest.raises(InputError, match="not Arabic|no report"):
        read_page(source.encode())


def test_the_arabic_paragraphs_of_a_mixed_page_are_kept() -> None:
    english = "The minister said on Sunday that the talks between the two sides would resume within a week of the meeting."
    assert read(below=f"<p>{english}</p>").text == f"{LEAD}\n{MORE}"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("", "صحيفة المثال"),  # from the page's title: "Headline - Outlet"
        ('<meta property="og:site_name" content="وكالة المثال">', "وكالة المثال"),
    ],
)
def test_the_outlet_is_what_the_page_names_or_what_stands_beside_the_headline_in_its_title(
    head: str, outlet: str
) -> None:
    assert read(head=head).outlet == outlet


def test_an_outlet_without_a_name_goes_by_its_host() -> None:
    source = page(head='<link rel="canonical" href="https://www.example.org/1">').replace(
        " - صحيفة المثال".encode(), b""
    )
    assert read_page(source).outlet == "example.org"


def test_a_short_last_sentence_of_a_report_is_part_of_it() -> None:
    assert read(below="<p>ولم تعلن أي جهة مسؤوليتها.</p>").text.endswith("\nولم تعلن أي جهة مسؤوليتها.")


@pytest.mark.parametrize(("n_days", "day"), [(1, "2025-11-02"), (2, None)])
def test_the_day_under_which_a_blog_puts_its_post_is_read_where_there_is_one(
    n_days: int, day: str | None
) -> None:
    head = "<h2 class='date-header'><span>الأحد 2 نوفمبر 2025</span></h2>" * n_days
    page = (
        f"<html><body><h1>مدونة الوراق</h1><div>{head}<h3>فتح الجسر</h3><div>{LEAD}</div></div></body></html>"
    )
    assert read_page(page.encode()).published == day


def test_an_author_marked_on_the_page_is_taken() -> None:
    assert read(body='<div><a rel="author" href="/a">كتب: سالم الكاتب</a></div>').author == "سالم الكاتب"


def test_a_line_that_calls_its_day_that_of_publication_is_read_wherever_it_stands() -> None:
    assert read(below="<p>تاريخ النشر: الأحد 2 نوفمبر 2025</p>").published == "2025-11-02"
    assert (
        read(
            above="<div>تاريخ النشر: 2 نوفمبر 2025</div>", below="<p>تاريخ النشر: 3 نوفمبر 2025</p>"
        ).published
        is None
    )


@pytest.mark.parametrize(
    ("canonical", "url", "address"),
    [
        ("https://www.example.org/1", "http://example.org/1?utm_source=x", "https://www.example.org/1"),
        (
            "https://agency.example/9",
            "https://example.org/1",
            "https://example.org/1",
        ),  # a wire report names where it came from
        (
            "https://example.org/",
            "https://example.org/1",
            "https://example.org/1",
        ),  # the front page is no report's address
        ("javascript:alert(1)", None, None),
    ],
)
def test_the_address_is_the_page_s_own_where_it_is_one_on_its_host(
    canonical: str, url: str | None, address: str | None
) -> None:
    assert read_page(page(head=f'<link rel="canonical" href="{canonical}">'), url=url).url == address


def test_a_report_below_hundreds_of_short_lines_is_found() -> None:
    assert MORE in read(body="<div><p>كلمة قصيرة</p></div>" * 400).text


def test_words_in_hundreds_of_inline_elements_cost_no_more_than_others() -> None:
    nested = ("<p>" + "<b>" * 200 + "كلمة " + "</b>" * 200 + "</p>") * 60
    assert read(body=nested).text.endswith(MORE)  # was quadratic: a page of 3 MB took minutes
