"""The import contract: modules import one way, from the outside in."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "khabar"

# Each line may import from itself and from the lines above it; parts on one line do not import each other.
ORDER = (
    {"errors"},
    {"model", "lexicon"},
    {"arabic", "reasons"},
    {"read", "annotate"},
    {"registers"},
    {"store"},
    {"stories", "export"},
    {"run"},
    {"web"},
    {"cli"},
    {"__main__"},
)


def rank(part: str) -> int:
    return next(i for i, parts in enumerate(ORDER) if part in parts)


def imported_parts(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("khabar.")}


MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_its_own_part_and_the_parts_below(path: Path) -> None:
    part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    outward = {other for other in imported_parts(path) if other != part and rank(other) >= rank(part)}
    assert not outward


def test_every_part_has_its_place_in_the_order() -> None:
    parts = {
        path.name.removesuffix(".py")
        for path in SOURCE.iterdir()
        if path.name not in ("__init__.py", "__pycache__", "py.typed")
    }
    assert parts <= set().union(*ORDER)
