"""Verses and sayings that a report recites. The verse is Koran 5:33; other sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate import annotate
from khabar.annotate.recited import is_of_god, recited_spans
from khabar.model import Article, Span


@pytest.mark.parametrize(
    "text",
    [
        "واستشهد بقوله تعالى: (إنما جزاء الذين يحاربون الله ورسوله ويسعون في الأرض فسادا أن يقتلوا أو يصلبوا)",
        "تلا ﴿إنما جزاء الذين يحاربون الله ورسوله أن يقتلوا﴾ على الحاضرين",
    ],
)
def test_what_a_verse_tells_is_no_event(text: str) -> None:
    assert annotate(Article(id="a", text=text)).events == ()


def test_a_bracket_of_the_report_itself_is_not_recited() -> None:
    assert recited_spans("قال الوزير: (قصفت القوات البلدة) ثم خرج") == []


def test_an_act_of_god_is_told_of_no_man() -> None:
    text = "والله تعالى قد توعد من فعل ذلك"
    start = text.index("توعد")
    assert is_of_god(text, Span(start, start + 4))


def test_a_man_whose_name_ends_in_the_name_of_god_may_act() -> None:
    text = "عبد الله اقتحم المبنى"
    start = text.index("اقتحم")
    assert not is_of_god(text, Span(start, start + 5))


@given(st.text(alphabet="﴿﴾(:) قالتعىله\n", max_size=80))
def test_recited_stretches_lie_in_the_text_in_order(text: str) -> None:
    spans = recited_spans(text)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:], strict=False))
    assert all(span.end <= len(text) for span in spans)
