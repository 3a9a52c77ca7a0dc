"""Pages and feeds fetched politely: robots.txt, pauses, conditional requests, limits. Nothing in khabar fetches unless it is asked to."""

import re
import urllib.robotparser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from khabar.errors import InputError
from khabar.model import Skipped
from khabar.read.net import Response, Way, checked_address, get
from khabar.read.warc import warc_record

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MAX_REDIRECTS = 5
_ROBOTS_BYTES = 500_000  # RFC 9309 asks for at least 500 KiB
_TOKEN = "khabar"
_WAY = Way()


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How fetching behaves. `contact` is where an outlet can reach whoever runs it; it stands in the user agent."""

    contact: str | None = None
    limit_bytes: int = 10_000_000
    seconds: float = 30.0
    pause_seconds: float = 2.0  # between two requests to one host
    max_pause_seconds: float = 120.0  # a longer Crawl-delay means: not now
    n_items: int = 200  # pages of one feed

    @property
    def agent(self) -> str:
        """The user agent that every request names."""
        return f"{_TOKEN}/0.1 (reads news reports; {self.contact or 'no contact given'})"


class Visit(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was learnt when an address was last fetched."""

    when: str
    digest: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes from the web: the address that gave them, redirects followed, and the moment. `is_new` is false where they had not changed."""

    url: str
    body: bytes
    headers: dict[str, str]
    when: str
    is_new: bool = True


@dataclass
class Visits:
    """What is remembered between requests: earlier visits, by address, and for each host its robots.txt and the last request."""

    by_url: dict[str, Visit] = field(default_factory=dict)
    robots: dict[str, urllib.robotparser.RobotFileParser] = field(default_factory=dict)
    last_seconds: dict[str, float] = field(default_factory=dict)


_POLICY = Policy()


def fetch_all(
    urls: Iterable[str], *, archive: Path, policy: Policy = _POLICY, way: Way = _WAY
) -> Iterator[Fetched | Skipped]:
    """Each page of the addresses, a feed being the pages of its items; what is new is appended to a .warc.gz archive.

    What was learnt of each address is kept beside it (`….visits.json`), so that the next run asks for changes only.
    """
    memory = archive.with_name(archive.name + ".visits.json")
    visits = Visits(by_url=_load_visits(memory))
    try:
        for url in urls:
            yield from _fetch_one(url, archive, visits, policy, way)
    finally:
        if visits.by_url:  # nothing was had, nothing learnt: no file to wonder about
            memory.write_bytes(msgspec.json.encode(visits.by_url, order="sorted"))


def fetch(url: str, *, visits: Visits | None = None, policy: Policy = _POLICY, way: Way = _WAY) -> Fetched:
    """The bytes at an address. Raises InputError where robots.txt forbids it, the address is not public, or the server does not give it."""
    visits = visits if visits is not None else Visits()
    for _ in range(_MAX_REDIRECTS + 1):
        response, address = _ask(url, visits, policy, way)
        if response.status not in _REDIRECTS:
            return _fetched(address, response, visits, way)
        url = urljoin(address, response.headers.get("location", ""))
        if url == address:
            break
    raise InputError(f"{url[:200]}: led round in redirects")


def _fetch_one(
    url: str, archive: Path, visits: Visits, policy: Policy, way: Way
) -> Iterator[Fetched | Skipped]:
    fetched = _fetch_into(archive, url, visits, policy, way)
    links = None if isinstance(fetched, Skipped) else _links(fetched)
    if links is None:
        yield fetched
        return
    for link in links[: policy.n_items]:
        yield _fetch_into(archive, link, visits, policy, way)
    if len(links) > policy.n_items:
        yield Skipped(url, f"a feed of {len(links):,} items; the first {policy.n_items} were fetched")


def _fetch_into(archive: Path, url: str, visits: Visits, policy: Policy, way: Way) -> Fetched | Skipped:
    """What an address gives, appended to the archive where it is new; Skipped where it gives nothing."""
    try:
        fetched = fetch(url, visits=visits, policy=policy, way=way)
    except InputError as error:
        return Skipped(url, str(error))
    if fetched.is_new:
        _append(archive, fetched)
    return fetched


def _links(fetched: Fetched) -> list[str] | None:
    """The addresses of a feed's items, each once; None for what is no feed."""
    from khabar.model import Article, Origin
    from khabar.read.feeds import is_feed, read_feed  # feedparser: only where a feed was fetched
    from khabar.read.limits import Limits

    if not is_feed(fetched.body[:4_000].decode("utf-8", errors="replace")):
        return None
    items = read_feed(fetched.body, where=fetched.url, origin=Origin(), limits=Limits())
    return list(dict.fromkeys(item.url for item in items if isinstance(item, Article) and item.url))


def _ask(url: str, visits: Visits, policy: Policy, way: Way) -> tuple[Response, str]:
    """The answer to one request that robots.txt allows, after the pause that is due, and the address in ASCII."""
    parts = checked_address(url, way=way)
    address, host = parts.geturl(), f"{parts.scheme}://{parts.netloc}"
    rules = _rules(host, visits, policy, way)
    if not rules.can_fetch(_TOKEN, address):
        raise InputError(f"{address[:200]}: its robots.txt asks programs not to fetch it")
    delay = float(rules.crawl_delay(_TOKEN) or 0)
    if delay > policy.max_pause_seconds:
        raise InputError(f"{host}: its robots.txt asks for {delay:g} seconds between requests")
    _wait(host, max(delay, policy.pause_seconds), visits, way)
    headers = {
        "User-Agent": policy.agent,
        "Accept": "text/html, application/xml, application/feed+json, */*;q=0.1",
        **_conditions(visits.by_url.get(address)),
    }
    return get(
        parts, headers=headers, seconds=policy.seconds, limit_bytes=policy.limit_bytes, way=way
    ), address


def _rules(host: str, visits: Visits, policy: Policy, way: Way) -> urllib.robotparser.RobotFileParser:
    """The robots.txt of a host, asked for once. One that is not there allows all; one that fails allows nothing (RFC 9309)."""
    if host in visits.robots:
        return visits.robots[host]
    url, rules = f"{host}/robots.txt", urllib.robotparser.RobotFileParser()
    for _ in range(_MAX_REDIRECTS + 1):
        parts = checked_address(url, way=way)
        _wait(f"{parts.scheme}://{parts.netloc}", policy.pause_seconds, visits, way)
        response = get(
            parts,
            headers={"User-Agent": policy.agent},
            seconds=policy.seconds,
            limit_bytes=_ROBOTS_BYTES,
            way=way,
        )
        if response.status not in _REDIRECTS:
            break
        url = urljoin(parts.geturl(), response.headers.get("location", ""))
    if response.status >= 500 or response.status in _REDIRECTS or response.status == 429:
        raise InputError(
            f"{host}: its robots.txt cannot be read (status {response.status}), so nothing is fetched from it"
        )
    rules.parse(
        response.body.decode("utf-8", errors="replace").splitlines() if response.status == 200 else []
    )
    visits.robots[host] = rules
    return rules


def _wait(host: str, seconds: float, visits: Visits, way: Way) -> None:
    last = visits.last_seconds.get(host)
    if last is not None and (left := last + seconds - way.clock()) > 0:
        way.sleep(left)
    visits.last_seconds[host] = way.clock()


def _conditions(visit: Visit | None) -> dict[str, str]:
    if visit is None:
        return {}
    named = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in named.items() if value}


def _fetched(address: str, response: Response, visits: Visits, way: Way) -> Fetched:
    when = datetime.fromtimestamp(way.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if response.status == 304:
        return Fetched(url=address, body=b"", headers=response.headers, when=when, is_new=False)
    if response.status in (429, 503):
        raise InputError(
            f"{address[:200]}: the server asks to come later (status {response.status}, Retry-After {response.headers.get('retry-after', 'not given')[:40]})"
        )
    if response.status != 200:
        raise InputError(f"{address[:200]}: the server answered with status {response.status}")
    digest = sha256(response.body).hexdigest()
    before = visits.by_url.get(address)
    headers = response.headers
    visits.by_url[address] = Visit(
        when, digest, _one_line(headers.get("etag")), _one_line(headers.get("last-modified"))
    )
    return Fetched(
        url=address,
        body=response.body,
        headers=headers,
        when=when,
        is_new=before is None or before.digest != digest,
    )


def _one_line(value: str | None) -> str | None:
    return value if value and len(value) < 300 and not re.search(r"[\r\n\x00]", value) else None


def _append(archive: Path, fetched: Fetched) -> None:
    kept = {
        name: value
        for name, value in fetched.headers.items()
        if name in ("content-type", "etag", "last-modified", "date", "content-language")
    }
    with archive.open("ab") as file:
        file.write(warc_record(fetched.url, fetched.body, when=fetched.when, headers=kept))


def _load_visits(path: Path) -> dict[str, Visit]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Visit])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(
            f"{path}: what was learnt on earlier visits cannot be read ({error}); delete the file to fetch everything again"
        ) from error
