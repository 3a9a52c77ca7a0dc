"""The table of forms in the docs is the one that the test cases make."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_forms_is_as_the_cases_make_it() -> None:
    page = runpy.run_path(str(ROOT / "bench" / "forms.py"))["forms_page"]()
    assert (ROOT / "docs" / "arabic-forms.md").read_text(encoding="utf-8") == page
