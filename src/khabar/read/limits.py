"""How much one input may cost before it is given up."""

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one input may cost at most; what goes over it becomes a `Skipped` that names the limit.

    The defaults hold every report of the corpus some hundred times over; see docs/reading.md.
    """

    text_bytes: int = 5_000_000  # the text of one article: a line of JSONL, a .txt file
    page_bytes: int = 10_000_000  # one HTML page, unpacked
    feed_bytes: int = 50_000_000  # one feed, unpacked
    pdf_bytes: int = 50_000_000
    record_bytes: int = 10_000_000  # one WARC record, unpacked
    n_items: int = 20_000  # items of one feed
    n_pages: int = 500  # pages of one PDF
    seconds: float = 20.0  # for one page, feed or PDF
    memory_bytes: int = 2_000_000_000  # address space of the worker that reads pages
