"""Fetching, against servers on this machine only."""

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec.structs import replace

from khabar.errors import InputError
from khabar.model import Article, Skipped
from khabar.read import read_articles
from khabar.read.fetch import Fetched, Policy, Visits, fetch, fetch_all
from khabar.read.net import Way, checked_address, is_public

TEXT = "قال الوزير في العاصمة إن المحادثات التي جرت مع الوفد الزائر ستستأنف بعد أسبوع من هذا الاجتماع الذي عقد اليوم."
PAGE = f"<html><head><title>عنوان الخبر</title></head><body><h1>عنوان الخبر</h1><p>{TEXT}</p><p>{TEXT} وأضاف.</p></body></html>".encode()
QUICK = Policy(pause_seconds=0, seconds=5, limit_bytes=200_000, contact="desk@example.org")


class Site(BaseHTTPRequestHandler):
    """A small outlet; what it was asked for is kept in `asked`."""

    asked: list[tuple[str, dict[str, str]]] = []
    robots = b"User-agent: *\nDisallow: /private\n"

    def do_GET(self) -> None:
        Site.asked.append((self.path, dict(self.headers)))
        host = self.headers["Host"]
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (200, {}, Site.robots),
            "/page": (200, {"Content-Type": "text/html", "ETag": '"v1"'}, PAGE),
            "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 30_000_000)),
            "/moved": (302, {"Location": "/page"}, b""),
            "/round": (302, {"Location": "/round2"}, b""),
            "/round2": (302, {"Location": "/round"}, b""),
            "/inside": (302, {"Location": "http://127.0.0.2:9/"}, b""),
            "/metadata": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/busy": (429, {"Retry-After": "60"}, b""),
            "/feed": (200, {}, f"<rss><channel><item><title>أ</title><link>http://{host}/page</link></item><item><title>ب</title><link>http://{host}/private/1</link></item></channel></rss>".encode()),
        }  # fmt: skip
        if self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            self._pour()
            return
        status, headers, body = answers.get(self.path, (404, {}, b""))
        if self.headers.get("If-None-Match") and self.headers["If-None-Match"] == headers.get("ETag"):
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _pour(self) -> None:
        try:
            while True:
                self.wfile.write(b"<rss><channel>" + b"<item><title>x</title></item>" * 1_000)
        except OSError:
            return

    def log_message(self, *args: object) -> None:
        """Nothing: the tests' output stays clean."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    Site.robots = b"User-agent: *\nDisallow: /private\n"
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://outlet.test:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def is_first_loopback(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return str(address) == "127.0.0.1"


HERE = Way(
    resolve=lambda host, port: [{"outlet.test": "127.0.0.1"}.get(host, host)],
    is_allowed=is_first_loopback,
    ports=None,
)


def test_a_page_is_fetched_by_an_agent_that_names_itself(site: str) -> None:
    fetched = fetch(f"{site}/page", policy=QUICK, way=HERE)
    assert fetched.body == PAGE and fetched.is_new
    assert (
        "khabar" in Site.asked[-1][1]["User-Agent"] and "desk@example.org" in Site.asked[-1][1]["User-Agent"]
    )


def test_robots_txt_is_asked_for_once_and_obeyed(site: str) -> None:
    visits = Visits()
    with pytest.raises(InputError, match=r"robots\.txt"):
        fetch(f"{site}/private/1", visits=visits, policy=QUICK, way=HERE)
    fetch(f"{site}/page", visits=visits, policy=QUICK, way=HERE)
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/page"]


def test_a_page_that_did_not_change_is_not_sent_again(site: str) -> None:
    visits = Visits()
    assert fetch(f"{site}/page", visits=visits, policy=QUICK, way=HERE).is_new
    again = fetch(f"{site}/page", visits=visits, policy=QUICK, way=HERE)
    assert not again.is_new and again.body == b"" and Site.asked[-1][1]["If-None-Match"] == '"v1"'


def test_requests_to_one_host_are_spaced_and_a_crawl_delay_is_kept(site: str) -> None:
    slept: list[float] = []
    Site.robots = b"User-agent: *\nCrawl-delay: 7\n"
    fetch(
        f"{site}/page",
        policy=Policy(pause_seconds=2, seconds=5),
        way=replace(HERE, clock=lambda: 100.0, sleep=slept.append),
    )
    assert slept == [7.0]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/bomb", "unpacks to more"),
        ("/endless", "larger than 200,000"),
        ("/round", "redirects"),
        ("/inside", "not in the public internet"),
        ("/metadata", "not in the public internet"),
        ("/file", "no web address"),
        ("/busy", "come later"),
        ("/absent", "404"),
    ],
)
def test_what_cannot_be_had_is_refused_with_a_reason(site: str, path: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        fetch(f"{site}{path}", policy=QUICK, way=HERE)


def test_redirects_are_followed_and_packed_answers_unpacked(site: str) -> None:
    assert fetch(f"{site}/moved", policy=QUICK, way=HERE).url.endswith("/page")
    assert fetch(f"{site}/packed", policy=QUICK, way=HERE).body == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f.1/", "http://0/",
        "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
        "http://100.64.0.1/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/", "https://127.0.0.1/",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_never_connected_to(url: str) -> None:
    with pytest.raises(InputError, match="not in the public internet|no such host"):
        fetch(url, policy=QUICK)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "gopher://x",
        "example.org",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "http://exa mple.org/",
        "javascript:alert(1)",
        "http://[::1",
    ],
)
def test_addresses_of_another_kind_are_refused_before_any_name_is_looked_up(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with pytest.raises((InputError, AssertionError)) as caught:
        fetch(url, policy=QUICK, way=Way(resolve=never))
    assert caught.type is InputError or " " in url


def test_a_name_that_turns_into_a_private_address_is_refused_when_it_does(site: str) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    way = replace(HERE, resolve=lambda host, port: next(answers))
    visits = Visits()
    assert fetch(f"{site}/page", visits=visits, policy=QUICK, way=way).is_new
    with pytest.raises(InputError, match="not in the public internet"):
        fetch(f"{site}/page", visits=visits, policy=QUICK, way=way)


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(InputError, match="not in the public internet"):
        fetch(
            "http://example.org/",
            policy=QUICK,
            way=Way(resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"]),
        )


def test_public_addresses_are_public() -> None:
    assert is_public(ipaddress.ip_address("93.184.216.34")) and is_public(
        ipaddress.ip_address("2606:2800:220:1::1")
    )


def test_arabic_addresses_are_written_in_ascii() -> None:
    parts = checked_address("https://مثال.إختبار/خبر/1?س=ع#أعلى", way=Way())
    assert parts.geturl().isascii() and parts.netloc.startswith("xn--") and not parts.fragment


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    import socket

    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(InputError, match="within 0.3 seconds|timed out"),
    ):
        fetch(f"http://outlet.test:{silent.getsockname()[1]}/", policy=replace(QUICK, seconds=0.3), way=HERE)


def test_a_feed_is_fetched_with_its_pages_into_an_archive_that_can_be_read(site: str, tmp_path: Path) -> None:
    archive = tmp_path / "news.warc.gz"
    fetched = list(fetch_all([f"{site}/feed"], archive=archive, policy=QUICK, way=HERE))
    assert [type(one) for one in fetched] == [Fetched, Skipped]
    assert isinstance(fetched[1], Skipped) and "robots.txt" in fetched[1].reason
    [article, _] = read_articles([archive])
    assert isinstance(article, Article) and article.title == "عنوان الخبر" and article.text.startswith(TEXT)
    again = list(fetch_all([f"{site}/feed"], archive=archive, policy=QUICK, way=HERE))
    assert isinstance(again[0], Fetched) and not again[0].is_new


def test_where_nothing_was_had_no_file_is_left_behind(site: str, tmp_path: Path) -> None:
    [skipped] = fetch_all([f"{site}/absent"], archive=tmp_path / "news.warc.gz", policy=QUICK, way=HERE)
    assert isinstance(skipped, Skipped) and list(tmp_path.iterdir()) == []
