"""The docs name what there is: every type and field, every command, every error; and their links lead somewhere."""

import inspect
import re
import sys
from pathlib import Path

import msgspec
import pytest

from khabar import errors, model
from khabar.cli import make_group

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPES = [
    kind
    for _, kind in inspect.getmembers(model, inspect.isclass)
    if issubclass(kind, msgspec.Struct) and kind.__module__ == model.__name__
]
WORD_TYPES = {"Word", "Words", "Span"}  # described with their functions in arabic.md


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_type_and_its_fields_are_in_the_layers_page(kind: type[msgspec.Struct]) -> None:
    page = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    assert kind.__name__ in page
    if kind.__name__ not in WORD_TYPES:
        fields = [field.encode_name for field in msgspec.structs.fields(kind)]
        assert [name for name in fields if f"`{name}`" not in page] == []


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if kind.__module__ == errors.__name__
    ],
)
def test_every_error_is_in_the_errors_page(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_every_command_is_documented(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    group = make_group("en")
    names = group.list_commands(None)  # type: ignore[arg-type]
    assert [name for name in names if f"khabar {name}" not in text] == []


def test_the_commands_page_is_the_commands_own_help() -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    from commands_page import page

    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    [code] = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    exec(compile(code, "README.md", "exec"), {})
    assert "وزارة العبور" in capsys.readouterr().out
