"""Floors of the measures on ../shared, which only rise: times and figures on the gold, times and numbers on the suites."""

import json
import runpy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from khabar.annotate.figures import find_figures
from khabar.arabic.timex import find_times
from khabar.arabic.words import split

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


def test_times_and_figures_of_the_gold_stay_above_their_floors() -> None:
    counts = {"times": [0, 0, 0], "figures": [0, 0, 0]}  # right, gold, predicted
    for path in sorted((SHARED / "gold" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        words = split(gold["text"])
        times = find_times(words, published=date.fromisoformat(gold["published"]))
        figures = find_figures(words, times=times)
        for layer, predicted in (("times", times), ("figures", figures)):
            found = [((entry.span.start, entry.span.end), _plain(entry.value)) for entry in predicted]
            wanted = [
                (_located(gold["text"], entry["span"]), _plain(entry["value"])) for entry in gold[layer]
            ]
            right = sum(any(_overlap(a, b) and x == y for b, y in found) for a, x in wanted)
            counts[layer] = [
                a + b for a, b in zip(counts[layer], (right, len(wanted), len(found)), strict=True)
            ]
    f1 = {layer: 2 * right / (gold + predicted) for layer, (right, gold, predicted) in counts.items()}
    assert f1["times"] >= 0.96
    assert f1["figures"] >= 0.98


@pytest.mark.parametrize(
    ("what", "suite", "overlap", "values"),
    [
        ("times", "recognizers", 0.95, 0.90),
        ("times", "duckling", 0.95, 0.84),
        ("numbers", "recognizers", 0.97, 0.98),
        ("numbers", "duckling", 0.97, 0.95),
    ],
)
def test_the_suites_stay_above_their_floors(what: str, suite: str, overlap: float, values: float) -> None:
    bench = runpy.run_path(str(ROOT / "bench" / "conformance.py"))
    scorer = runpy.run_path(str(SHARED / "score" / "conformance.py"))
    lines = (SHARED / "conformance" / what / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if _is_core(case, what)]
    found = {case["id"]: bench[f"found_{what}"](case) for case in cases}
    tally = scorer["tally"](what, cases, {key: _as_json(value) for key, value in found.items()})
    assert tally["overlap_f1"] >= overlap
    assert tally["values_right_of_gold"] >= values


def _is_core(case: dict[str, Any], what: str) -> bool:
    checked = case.get("resolution_checked", True) and case.get("all_spans_located", True)
    parsed = what == "numbers" or "resolution_checked" not in case or case["kind"].endswith(".parser")
    return not case.get("unsupported_everywhere") and checked and parsed


def _as_json(found: list[dict[str, object]]) -> Any:
    return json.loads(json.dumps(found))


def _located(text: str, span: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(span.get("n", 0) + 1):
        start = text.index(span["q"], start + 1)
    return start, start + len(span["q"])


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value or None


def test_a_moment_of_publication_is_read_like_its_day() -> None:
    words = split("وصل الوفد أمس")
    [by_day] = find_times(words, published=date(2015, 8, 4))
    [by_moment] = find_times(words, published=datetime(2015, 8, 4, 13, 41))
    assert by_day == by_moment
