"""The bytes that articles were read from, kept by their digest, so that a reading can be checked or made again."""

import re
from hashlib import sha256
from pathlib import Path

from khabar.errors import InputError, SetupError

_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


def save_source(folder: Path, data: bytes) -> str:
    """The digest of some bytes, `sha256:…`, once they are kept in a folder; bytes that are there already are not written again."""
    name = sha256(data).hexdigest()
    path = folder / name[:2] / name
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".part")
            half.write_bytes(data)
            half.replace(path)
    except OSError as error:
        raise SetupError(
            f"{folder}: sources cannot be kept there ({error.strerror}); name a folder that can be written"
        ) from error
    return f"sha256:{name}"


def load_source(folder: str | Path, digest: str) -> bytes:
    """The bytes kept under a digest, an article's `origin.digest`. Raises InputError where they are not there or were changed."""
    match = _DIGEST.fullmatch(digest)
    if not match:
        raise InputError(f"{digest[:100]!r} is no SHA-256 digest")
    path = Path(folder) / match[1][:2] / match[1]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the source is not kept here ({error.strerror})") from error
    if sha256(data).hexdigest() != match[1]:
        raise InputError(f"{path}: its bytes were changed since they were kept")
    return data
