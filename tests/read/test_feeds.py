"""Feeds: RSS, Atom, JSON Feed."""

import json

import pytest

from khabar.errors import InputError
from khabar.model import Article, Origin, Skipped
from khabar.read.feeds import read_feed
from khabar.read.limits import Limits

BODY = "قال الوزير في العاصمة إن المحادثات ستستأنف بعد أسبوع."


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة المثال</title>{"".join(items)}</channel></rss>'.encode()


def item(**fields: str) -> str:
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in fields.items())}</item>"


def read(data: bytes, limits: Limits = Limits()) -> list[Article | Skipped]:  # noqa: B008
    return list(read_feed(data, where="feed.xml", origin=Origin(path="feed.xml"), limits=limits))


def one(data: bytes) -> Article:
    [article] = read(data)
    assert isinstance(article, Article)
    return article


def test_an_item_is_an_article_with_the_feed_as_its_outlet() -> None:
    article = one(
        rss(
            item(
                title="عنوان الخبر",
                link="https://example.org/1",
                description=BODY,
                pubDate="Sun, 02 Nov 2025 13:41:00 +0300",
            )
        )
    )
    assert (article.title, article.text, article.outlet, article.url) == (
        "عنوان الخبر",
        BODY,
        "وكالة المثال",
        "https://example.org/1",
    )
    assert (article.published, article.published_basis) == ("2025-11-02T13:41:00+03:00", "given")


def test_the_item_s_own_publisher_is_the_outlet() -> None:
    source = rss(item(title="عنوان الخبر", description=BODY)).replace(
        b"</item>", '<source url="https://other.example/rss">جريدة أخرى</source></item>'.encode()
    )
    assert one(source).outlet == "جريدة أخرى"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("الأحد، 2 نوفمبر 2025", "2025-11-02"),
        ("Sun, 02 Nov 2025 23:30:00 AST", "2025-11-02T23:30:00+03:00"),
        ("قريبا", None),
    ],
)
def test_arabic_dates_and_arabian_time_are_read_and_an_item_without_a_date_is_kept(
    written: str, day: str | None
) -> None:
    assert one(rss(item(title="عنوان الخبر", description=BODY, pubDate=written))).published == day


def test_the_longest_content_is_the_text_and_its_markup_is_read() -> None:
    full = f"<![CDATA[<p>{BODY}</p><p>وأضاف الوزير أن اللجنة ستجتمع قريبا.</p><script>alert(1)</script>]]>"
    article = one(rss(item(**{"title": "عنوان", "description": "موجز", "content:encoded": full})))
    assert article.text == f"{BODY}\nوأضاف الوزير أن اللجنة ستجتمع قريبا."


def test_all_items_are_read_and_one_with_a_headline_only_is_its_headline() -> None:
    found = read(
        rss(
            *(
                item(title=f"الخبر رقم {number} من أخبار اليوم", link=f"https://example.org/{number}")
                for number in range(40)
            )
        )
    )
    assert len(found) == 40 and isinstance(found[39], Article)
    assert (found[39].text, found[39].title) == ("الخبر رقم 39 من أخبار اليوم", None)


def test_an_item_without_words_is_named_by_its_number() -> None:
    article, skipped = read(
        rss(item(title="عنوان الخبر", description=BODY), item(link="https://example.org/2"))
    )
    assert isinstance(article, Article) and isinstance(skipped, Skipped)
    assert skipped.where == "feed.xml, item 2"


def test_atom_and_json_feed_are_read() -> None:
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة المثال</title><entry><id>urn:uuid:1</id><title>عنوان</title><updated>2025-11-02T10:00:00Z</updated><published>2025-11-01T10:00:00Z</published><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>'
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "وكالة المثال",
        "items": [
            {
                "id": "urn:uuid:1",
                "title": "عنوان",
                "content_text": BODY,
                "date_published": "2025-11-01T10:00:00Z",
            }
        ],
    }
    for article in (one(atom.encode()), one(json.dumps(feed).encode())):
        assert (article.id, article.text, article.title, article.outlet, article.published) == (
            "urn:uuid:1",
            BODY,
            "عنوان",
            "وكالة المثال",
            "2025-11-01T10:00:00Z",
        )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_a_feed_is_read_in_whatever_encoding(encoding: str) -> None:
    source = rss(
        item(title="عنوان الخبر في الصحيفة", description=BODY), head='<?xml version="1.0" encoding="utf-8"?>'
    ).decode()
    assert one(source.encode(encoding)).text == BODY


def test_entities_that_could_blow_up_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + rss(
        item(title="&b;"), head=""
    )
    with pytest.raises(InputError, match="entities"):
        read(bomb)


def test_a_feed_of_too_many_items_is_cut_and_said() -> None:
    found = read(
        rss(*(item(title=f"الخبر رقم {number} من أخبار اليوم") for number in range(9))),
        limits=Limits(n_items=5),
    )
    assert len(found) == 6 and isinstance(found[-1], Skipped) and "more than 5 items" in found[-1].reason


@pytest.mark.parametrize(
    "source",
    [b"<sitemap></sitemap>", b"{}", b'{"items": 5}', b"<rss", b"&#xD800;<rss>", b"<rss>&#99999999999;</rss>"],
)
def test_what_is_no_feed_is_refused_or_named(source: bytes) -> None:
    try:
        found = read(source)
    except InputError as refused:
        assert str(refused)
    else:
        assert found and all(isinstance(one, Skipped) for one in found)


def test_twenty_thousand_nested_elements_and_a_script_in_an_item_stop_nothing() -> None:
    deep = f"<![CDATA[{'<div>' * 20_000}<script>alert(1)</script>]]>"
    found = read(
        rss(
            item(title="عنوان &lt;script&gt;alert(1)&lt;/script&gt;", description=deep),
            item(description=BODY),
        )
    )
    assert isinstance(found[1], Article) and found[1].text == BODY
    assert isinstance(found[0], Article) and found[0].text == "عنوان" and found[0].title is None
