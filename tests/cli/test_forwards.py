"""Links to stories of a dossier that was made again."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from khabar.cli import make_group

LINES = [
    {"id": "a", "published": "2024-05-01", "text": "اندلع حريق كبير في مستودع للأخشاب بميناء الزهراء فجر الثلاثاء وأخمده ثلاثون عنصرا."},
    {"id": "b", "published": "2024-05-02", "text": "فاز فريق النهضة على ضيفه الأمل بهدفين لهدف في الجولة السابعة من الدوري."},
]  # fmt: skip


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(make_group("en"), ("dossier", "in.jsonl", "-o", "out", *arguments), obj="en")


def _stories() -> list[dict[str, object]]:
    return [json.loads(line) for line in Path("out/stories.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_link_to_a_story_that_another_swallowed_leads_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    assert _run().exit_code == 0
    first, second = (str(story["id"]) for story in _stories())
    Path("mine.json").write_text('{"stories": {"together": [["a", "b"]]}}', encoding="utf-8")
    for _ in range(2):  # and still does when it is made once more
        assert _run("--force", "--overlay", "mine.json").exit_code == 0
        [story] = _stories()
        assert (story["id"], story["former"]) == (first, [second])
        assert f"story-{first}.html" in Path(f"out/ar/story-{second}.html").read_text(encoding="utf-8")


def test_an_id_out_of_a_file_is_no_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(json.dumps(LINES[0]) + "\n", encoding="utf-8")
    assert _run().exit_code == 0
    [story] = _stories()
    story["id"] = "../../evil"
    Path("out/stories.jsonl").write_text(json.dumps(story) + "\nnot a story\n", encoding="utf-8")
    assert _run("--force").exit_code == 0
    assert not list(tmp_path.rglob("*evil*"))
