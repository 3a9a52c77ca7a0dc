"""Many articles: in order, the same on one process or several, one bad article never stopping the rest."""

import msgspec
import pytest

from khabar import run
from khabar.model import Article, Report, Skipped
from khabar.run import annotate_all

ARTICLES = [
    Article(id=f"a{n}", text=f"قالت وزارة العبور إن {n} شاحنة عبرت المعبر أمس.", published="2015-08-04")
    for n in range(100)
]


def test_the_result_does_not_depend_on_the_number_of_processes() -> None:
    alone, together = (
        [msgspec.json.encode(report) for report in annotate_all(ARTICLES, n_workers=n)] for n in (1, 2)
    )
    assert alone == together


def test_what_was_skipped_keeps_its_place_among_several_processes() -> None:
    skipped = Skipped("b.txt", "empty")
    found = list(annotate_all([*ARTICLES[:70], skipped, *ARTICLES[70:]], n_workers=2))
    assert found[70] == skipped
    assert [entry.id for entry in found if isinstance(entry, Report)] == [article.id for article in ARTICLES]


def test_an_article_that_cannot_be_annotated_is_named_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = run.annotate

    def annotate(article: Article, **named: object) -> Report:
        if article.id == "a1":
            raise RuntimeError("made up for this test")
        return whole(article, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(run, "annotate", annotate)
    first, second, third = annotate_all(ARTICLES[:3])
    assert isinstance(second, Skipped)
    assert "a1" in second.where
    assert "report it" in second.reason
    assert isinstance(first, Report)
    assert isinstance(third, Report)


@pytest.mark.parametrize(
    "given",
    ["قال الوزير", Article(id="b", text="قال الوزير", published="3/8/2015")],
    ids=["a text", "a wrong day"],
)
def test_what_is_no_article_is_named_with_what_to_give_and_not_called_a_defect(given: Article) -> None:
    found, report = annotate_all([given, ARTICLES[0]])
    assert isinstance(found, Skipped) and isinstance(report, Report)
    assert "defect" not in found.reason
    assert "annotate(Article(" in found.reason or "2015-08-06" in found.reason
