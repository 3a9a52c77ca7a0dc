"""Every form of number that is understood, one sentence each: numbers.tsv, printed in docs/arabic-forms.md."""

import re
from pathlib import Path

import pytest

from khabar.arabic import numbers
from khabar.model import Amount

LINES = (Path(__file__).parent / "numbers.tsv").read_text(encoding="utf-8").splitlines()[2:]
CASES = [tuple(line.split("\t")) for line in LINES]


@pytest.mark.parametrize(("group", "sentence", "kinds", "values"), CASES, ids=[case[1] for case in CASES])
def test_each_form_is_found_whole_with_its_value(group: str, sentence: str, kinds: str, values: str) -> None:
    text = re.sub(r"[\[\]]", "", sentence)
    wanted = re.findall(r"\[([^\]]+)\]", sentence)
    found = numbers(text)
    assert [number.span.of(text) for number in found] == wanted
    if wanted:
        assert " | ".join(number.kind for number in found) == kinds
        assert " | ".join(_shown(number.value) for number in found) == values


def _shown(value: Amount | None) -> str:
    if isinstance(value, tuple):
        return f"{_shown(value[0])}–{_shown(value[1])}"
    return "" if value is None else str(value)
