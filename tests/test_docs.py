"""The docs name what there is: every type and field, every command, every error, every file; and their links lead somewhere."""

import ast
import inspect
import pkgutil
import re
import sys
from pathlib import Path

import msgspec
import pytest

import khabar
from khabar import errors, model
from khabar.annotate import annotate
from khabar.cli import make_group
from khabar.lexicon import read_lexicon
from khabar.model import Article

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPES = [
    kind
    for _, kind in inspect.getmembers(model, inspect.isclass)
    if issubclass(kind, msgspec.Struct) and kind.__module__ == model.__name__
]
WORD_TYPES = {"Word", "Words", "Span"}  # described with their functions in arabic.md
SOURCE = ROOT / "src" / "khabar"


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_type_and_its_fields_are_in_the_layers_page(kind: type[msgspec.Struct]) -> None:
    page = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    assert kind.__name__ in page
    if kind.__name__ not in WORD_TYPES:
        fields = [field.encode_name for field in msgspec.structs.fields(kind)]
        assert [name for name in fields if f"`{name}`" not in page] == []


def closed_values() -> set[str]:
    """All values of the closed lists of model.py."""
    tree = ast.parse((SOURCE / "model.py").read_text(encoding="utf-8"))
    lists = [
        node.slice
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
    ]
    return {leaf.value for one in lists for leaf in ast.walk(one) if isinstance(leaf, ast.Constant)}


def test_every_value_of_a_closed_list_is_in_the_layers_page() -> None:
    page = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    assert len(closed_values()) > 60
    assert [value for value in sorted(closed_values()) if value not in page] == []


def test_every_type_is_in_the_list_of_words() -> None:
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert [kind.__name__ for kind in TYPES if f"`{kind.__name__}`" not in page] == []


@pytest.mark.parametrize(
    ("package", "name", "page"),
    [
        ("khabar.annotate.statements", "cues.tsv", "statements.md"),
        ("khabar.annotate.events", "events.tsv", "events.md"),
    ],
)
def test_the_columns_of_the_lexicons_of_verbs_are_explained(package: str, name: str, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert [column for column in read_lexicon(package, name)[0] if f"`{column}`" not in text] == []


def test_every_module_and_lexicon_is_on_the_map() -> None:
    """Where this fails: python bench/map_page.py."""
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    folders = dict(re.findall(r"^## (\S+)/\n(.*?)(?=^## |\Z)", page, flags=re.MULTILINE | re.DOTALL))
    files = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".tsv")]
    missing = [
        str(path.relative_to(SOURCE))
        for path in files
        if f"| `{path.name}` |" not in folders.get(path.parent.relative_to(SOURCE.parent).as_posix(), "")
    ]
    assert missing == []


def test_every_distribution_that_is_installed_has_its_licence_named() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    locked = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert len(locked) > 20
    assert [name for name in locked if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page)] == []


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


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as the hosts of repositories make them."""
    lines = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_into_a_page_lead_to_headings_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]*)#([^)]+)\)", page.read_text(encoding="utf-8"))
    lost = [(to, at) for to, at in links if at not in headings((page.parent / to) if to else page)]
    assert lost == []


def test_pages_that_the_code_names_are_there() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("src", "bench")
        for path in (ROOT / folder).rglob("*.py")
    ]
    named = {name for text in texts for name in re.findall(r"docs/[\w/-]+\.md", text)}
    assert len(named) > 5
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    [code] = re.findall(
        r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    exec(compile(code, "README.md", "exec"), {})
    assert f"# {capsys.readouterr().out}" in code


def test_the_calls_that_help_names_are_there() -> None:
    named = re.findall(r"khabar\.[\w.]+", khabar.__doc__ or "")
    assert len(named) > 8
    for name in named:
        assert pkgutil.resolve_name(name), name


def test_the_json_of_the_layers_page_is_what_comes_out() -> None:
    page = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")
    [text] = re.findall(r'Of "(.*?)", published on 3 August 2015', page)
    [block] = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    report = annotate(Article(id="a", text=text, published="2015-08-03"))
    written = [msgspec.json.encode(entry).decode() for entry in (*report.statements, *report.times)]
    assert block.splitlines() == written


def test_the_figures_of_the_readme_are_those_of_the_page_of_quality() -> None:
    """Where this fails: python bench/readme_figures.py."""
    sys.path.insert(0, str(ROOT / "bench"))
    from readme_figures import readme

    text, quality = ((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "docs/quality.md"))
    assert readme(text, quality) == text
