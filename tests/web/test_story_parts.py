"""What the page of a story says of its parts: once, in order, with a way back to the words."""

import pytest

from khabar.model import Change, Citation, Cite, Claim, Disagreement, Figure, Moment, Report, Span, Story
from khabar.web.book import make_book, quote
from khabar.web.claims import view_claims
from khabar.web.contests import view_contests
from khabar.web.drawing import draw_days
from khabar.web.figures import amount_in_words, view_figures
from khabar.web.gaps import find_gaps
from khabar.web.story_page import view_changes, view_story
from khabar.web.timeline import view_timeline

FIRST = "قُتل أربعة أشخاص في الاشتباك، ومن المقرر أن يجتمع الوزيران الإثنين."
SECOND = "ارتفعت الحصيلة إلى سبعة أشخاص، والتقى الوزيران في العاصمة."
THIRD = "قال شهود إن تسعة أشخاص قُتلوا في الاشتباك."


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def reports():
    texts = {"a": (FIRST, "المرفأ"), "b": (SECOND, "السارية"), "c": (THIRD, "النبض")}
    figures = {"a": ("أربعة أشخاص", 4), "b": ("سبعة أشخاص", 7), "c": ("تسعة أشخاص", 9)}
    return [
        Report(
            id=id_,
            outlet=outlet,
            published=f"2025-09-0{number}",
            text=text,
            figures=(
                Figure(span=at(text, figures[id_][0]), value=figures[id_][1], unit="أشخاص", counts="killed"),
            ),
        )
        for number, (id_, (text, outlet)) in enumerate(texts.items(), start=7)
    ]


def book(*stories):
    return make_book(reports=reports(), stories=stories, registers={}, language="ar")


def story(**parts):
    return Story(
        id="s", title="الاشتباك", articles=("a", "b", "c"), first="2025-09-07", last="2025-09-09", **parts
    )


def test_three_values_that_stand_against_one_another_are_one_disagreement():
    four, seven, nine = (
        Cite("a", at(FIRST, "أربعة")),
        Cite("b", at(SECOND, "سبعة")),
        Cite("c", at(THIRD, "تسعة")),
    )
    pairs = [
        ("figure", "عدد القتلى: 4 / 7", four, seven, ()),
        ("figure", "عدد القتلى: 7 / 9", seven, nine, ()),
    ]
    [contest] = view_contests(book(), pairs)
    assert contest.what == "عدد القتلى"
    assert [side.label for side in contest.sides] == ["4", "7", "9"]
    assert [len(side.quotes) for side in contest.sides] == [1, 1, 1]


def test_a_caveat_stands_only_where_every_pair_has_it():
    four, seven, nine = (
        Cite("a", at(FIRST, "أربعة")),
        Cite("b", at(SECOND, "سبعة")),
        Cite("c", at(THIRD, "تسعة")),
    )
    pairs = [
        ("figure", "عدد القتلى: 4 / 7", four, seven, ("later_day", "lower_bound")),
        ("figure", "عدد القتلى: 7 / 9", seven, nine, ("later_day",)),
    ]
    [contest] = view_contests(book(), pairs)
    assert contest.caveats == ("later_day",)


def test_a_figure_that_is_contested_did_not_replace_the_other():
    four, seven, nine = (
        Cite("a", at(FIRST, "أربعة")),
        Cite("b", at(SECOND, "سبعة")),
        Cite("c", at(THIRD, "تسعة")),
    )
    told = story(
        changes=(
            Change(kind="figure", what="عدد القتلى: 4 ← 7", from_=four, to=seven),
            Change(kind="figure", what="عدد القتلى: 7 ← 9", from_=seven, to=nine),
        ),
        disagreements=(Disagreement(kind="figure", what="عدد القتلى: 9 / 7", a=nine, b=seven),),
    )
    [change] = view_changes(book(), told)
    assert [side.label for side in change.sides] == ["4", "7"]


def test_a_disagreement_without_named_values_keeps_its_two_sides():
    one, other = Cite("a", at(FIRST, "يجتمع الوزيران")), Cite("b", at(SECOND, "والتقى الوزيران"))
    [contest] = view_contests(book(), [("status", "اللقاء", one, other, ())])
    assert [side.label for side in contest.sides] == ["", ""]


def test_moments_of_one_day_told_in_the_same_words_stand_as_one():
    cite = Citation(article="a", span=at(FIRST, "الاشتباك"), status="occurred")
    moments = [
        Moment(date="2025-09-07", what="الاشتباك", status="occurred", type=kind, citations=(cite,))
        for kind in ("ASSAULT", "OTHER")
    ]
    [view] = view_timeline(book(), story(timeline=tuple(moments)))
    assert view.types == ("ASSAULT",)
    assert len(view.citations) == 1
    assert view.citations[0].is_heading


def test_a_claim_row_shows_which_outlets_draw_on_one_origin():
    cites = tuple(Citation(article=id_, span=Span(0, 4)) for id_ in ("a", "b", "c"))
    claim = Claim(
        claim="قتلى",
        kind="figure",
        citations=cites,
        outlets=3,
        independent=2,
        origins=(("a", "b"), ("c",)),
        reasons=("agency: الساحل",),
    )
    [row] = view_claims(book(), story(corroboration=(claim,)), ("المرفأ", "السارية", "النبض"))
    assert [[cell.origin for cell in cells] for cells in row.cells] == [["أ"], ["أ"], ["ب"]]
    assert row.reasons == ("وكالة: الساحل",)


def test_figures_of_one_thing_stand_together_by_day():
    [group] = view_figures(book(), reports())
    assert group.name == "قتلى"
    assert [figure.value for figure in group.figures] == ["4", "7", "9"]


def test_the_toll_of_another_event_far_down_in_one_report_is_not_the_events():
    head = "قتل أربعة جنود في الاشتباك. "
    text = head + "وعاد السكان إلى بيوتهم. " * 30 + "وكان عشرون شخصا قتلوا العام الماضي."
    tolls = (
        Figure(span=at(text, "أربعة جنود"), value=4, unit="جنود", counts="killed"),
        Figure(span=at(text, "عشرون شخصا"), value=20, unit="شخصا", counts="killed"),
    )
    [group] = view_figures(book(), [Report(id="a", text=text, figures=tolls)], only_classes=True)
    assert [figure.value for figure in group.figures] == ["4"]


@pytest.mark.parametrize(
    ("value", "approx", "unit", "words"),
    [
        (2500, True, "مقاتل", "نحو 2,500"),
        ((10, 12), False, None, "من 10 إلى 12"),
        ((100, None), False, None, "100 على الأقل"),
        ((4, 4), False, None, "4"),
        (40, False, "%", "40\N{NO-BREAK SPACE}%"),
        (1 / 3, False, None, "1/3"),
        (None, False, None, "غير محدد"),
    ],
)
def test_an_amount_is_said_in_words(value, approx, unit, words):
    assert amount_in_words(value, approx=approx, kind="count", unit=unit, language="ar") == words


def test_a_plan_whose_day_has_passed_without_an_outcome_is_missing_something():
    cite = Citation(article="a", span=at(FIRST, "يجتمع الوزيران"), status="planned")
    due = Moment(
        date="2025-09-08", what="يجتمع الوزيران", status="planned", type="CONSULT", citations=(cite,)
    )
    later = Moment(
        date="2025-09-20", what="يجتمع الوزيران", status="planned", type="CONSULT", citations=(cite,)
    )
    told = story(timeline=(due, later))
    gaps = find_gaps(book(), told, reports=reports(), moments=view_timeline(book(), told))
    assert [plan.moment.date for plan in gaps.open_plans] == ["2025-09-08"]


def test_a_short_quotation_brings_the_words_around_it():
    found = quote(book(), "a", [at(FIRST, "أربعة أشخاص")])
    assert (found.before, found.words, found.after) == (
        "قُتل ",
        ("أربعة أشخاص",),
        " في الاشتباك، ومن المقرر أن يجتمع الوزيران الإثنين.",
    )
    assert found.href == "report-a.html#w5-16"


def test_reports_of_one_day_stand_apart_in_the_drawing():
    many = [Report(id=f"r{n:02}", outlet="المرفأ", published="2025-09-07", text=FIRST) for n in range(20)]
    last = Report(id="z", outlet="المرفأ", published="2025-09-09", text=FIRST)
    told = Story(
        id="s",
        title="x",
        articles=tuple(one.id for one in (*many, last)),
        first="2025-09-07",
        last="2025-09-09",
    )
    shelf = make_book(reports=[*many, last], stories=[told], registers={}, language="ar")
    drawing = draw_days(shelf, view_story(shelf, told))
    places = {(dot.x, dot.y) for dot in drawing.reports}
    assert len(places) == 21
    assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in places)
    first_day, last_day = (
        next(dot.x for dot in drawing.reports if dot.href == f"report-{id_}.html") for id_ in ("r00", "z")
    )
    assert first_day > last_day  # from right to left


@pytest.mark.parametrize(
    ("name", "shown"), [("بوابة أوسان الإخبارية", "بوابة أوسان الإخبارية"), ("أ" * 30, "أ" * 21 + "…")]
)
def test_only_a_very_long_name_of_an_outlet_is_cut_in_the_drawing(name: str, shown: str) -> None:
    days = ("2025-09-07", "2025-09-08")
    reports = [Report(id=day, outlet=name, published=day, text=FIRST) for day in days]
    told = Story(id="s", title="x", articles=days, first=days[0], last=days[1])
    shelf = make_book(reports=reports, stories=[told], registers={}, language="en")
    [row] = draw_days(shelf, view_story(shelf, told)).rows
    assert (row.name, row.whole_name) == (shown, name)
