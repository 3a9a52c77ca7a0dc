"""Stories measured: on the gold, batch against stream, speed and memory; and the weights of the pair rule fitted.

python bench/stories.py gold                    story, copy and disagreement figures, batch against stream
python bench/stories.py fit                     bias and weights of khabar.stories.likeness, to be written there by hand
python bench/stories.py read                    pairs of the large stories that were read (stories-read.tsv), precision and recall
python bench/stories.py stance                  headline pairs of ../shared/conformance/stance
python bench/stories.py fit-stance              bias and weights of khabar.stories.stance, to be written into stance.tsv
python bench/stories.py speed [FILE] [N] [K]    from annotated reports (JSONL of `khabar annotate`; without FILE the texts
                                                of ../shared/corpus alone), the first N, repeated K times a month apart
"""

import gzip
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, islice
from pathlib import Path

import msgspec
import numpy as np

from khabar.annotate import annotate
from khabar.model import Article, Report, Story
from khabar.stories import find_stories, tell_stories
from khabar.stories.copies import compare_passages
from khabar.stories.likeness import collect, features
from khabar.stories.signatures import Signature, new_vocabulary, passages_of, sign
from khabar.stories.stance import STANCES, UNRELATED, figures_of, stance_of
from khabar.stories.stream import add_report, new_tracker
from measure import GOLD, SHARED, load_scorer, story_articles

_STORIES = GOLD / "stories-dev.jsonl"
_CORPUS = SHARED / "corpus" / "saudinewsnet.jsonl.gz"
_MOST_STREAMED = 40_000  # a stream that holds more is not measured
_READ = Path(__file__).parent / "stories-read.tsv"
_READ_DAYS = ("2015-07-22", "2015-07-23")
_READ_WEIGHT, _READ_PAIRS = 0.1, 15  # of a pair; a large story weighs as much as one of so many pairs
_DAYS = 2  # place of the days among the figures
_COPY_HEAD = 0.8  # heads that are one text
_FOLDS = 5
_STANCE = SHARED / "conformance" / "stance" / "ans.jsonl"


def main() -> None:
    """Runs one of the measures above."""
    match sys.argv[1:]:
        case ["gold"]:
            measure_gold()
        case ["fit"]:
            fit()
        case ["read"]:
            measure_read()
        case ["stance"]:
            measure_stance()
        case ["fit-stance"]:
            fit_stance()
        case ["speed", *rest]:
            path = Path(rest[0]) if rest and not rest[0].isdigit() else None
            numbers = [int(word) for word in rest if word.isdigit()]
            measure_speed(
                path,
                n_reports=numbers[0] if numbers else None,
                n_copies=numbers[1] if len(numbers) > 1 else 1,
            )
        case _:
            print(__doc__)


def measure_gold() -> None:
    """Prints the figures of the development gold."""
    reports = _gold_reports()
    stories, _ = find_stories(reports)
    story = {row["id"]: row["story"] for row in _rows(_STORIES)}
    batch = {article: one.id for one in stories for article in one.articles}
    scorer, ids = load_scorer("score"), sorted(story)
    p, r, f1 = scorer.b_cubed(story, batch, ids)
    print(
        f"stories B-cubed            P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  ({len(set(batch.values()))} of {len(set(story.values()))})"
    )
    print(scorer.pair_tally(story, batch, ids).row("same-story pairs"))
    _print_copies(stories)
    _print_disagreements(stories, reports)
    for seed in (0, 1, 2):
        streamed = _streamed(_signatures(reports), seed=seed)
        p, r, f1 = scorer.b_cubed(batch, streamed, ids)
        gold = scorer.b_cubed(story, streamed, ids)[2]
        print(f"stream against batch, order {seed}: B-cubed F1 {f1:.3f}; stream against gold {gold:.3f}")


def measure_read() -> None:
    """Prints how many pairs of the stories that were read lie together rightly, each story of former days weighing as much."""
    stories, _ = find_stories(_read_day_reports())
    found = {article: story.id for story in stories for article in story.articles}
    right = wrong = missed = 0.0
    for rows in _read_stories().values():
        pairs = list(combinations(rows, 2))
        for (one, two), (other, another) in pairs:
            is_one, is_found = two == another, found[one] == found[other]
            right += (is_one and is_found) / len(pairs)
            wrong += (is_found and not is_one) / len(pairs)
            missed += (is_one and not is_found) / len(pairs)
    large = sum(len(story.articles) > 5 for story in stories)
    print(
        f"pairs P {right / (right + wrong):.3f}  R {right / (right + missed):.3f}; {large} stories of six reports and more"
    )


def fit() -> None:
    """Prints the bias and weights of a logistic rule over all pairs of the gold and, weighing less, of the stories that were read."""
    story = {row["id"]: row["story"] for row in _rows(_STORIES)}
    reports = sorted(_gold_reports(), key=lambda report: report.id)
    left, right = np.triu_indices(len(reports), 1)
    figures = features(collect(_signatures(reports)), left, right)
    same = [story[reports[i].id] == story[reports[j].id] for i, j in zip(left, right, strict=True)]
    more, read_same, read_weights = _read_pairs()
    truth = np.array([*same, *read_same], dtype=float)
    shares = np.r_[np.ones(len(same)), read_weights]
    bias, weights = logistic(np.r_[figures, more], truth, shares=shares)
    weights[_DAYS] = logistic(figures, truth[: len(same)])[1][
        _DAYS
    ]  # two days that were read say little of days
    print("bias", round(bias, 2), "weights", tuple(round(float(weight), 2) for weight in weights))


def _read_pairs() -> tuple[np.ndarray, list[bool], np.ndarray]:
    """Figures, truth and weights of the pairs of stories that were read, but for copies, which any rule finds."""
    reports = sorted(_read_day_reports(), key=lambda report: report.id)
    place = {report.id: number for number, report in enumerate(reports)}
    pairs = [
        (place[one], place[other], two == another, drawn)
        for drawn, rows in _read_stories().items()
        for (one, two), (other, another) in combinations(rows, 2)
    ]
    left, right = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
    figures = features(collect(_signatures(reports)), left, right)
    kept = [bool(head < _COPY_HEAD) for head in figures[:, -1]]
    pairs = [pair for pair, is_kept in zip(pairs, kept, strict=True) if is_kept]
    counts = Counter(pair[3] for pair in pairs)
    weights = np.array([_READ_WEIGHT * min(1.0, _READ_PAIRS / counts[pair[3]]) for pair in pairs])
    return figures[kept], [pair[2] for pair in pairs], weights


def _read_stories() -> dict[str, list[tuple[str, str]]]:
    """Article and event, by the story of former days in which they stood."""
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in _READ.read_text(encoding="utf-8").splitlines()[2:]:
        article, drawn, story = line.split("\t")
        rows[drawn].append((article, story))
    return rows


def _read_day_reports() -> list[Report]:
    names = ("id", "text", "outlet", "published", "title")
    with gzip.open(_CORPUS, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["published"] in _READ_DAYS]
    return [annotate(Article(**{name: row[name] for name in names})) for row in rows]


def logistic(
    figures: np.ndarray, labels: np.ndarray, *, ridge: float = 0.01, shares: np.ndarray | None = None
) -> tuple[float, np.ndarray]:
    """Bias and weights of a logistic regression, by Newton's method on standardised figures; `shares` weighs the rows."""
    own = np.ones(len(figures)) if shares is None else shares
    mean, spread = figures.mean(axis=0), figures.std(axis=0) + 1e-9
    design = np.c_[np.ones(len(figures)), (figures - mean) / spread]
    weights = np.zeros(design.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[0, 0] = 0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (own * (chance - labels)) + penalty @ weights
        weights -= np.linalg.solve(
            (design.T * (own * chance * (1 - chance))) @ design + penalty + 1e-9 * np.eye(len(weights)),
            gradient,
        )
    scaled = weights[1:] / spread
    return float(weights[0] - (scaled * mean).sum()), scaled


def measure_stance() -> None:
    """Prints accuracy and weighted F1 of the visible headline pairs, by the weights as they are and cross-validated."""
    rows = _rows(_STANCE)
    for name, part in (
        ("all visible, weights as they are", rows),
        ("published dev", [row for row in rows if row["split"] == "dev"]),
    ):
        _print_stances(name, [(row["label"], stance_of(row["a"], row["b"])) for row in part])
    names, figures = _stance_figures(rows)
    folds = _headline_folds(rows)
    found: list[tuple[str, str]] = []
    for fold in range(_FOLDS):
        bias, weights = _fit_stance(rows, figures, [number != fold for number in folds])
        for row, line, number in zip(rows, figures, folds, strict=True):
            if number == fold:
                covered = max(line[names.index("covered left")], line[names.index("covered right")])
                stance = "disagree" if bias + line @ weights > 0 else "agree"
                found.append((row["label"], "other" if covered < UNRELATED else stance))
    _print_stances(f"cross-validated, {_FOLDS} parts by headline", found)


def fit_stance() -> None:
    """Prints bias and weights of the training part of the visible headline pairs, as the rows of stance.tsv."""
    rows = _rows(_STANCE)
    names, figures = _stance_figures(rows)
    bias, weights = _fit_stance(rows, figures, [row["split"] == "train" for row in rows])
    for name, weight in (("bias", bias), *zip(names, weights, strict=True)):
        print(f"{name}\t{weight:.2f}")


def _stance_figures(rows: Sequence[dict[str, str]]) -> tuple[list[str], np.ndarray]:
    figures = [figures_of(row["a"], row["b"]) for row in rows]
    names = list(figures[0])
    return names, np.array([[line[name] for name in names] for line in figures])


def _fit_stance(
    rows: Sequence[dict[str, str]], figures: np.ndarray, is_used: Sequence[bool]
) -> tuple[float, np.ndarray]:
    kept = [used and row["label"] != "other" for used, row in zip(is_used, rows, strict=True)]
    labels = np.array(
        [row["label"] == "disagree" for row, is_kept in zip(rows, kept, strict=True) if is_kept]
    )
    return logistic(figures[kept], labels.astype(float), ridge=3.0)


def _headline_folds(rows: Sequence[dict[str, str]]) -> list[int]:
    """The part of each pair: pairs that share a headline, or are joined by others that do, lie in one part."""
    leader: dict[str, str] = {}

    def lead(headline: str) -> str:
        while leader.setdefault(headline, headline) != headline:
            headline = leader[headline]
        return headline

    for row in rows:
        leader[lead(row["a"])] = lead(row["b"])
    leaders = sorted({lead(row["a"]) for row in rows})
    random.Random(5).shuffle(leaders)
    part = {headline: number % _FOLDS for number, headline in enumerate(leaders)}
    return [part[lead(row["a"])] for row in rows]


def _print_stances(name: str, found: Sequence[tuple[str, str]]) -> None:
    right = sum(label == stance for label, stance in found)
    weighted, scores = 0.0, []
    for stance in STANCES:
        tp = sum(label == guess == stance for label, guess in found)
        n_gold = sum(label == stance for label, _ in found)
        n_found = sum(guess == stance for _, guess in found)
        f1 = 2 * tp / (n_gold + n_found) if n_gold + n_found else 0.0
        weighted += f1 * n_gold / len(found)
        scores.append(f"{stance} {f1:.3f}")
    print(
        f"{name}: {len(found)} pairs, accuracy {right / len(found):.3f}, weighted F1 {weighted:.3f} ({', '.join(scores)})"
    )


def measure_speed(path: Path | None, *, n_reports: int | None, n_copies: int) -> None:
    """Prints times and memory of copies, of everything from annotated reports, and of adding one report."""
    vocabulary, passages, seconds = new_vocabulary(), [], 0.0
    for report in _repeated(path, n_reports, n_copies):
        started = time.process_time()
        passages.append(passages_of(report.text, vocabulary=vocabulary))
        seconds += time.process_time() - started
    started = time.process_time()
    pairs = compare_passages(passages)
    seconds += time.process_time() - started
    print(
        f"copies: {len(passages)} reports, {len(pairs)} pairs compared, {seconds:.1f} s, {len(passages) / seconds:.0f} reports/s"
    )
    n_all = len(passages)
    del passages, pairs, vocabulary
    started, own = time.perf_counter(), time.process_time()
    n_stories = sum(1 for _ in tell_stories(_repeated(path, n_reports, n_copies)))
    seconds, own = time.perf_counter() - started, time.process_time() - own
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = own + children.ru_utime + children.ru_stime
    print(
        f"everything, reading included: {n_stories} stories, {seconds:.1f} s on the wall, {total:.1f} s of processor time "
        f"({own:.1f} of it before the accounts), {1000 * total / n_all:.2f} ms a report"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, of a helping process {children.ru_maxrss / 1024:.0f} MB")
    if n_all <= _MOST_STREAMED:
        _measure_adding(path, n_reports, n_copies)


def _measure_adding(path: Path | None, n_reports: int | None, n_copies: int) -> None:
    tracker, vocabulary, seconds_each = new_tracker(), new_vocabulary(), []
    for report in _repeated(path, n_reports, n_copies):
        signature = sign(report, vocabulary=vocabulary)
        started = time.process_time()
        add_report(tracker, signature)
        seconds_each.append(time.process_time() - started)
    last = sorted(seconds_each[-1000:])
    print(
        f"adding one to {len(seconds_each)}: median {1000 * last[len(last) // 2]:.1f} ms, 99 of 100 under {1000 * last[len(last) * 99 // 100]:.1f} ms"
    )


def _gold_reports() -> list[Report]:
    return [annotate(article) for article in story_articles(_STORIES)]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _signatures(reports: Sequence[Report]) -> list[Signature]:
    vocabulary = new_vocabulary()
    return [sign(report, vocabulary=vocabulary) for report in reports]


def _streamed(signatures: Sequence[Signature], *, seed: int) -> dict[str, str]:
    """The story of each report when they come by day, in a drawn order within a day (seed 0: by id)."""
    draw = random.Random(seed)
    rank = {
        signature.id: draw.random() if seed else 0.0
        for signature in sorted(signatures, key=lambda one: one.id)
    }
    tracker = new_tracker()
    for signature in sorted(signatures, key=lambda one: (one.day or 0, rank[one.id], one.id)):
        add_report(tracker, signature)
    return tracker.story_of


def _print_copies(stories: Sequence[Story]) -> None:
    """Copy pairs with and without the borderline pairs."""
    by_group: dict[str, list[str]] = defaultdict(list)
    for row in _rows(_STORIES):
        if row.get("copy_group"):
            by_group[row["copy_group"]].append(row["id"])
    gold = {pair for ids in by_group.values() for pair in combinations(sorted(ids), 2)}
    found = {pair for story in stories for group in story.copies for pair in combinations(sorted(group), 2)}
    borderline = {
        tuple(sorted((row["article_a"], row["article_b"])))
        for row in _rows(GOLD / "stories-dev-borderline.jsonl")
    }
    for name, out in (("", set()), (", borderline left out", borderline)):
        tp, n_gold, n_found = len(gold & found - out), len(gold - out), len(found - out)
        print(
            f"copy pairs{name}: P {tp / max(n_found, 1):.3f}  R {tp / n_gold:.3f}  F1 {2 * tp / (n_gold + n_found):.3f}"
        )


def _print_disagreements(stories: Sequence[Story], reports: Sequence[Report]) -> None:
    text = {report.id: report.text for report in reports}
    found = [
        {(cite.article, cite.span.start, cite.span.end) for cite in (one.a, one.b)}
        for story in stories
        for one in story.disagreements
    ]
    rows = _rows(GOLD / "disagreements-dev.jsonl")
    hits = sum(any(all(_cites(sides, text, row, side) for side in "ab") for sides in found) for row in rows)
    print(f"disagreements: {hits} of {len(rows)} gold ones found, {len(found)} reported")


def _cites(sides: set[tuple[str, int, int]], text: dict[str, str], row: dict[str, str], side: str) -> bool:
    article, quote = row[f"article_{side}"], row[f"quote_{side}"]
    start = text[article].find(quote)
    return start >= 0 and any(
        one == article and first < start + len(quote) and start < last for one, first, last in sides
    )


def _read_reports(path: Path | None, n_reports: int | None) -> Iterator[Report]:
    if path is not None:
        with path.open("rb") as file:
            for line in islice(file, n_reports):
                yield msgspec.json.decode(line, type=Report)
        return
    with gzip.open(_CORPUS, "rt", encoding="utf-8") as file:
        for line in islice(file, n_reports):
            row = json.loads(line)
            yield Report(
                id=row["id"],
                outlet=row["outlet"],
                published=row["published"],
                title=row["title"],
                text=row["text"],
            )


def _repeated(path: Path | None, n_reports: int | None, n_copies: int) -> Iterator[Report]:
    """The reports again and again under other ids, each time thirty days later."""
    yield from _read_reports(path, n_reports)
    for copy in range(1, n_copies):
        for report in _read_reports(path, n_reports):
            day = date.fromisoformat((report.published or "2015-01-01")[:10]) + timedelta(days=30 * copy)
            yield msgspec.structs.replace(report, id=f"{report.id}-{copy}", published=day.isoformat())


if __name__ == "__main__":
    main()
