"""Every form of time expression that is understood, one sentence each: times.tsv, printed in docs/arabic-forms.md."""

import re
from datetime import date
from pathlib import Path

import pytest

from khabar.arabic import times

PUBLISHED = date(2015, 8, 4)  # a Tuesday
LINES = (Path(__file__).parent / "times.tsv").read_text(encoding="utf-8").splitlines()[2:]
CASES = [tuple(line.split("\t")) for line in LINES]


@pytest.mark.parametrize(("group", "sentence", "types", "values"), CASES, ids=[case[1] for case in CASES])
def test_each_form_is_found_whole_with_its_value(group: str, sentence: str, types: str, values: str) -> None:
    text = re.sub(r"[\[\]]", "", sentence)
    wanted = re.findall(r"\[([^\]]+)\]", sentence)
    found = {time.span.of(text): time for time in times(text, published=PUBLISHED)}
    if group == "no times":
        assert not found
        return
    assert [found[words].type for words in wanted] == types.split(" | ")
    assert [found[words].value or "-" for words in wanted] == values.split(" | ")
