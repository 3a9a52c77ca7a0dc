"""The figures of every layer on the development gold: one dict, metric → value between 0 and 1.

Uses the scorer of ../shared/score on ../shared/gold; raises SetupError where they are not there.
"""

import contextlib
import hashlib
import importlib.util
import io
import json
import tempfile
from pathlib import Path
from types import ModuleType

import msgspec

from khabar.annotate import annotate
from khabar.errors import SetupError
from khabar.model import Article, Report
from khabar.stories import find_stories

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"


def measure() -> dict[str, dict[str, float]]:
    """Metric → {"p", "r", "f1"} (or "recall") of annotated reports, stories and disagreements of the development gold."""
    scorer = load_scorer("score")
    return {**_measure_reports(scorer), **_measure_stories(scorer)}


def load_scorer(name: str) -> ModuleType:
    """A script of ../shared/score as a module; raises SetupError where it is absent."""
    path = SHARED / "score" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise SetupError(f"{path} is not there; the gold and its scorer lie beside the project, not in it")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def data_hash() -> str:
    """The SHA-256 of all gold files, by which a floor is tied to the data that it was measured on."""
    digest = hashlib.sha256()
    for path in sorted(GOLD.rglob("*.json*")):
        digest.update(path.relative_to(GOLD).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def gold_articles(folder: Path) -> list[Article]:
    """The articles of a gold folder without their annotations."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [
        Article(id=row["id"], outlet=row["outlet"], published=row["published"], text=row["text"])
        for row in rows
    ]


def story_articles(path: Path) -> list[Article]:
    """The articles of a story gold file without their story."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Article(
            id=row["id"],
            outlet=row["outlet"],
            url=row["url"],
            published=row["published"],
            title=row["title"],
            text=row["text"],
        )
        for row in rows
    ]


def _measure_reports(scorer: ModuleType) -> dict[str, dict[str, float]]:
    reports = [annotate(article) for article in gold_articles(GOLD / "dev")]
    predicted = {report.id: json.loads(msgspec.json.encode(report)) for report in reports}
    with contextlib.redirect_stdout(io.StringIO()):
        scores: dict[str, dict[str, float]] = scorer.score_reports(
            scorer.load_gold(GOLD / "dev"), predicted, 0
        )
    return scores


def _measure_stories(scorer: ModuleType) -> dict[str, dict[str, float]]:
    path = GOLD / "stories-dev.jsonl"
    stories, reports = find_stories([annotate(article) for article in story_articles(path)])
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        predicted, texts = Path(folder) / "stories.jsonl", Path(folder) / "reports.jsonl"
        _write(predicted, stories)
        _write(texts, reports)
        scores = scorer.score_stories(path, predicted, 0)
        differ = scorer.score_disagreements(GOLD / "disagreements-dev.jsonl", predicted, texts, 0)
    return {
        "stories B-cubed": scores["stories_b3"],
        "stories, same-story pairs": scores["story_pairs"],
        "near-copy pairs": scores["copy_pairs"],
        "near-copy pairs, borderline left out": _copies_without_borderline(scorer, path, stories),
        "disagreements": differ,
    }


def _copies_without_borderline(
    scorer: ModuleType, path: Path, stories: list[msgspec.Struct]
) -> dict[str, float]:
    """Copy pairs where the pairs that the gold calls borderline count neither for nor against."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    lines = (GOLD / "stories-dev-borderline.jsonl").read_text(encoding="utf-8").splitlines()
    borderline = {
        frozenset((row["article_a"], row["article_b"])) for row in map(json.loads, filter(None, lines))
    }
    gold = {row["id"]: row.get("copy_group") for row in rows}
    found = {
        article: (story.id, k)
        for story in stories
        for k, copies in enumerate(story.copies)
        for article in copies
    }  # type: ignore[attr-defined]
    tally = scorer.pair_tally(gold, found, sorted(gold))
    false = [pair for pair in tally.false if frozenset(pair) not in borderline]
    tally.pred = tally.tp + len(false)
    scores: dict[str, float] = tally.as_dict()
    return scores


def _write(path: Path, rows: list[Report] | list[msgspec.Struct]) -> None:
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
