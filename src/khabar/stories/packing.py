"""Signatures as bytes, so that a store can keep them and a stream go on from them."""

import msgspec
import numpy as np

from khabar.errors import StoreError
from khabar.stories.signatures import Signature

PACKING = 2  # raise it when the meaning of a hash or a weight changes: signatures of two packings cannot be compared


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    packing: int
    id: str
    outlet: str | None
    day: int | None
    n_words: int
    body: int
    passages: bytes
    terms: bytes
    weights: bytes
    priors: bytes
    places: tuple[int, ...]
    is_comment: bool
    head: bytes


def pack_signature(signature: Signature) -> bytes:
    """The signature as bytes, the same on every machine."""
    packed = _Packed(
        PACKING,
        signature.id,
        signature.outlet,
        signature.day,
        signature.n_words,
        signature.body,
        signature.passages.astype("<u8").tobytes(),
        signature.terms.astype("<u8").tobytes(),
        signature.weights.astype("<f4").tobytes(),
        signature.priors.astype("<f4").tobytes(),
        signature.places,
        signature.is_comment,
        signature.head.astype("<u8").tobytes(),
    )
    return msgspec.msgpack.encode(packed)


def unpack_signature(packed: bytes) -> Signature:
    """The signature that was packed; raises StoreError where another packing made it: sign the report again."""
    try:
        row = msgspec.msgpack.decode(packed, type=_Packed)
    except msgspec.DecodeError as error:
        raise StoreError(f"these bytes are no signature ({error}); sign the report again") from error
    if row.packing != PACKING:
        raise StoreError(
            f"the signature of {row.id} is of packing {row.packing}, not {PACKING}; sign the report again"
        )
    return Signature(
        id=row.id,
        outlet=row.outlet,
        day=row.day,
        n_words=row.n_words,
        body=row.body,
        passages=np.frombuffer(row.passages, dtype="<u8"),
        terms=np.frombuffer(row.terms, dtype="<u8"),
        weights=np.frombuffer(row.weights, dtype="<f4"),
        priors=np.frombuffer(row.priors, dtype="<f4"),
        places=row.places,
        is_comment=row.is_comment,
        head=np.frombuffer(row.head, dtype="<u8"),
    )
