"""The way to a public web server, and to nothing else: no loopback, private, link-local or metadata address can be reached.

A name is resolved once, every address it has must be public, and the connection goes to that very address: a name that
turns into another address later (rebinding) gains nothing. Proxies named in the environment are not used.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import SplitResult, quote, urlsplit

import msgspec

from khabar.errors import InputError
from khabar.read.unpack import unpack

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_CHUNK_BYTES = 1 << 16
_KEPT = "!$&'()*+,;=:@/?%~-._[]"  # characters of an address that mean something as they stand


def is_public(address: Address) -> bool:
    """Whether an address lies in the public internet, whatever it is wrapped in (IPv4 in IPv6, 6to4, Teredo, NAT64)."""
    inner: list[Address] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo or ()
        inner += [part for part in (address.ipv4_mapped, address.sixtofour, *teredo) if part is not None]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped is not None:
            inner.remove(address)
    return all(
        part.is_global and not part.is_multicast and not part.is_reserved and not part.is_unspecified
        for part in inner
    )


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses that a host name has now."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Way(msgspec.Struct, frozen=True):
    """How the network, the clock and sleep are reached; tests put their own in place."""

    resolve: Callable[[str, int], list[str]] = addresses_of
    is_allowed: Callable[[Address], bool] = is_public
    ports: frozenset[int] | None = frozenset((80, 443, 8080, 8443))
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered: status, headers by lower-case name, and the body unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


def checked_address(url: str, *, way: Way) -> SplitResult:
    """The parts of an address that may be asked for, in ASCII. Raises InputError for any other scheme, port or form."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise InputError(f"no web address: {url[:200]!r}") from error
    if parts.scheme not in _DEFAULT_PORTS or not ascii_host:
        raise InputError(f"no web address: {url[:200]!r}; it must begin with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise InputError(f"an address with a user name in it: {host}")
    if way.ports is not None and (port or _DEFAULT_PORTS[parts.scheme]) not in way.ports:
        raise InputError(f"port {port} of {host} is none of the web's usual ones")
    netloc = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    netloc = netloc if port is None else f"{netloc}:{port}"
    return SplitResult(
        parts.scheme, netloc, quote(parts.path, safe=_KEPT) or "/", quote(parts.query, safe=_KEPT), ""
    )


def get(
    parts: SplitResult, *, headers: dict[str, str], seconds: float, limit_bytes: int, way: Way
) -> Response:
    """The answer to one GET request; redirects are not followed here.

    Raises InputError where the address is not public, or the answer is too large, too slow or broken.
    """
    host, port = parts.hostname or "", parts.port or _DEFAULT_PORTS[parts.scheme]
    raw = _connected(host, port, seconds, way)
    late = threading.Event()  # a server that sends a byte a minute never trips a socket's own time limit
    timer = threading.Timer(seconds, _cut, (raw, late))
    timer.daemon = True
    timer.start()
    try:
        return _exchange(raw, parts, host, port, headers, limit_bytes)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = (
            f"no whole answer within {seconds:g} seconds"
            if late.is_set()
            else str(error) or type(error).__name__
        )
        raise InputError(f"{host}: {reason}") from error
    finally:
        timer.cancel()
        raw.close()


def _connected(host: str, port: int, seconds: float, way: Way) -> socket.socket:
    try:
        found = list(dict.fromkeys(way.resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise InputError(f"{host}: no such host ({error})") from error
    addresses = [ipaddress.ip_address(address.split("%")[0]) for address in found]
    if not addresses or not all(way.is_allowed(address) for address in addresses):
        raise InputError(f"{host} is not in the public internet: not fetched")
    fault: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((str(address), port), timeout=seconds)
        except OSError as error:
            fault = error
    raise InputError(f"{host}: cannot be reached ({fault})") from fault


def _exchange(
    raw: socket.socket, parts: SplitResult, host: str, port: int, headers: dict[str, str], limit_bytes: int
) -> Response:
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(host, port)
        connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    else:
        connection = http.client.HTTPConnection(host, port)
        connection.sock = raw
    try:
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request(
            "GET", target, headers={**headers, "Accept-Encoding": "gzip", "Connection": "close"}
        )
        answer = connection.getresponse()
        fields = {name.lower(): value for name, value in answer.getheaders()}
        body = _body(answer, limit_bytes)
        return Response(
            status=answer.status,
            headers=fields,
            body=unpack(body, fields.get("content-encoding"), limit_bytes=limit_bytes),
        )
    finally:
        connection.close()


def _body(answer: http.client.HTTPResponse, limit_bytes: int) -> bytes:
    parts: list[bytes] = []
    n_bytes = 0
    while data := answer.read(_CHUNK_BYTES):
        parts.append(data)
        n_bytes += len(data)
        if n_bytes > limit_bytes:
            raise InputError(f"the answer is larger than {limit_bytes:,} bytes, the limit")
    return b"".join(parts)


def _cut(raw: socket.socket, late: threading.Event) -> None:
    late.set()  # before the cut, so that whoever it wakes knows why
    with suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)
