"""Speed and memory, printed: start-up of the command, annotate over articles of the corpus, each layer alone.

python bench/speed.py [N_ARTICLES]        needs ../shared/corpus; one core
"""

import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import TypeVar

from khabar.annotate import annotate
from khabar.annotate.actors import find_actors
from khabar.annotate.events import find_events
from khabar.annotate.figures import find_figures
from khabar.annotate.layout import find_layout
from khabar.annotate.report import day_of
from khabar.annotate.statements import find_statements
from khabar.arabic.timex import find_times
from khabar.arabic.words import split
from khabar.model import Article

T = TypeVar("T")
_SEED = 1  # of the sample
CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "saudinewsnet.jsonl.gz"


def main() -> None:
    """Prints a table for each sample; nothing is asserted."""
    n_articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"start-up of khabar --help: {_start_up():.3f} s (median of 5)")
    if not CORPUS.is_file():
        print(f"not measured: {CORPUS} is not here")
        return
    articles = read_corpus()
    drawn = Random(_SEED).sample(articles, min(n_articles, len(articles)))
    _print_rates("drawn from the whole corpus", drawn)
    _print_rates("the first of the corpus", articles[:n_articles])
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _print_rates(name: str, articles: list[Article]) -> None:
    """Layers alone and together over one sample; word forms that an earlier sample had are known already."""
    length = sum(len(article.text) for article in articles) / max(1, len(articles))
    print(f"{len(articles)} articles, {name}, {length:.0f} characters each:")
    for article in articles[:50]:
        annotate(article)
    for layer, rate in layer_rates(articles).items():
        print(f"  {layer:<12} {rate:8.0f} articles/s")
    started = time.perf_counter()
    for article in articles:
        annotate(article)
    print(f"  {'annotate':<12} {len(articles) / (time.perf_counter() - started):8.0f} articles/s")


def read_corpus(n_articles: int | None = None) -> list[Article]:
    """The first articles of the corpus; all of them without a number."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, n_articles)]
    return [
        Article(id=r["id"], outlet=r["outlet"], published=r["published"], title=r["title"], text=r["text"])
        for r in rows
    ]


def layer_rates(articles: list[Article]) -> dict[str, float]:
    """Layer → articles a second of that layer alone, what it builds on given."""
    seconds: dict[str, float] = {}

    def timed(name: str, call: Callable[..., T], /, *arguments: object, **named: object) -> T:
        started = time.perf_counter()
        found = call(*arguments, **named)
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - started
        return found

    for article in articles:
        words = timed("split", split, article.text)
        layout = timed("layout", find_layout, words, title=article.title)
        times = timed("times", find_times, words, published=day_of(article.published))
        figures = timed("figures", find_figures, words, times=times)
        actors = timed("actors", find_actors, words, layout=layout)
        statements = timed("statements", find_statements, words, layout=layout, actors=actors, times=times)
        given = {
            "layout": layout,
            "actors": actors,
            "times": times,
            "figures": figures,
            "statements": statements,
        }
        timed("events", find_events, words, **given)
    return {name: len(articles) / taken for name, taken in seconds.items()}


def _start_up() -> float:
    command = [str(Path(sys.executable).with_name("khabar")), "--help"]
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    return median(taken)


if __name__ == "__main__":
    main()
