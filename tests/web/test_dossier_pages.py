"""A whole dossier: opens from disk, asks nothing of anybody, and every claim leads to its words."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from khabar.model import (
    Actor,
    Change,
    Citation,
    Cite,
    Claim,
    Disagreement,
    Event,
    Figure,
    Layout,
    Moment,
    Report,
    Skipped,
    Span,
    Statement,
    Story,
    Time,
)
from khabar.registers.rows import FieldCite, Visit
from khabar.web.book import make_book
from khabar.web.dossier import write_dossier
from khabar.web.register_tables import view_registers

HOSTILE = '"><script>alert(1)</script>\N{RIGHT-TO-LEFT OVERRIDE}'
EARLY = f"أعلن الوزير ليث الصوان أن الرئيس سيزور دومان يوم 14 سبتمبر {HOSTILE}\nوقتل 4 أشخاص"
LATE = "زار الرئيس دومان الأحد في زيارة ثانية\nوارتفع العدد إلى 7 أشخاص"


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def early():
    speaker = Actor(
        id="a0",
        name="ليث الصوان",
        type="PER",
        aliases=("الصوان",),
        roles=("الوزير",),
        mentions=(at(EARLY, "ليث الصوان"),),
    )
    statement = Statement(
        speaker=at(EARLY, "الوزير ليث الصوان"),
        speaker_name="ليث الصوان",
        actor="a0",
        cue=at(EARLY, "أعلن"),
        content=(at(EARLY, "الرئيس سيزور دومان يوم 14 سبتمبر"),),
        kind="indirect",
    )
    return Report(
        id=f"A/1 {HOSTILE}",
        outlet=f"صحيفة {HOSTILE}",
        published="2025-09-07",
        published_basis="given",
        url="javascript:alert(1)",
        text=EARLY,
        actors=(speaker,),
        statements=(statement,),
        times=(Time(span=at(EARLY, "يوم 14 سبتمبر"), type="DATE", value="2025-09-14"),),
        events=(
            Event(
                trigger=at(EARLY, "سيزور"),
                type="CONSULT",
                status="planned",
                mode="visit",
                actor=(at(EARLY, "الرئيس"),),
                place=at(EARLY, "دومان"),
                statement=0,
            ),
        ),
        figures=(Figure(span=at(EARLY, "4 أشخاص"), value=4, unit="أشخاص", counts="killed"),),
    )


def late():
    return Report(
        id="b2",
        outlet=None,
        published="2025-09-14",
        published_basis="story",
        text=LATE,
        layout=Layout(),
        times=(Time(span=at(LATE, "الأحد"), type="DATE", value=None),),
        events=(
            Event(
                trigger=at(LATE, "زار"),
                type="CONSULT",
                status="occurred",
                mode="visit",
                actor=(at(LATE, "الرئيس"),),
                place=at(LATE, "دومان"),
            ),
        ),
        figures=(Figure(span=at(LATE, "7 أشخاص"), value=7, unit="أشخاص", counts="killed"),),
    )


def story():
    first, second = early(), late()
    plan = Citation(article=first.id, span=at(EARLY, "سيزور دومان"), status="planned", date="2025-09-14")
    deed = Citation(
        article=second.id, span=at(LATE, "زار الرئيس دومان"), status="occurred", date="2025-09-14"
    )
    return Story(
        id="S 1",
        title=f"زيارة {HOSTILE}",
        articles=(first.id, second.id),
        first="2025-09-07",
        last="2025-09-14",
        timeline=(
            Moment(
                date="2025-09-14",
                what="زار الرئيس دومان",
                status="occurred",
                type="CONSULT",
                citations=(plan, deed),
                states=(("2025-09-07", "planned"), ("2025-09-14", "occurred")),
            ),
            Moment(date="2025-09-10", what="لقاء", status="planned", type="CONSULT", citations=(plan,)),
        ),
        corroboration=(
            Claim(
                claim="زيارة دومان",
                kind="event",
                citations=(plan, deed),
                outlets=2,
                independent=2,
                grade="independent",
            ),
        ),
        changes=(
            Change(
                kind="figure",
                what="قتلى",
                from_=Cite(first.id, at(EARLY, "4 أشخاص")),
                to=Cite(second.id, at(LATE, "7 أشخاص")),
            ),
        ),
        disagreements=(
            Disagreement(
                kind="rank",
                what="زيارة",
                a=Cite(first.id, at(EARLY, "سيزور")),
                b=Cite(second.id, at(LATE, "زيارة ثانية")),
            ),
        ),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossier")
    skipped = [Skipped("صورة.png", f"ليس نصاً {HOSTILE}")]
    write_dossier(folder, reports=[early(), late()], stories=[story()], skipped=skipped, language="ar")
    return folder


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.ids = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        cells = dict(attrs)
        self.tags.append((tag, cells))
        self.links += [cells[name] for name in ("href", "src") if cells.get(name)]
        self.ids += [cells["id"]] if "id" in cells else []


def pages(folder):
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}


def test_both_languages_are_written_whole(folder):
    assert sorted(path.name for path in (folder / "ar").iterdir()) == sorted(
        path.name for path in (folder / "en").iterdir()
    )
    assert '<html lang="ar" dir="rtl">' in (folder / "ar/index.html").read_text()
    assert '<html lang="en" dir="ltr">' in (folder / "en/index.html").read_text()


def test_every_link_leads_to_a_page_and_a_place_that_exist(folder):
    written = pages(folder)
    for path, page in written.items():
        for link in page.links:
            assert not re.match(r"\w+:|//", link), f"{path} asks for {link}"
            name, _, place = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), f"{path}: {link}"
            if place:
                assert place in written[target].ids, f"{path}: {link}"


def test_no_page_holds_script_or_says_an_id_twice(folder):
    for path, page in pages(folder).items():
        assert not [
            tag for tag, cells in page.tags if tag == "script" or any(name.startswith("on") for name in cells)
        ], path
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_forbids_what_it_does_not_need(folder):
    for page in pages(folder).values():
        [policy] = [
            cells["content"]
            for tag, cells in page.tags
            if tag == "meta" and "http-equiv" in cells and "default-src" in cells["content"]
        ]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_texts_of_reports_turn_nothing_round(folder):
    override = "\N{RIGHT-TO-LEFT OVERRIDE}"
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count(override) == text.count(f'<bdi class="control">{override}</bdi>'), path


def test_an_address_that_is_no_web_address_is_no_link(folder):
    assert not [
        path for path in folder.rglob("*.html") if 'href="javascript' in path.read_text(encoding="utf-8")
    ]


def test_the_story_page_tells_planned_from_done(folder):
    [path] = (folder / "ar").glob("story-*.html")
    text = path.read_text(encoding="utf-8")
    assert re.search(r'<li class="moment st-occurred" id="m1">', text)
    assert "مقرَّر (الأحد 7 سبتمبر)" in text
    assert "كان مقرراً الأربعاء 10 سبتمبر 2025 ولا خبر هنا عن وقوعه:" in text


def visit(report, words, status):
    cites = tuple(
        FieldCite(field=field, article=report.id, span=at(report.text, text))
        for field, text in (("event", words), ("who", "الرئيس"), ("place", "دومان"))
    )
    return Visit(
        article=report.id, outlet=None, kind="visit", who=("الرئيس",), with_whom=(), place="دومان", date=None,
        status=status, rank=None, rank_words=None, told_by=None, cites=cites,
    )  # fmt: skip


def test_the_registers_of_a_story_are_tables_whose_fields_lead_to_their_words():
    reports = [early(), late()]
    rows = {
        reports[0].id: [("visits", visit(reports[0], "سيزور", "planned"))],
        reports[1].id: [("visits", visit(reports[1], "زار", "occurred"))],
    }
    book = make_book(reports=reports, stories=[story()], registers=rows, language="en")
    [table] = view_registers(book, reports)
    assert (table.name, table.columns) == ("visits", ("kind", "who", "place"))
    assert [line.status for line in table.lines] == ["planned", "occurred"]
    assert all(line.cells[1].href.startswith("report-") for line in table.lines)


def test_the_front_page_flags_changes_and_disagreements_and_what_was_skipped(folder):
    text = (folder / "ar/index.html").read_text(encoding="utf-8")
    assert "تغيّر واحد" in text
    assert "اختلاف واحد" in text
    assert "صورة.png" in text


def test_the_first_page_is_that_of_the_chosen_language(tmp_path):
    write_dossier(tmp_path, reports=[], stories=[], skipped=[], language="en")
    assert "url=en/index.html" in (tmp_path / "index.html").read_text()


def test_the_same_dossier_is_written_to_the_last_byte(folder, tmp_path):
    write_dossier(
        tmp_path,
        reports=[late(), early()],
        stories=[story()],
        skipped=[Skipped("صورة.png", f"ليس نصاً {HOSTILE}")],
    )
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / path.relative_to(folder)).read_bytes(), path


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_words_can_be_read_on_every_ground(scheme):
    sheet = files("khabar.web").joinpath("static/khabar.css").read_text(encoding="utf-8")
    colours = dict(
        re.findall(r"--([\w-]+): (#\w{6})", re.findall(r":root {(.*?)}", sheet, re.DOTALL)[scheme])
    )
    for ground in ("paper", "faint", "said", "said-deep", "lit"):
        for words in (
            "ink",
            "link",
            "cue",
            "time",
            "figure",
            "event",
            "actor",
            "done",
            "plan",
            "asked",
            "denied",
            "differ",
        ):
            dark, light = sorted((luminance(colours[ground]), luminance(colours[words])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{words} on {ground}"
