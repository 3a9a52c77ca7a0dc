"""The front page: by weight, stories about one event together, single reports apart."""

from khabar.model import Actor, Change, Citation, Cite, Event, Figure, Moment, Report, Span, Story
from khabar.stories.related import Related
from khabar.web.book import make_book
from khabar.web.dossier import write_dossier
from khabar.web.front_page import by_day, view_entries
from khabar.web.gaps import find_gaps
from khabar.web.open_plans import find_open_plans
from khabar.web.story_page import view_story
from khabar.web.timeline import view_timeline


def report(id_, outlet, *, day="2025-09-07", text="خبر قصير عن السوق"):
    return Report(id=id_, outlet=outlet, published=day, text=text, title=f"عنوان {id_}")


def story(id_, *articles, title="", day="2025-09-07"):
    return Story(id=id_, title=title or f"قصة {id_}", articles=articles, first=day, last=day)


def shelf(related=()):
    reports = [
        report("a1", "المرفأ"),
        report("a2", "النبض"),
        report("b1", "المرفأ"),
        report("b2", "النبض"),
        report("b3", "السارية"),
        report("c1", "النبض"),
        report("d1", "المرفأ", day="2025-09-08"),
    ]
    stories = [
        story("a", "a1", "a2", title="انفجار المحطة في سدير"),
        story("b", "b1", "b2", "b3", title="قمة الحوض"),
        story("c", "c1", title="إدانات بعد انفجار المحطة في سدير"),
        story("d", "d1", day="2025-09-08"),
    ]
    return make_book(reports=reports, stories=stories, registers={}, language="ar", related=related)


def test_stories_come_by_outlets_times_reports():
    entries, singles = view_entries(shelf())
    assert [entry.cards[0].id for entry in entries] == ["b", "a"]
    assert [card.id for card in singles] == ["d", "c"]


def test_stories_about_one_event_are_one_entry_and_its_single_reports_stand_in_it():
    entries, singles = view_entries(shelf([Related("a", "c", 20.0, ("سدير",))]))
    [group] = [entry for entry in entries if entry.is_group]
    assert {card.id for card in group.cards} == {"a", "c"}
    assert (group.n_reports, group.n_outlets) == (3, 2)
    assert [card.id for card in singles] == ["d"]


def test_an_event_has_a_page_with_its_stories_and_their_tolls_side_by_side(tmp_path):
    texts = {
        "a": "قتل عشرة أشخاص في انفجار محطة سدير",
        "b": "إدانات لانفجار محطة سدير الذي قتل اثني عشر شخصا",
    }
    tolls = {"a": ("عشرة أشخاص", 10), "b": ("اثني عشر شخصا", 12)}
    reports = [
        Report(
            id=id_,
            outlet=f"وسيلة {id_}",
            published="2025-09-07",
            title=text,
            text=text,
            actors=(Actor(id="p1", name="سدير", type="LOC", mentions=(at(text, "سدير"),)),),
            figures=(
                Figure(span=at(text, tolls[id_][0]), value=tolls[id_][1], unit="أشخاص", counts="killed"),
            ),
        )
        for id_, text in texts.items()
    ]
    stories = [story("a", "a", title=texts["a"]), story("b", "b", title=texts["b"])]
    write_dossier(tmp_path, reports=reports, stories=stories, skipped=[], language="ar")
    text = (tmp_path / "ar/event-a.html").read_text(encoding="utf-8")
    assert all(f'<td class="value">{n}</td>' in text for n in (10, 12))
    assert 'href="story-a.html"' in text
    assert 'href="story-b.html"' in text
    assert 'href="event-a.html"' in (tmp_path / "ar/index.html").read_text(encoding="utf-8")
    assert 'href="event-a.html"' in (tmp_path / "ar/story-b.html").read_text(encoding="utf-8")


def test_single_reports_stand_under_their_day():
    _, singles = view_entries(shelf())
    assert [(day.day, len(day.cards)) for day in by_day(singles)] == [
        ("الإثنين 8 سبتمبر 2025", 1),
        ("الأحد 7 سبتمبر 2025", 1),
    ]


def test_the_page_of_a_story_names_those_about_the_same_event():
    book = shelf([Related("a", "c", 20.0, ("سدير",))])
    view = view_story(book, book.stories[0])
    assert view.related == (("story-c.html", "إدانات بعد انفجار المحطة في سدير", "الأحد 7 سبتمبر 2025"),)


PLAN = "من المقرر أن يزور الوزير نادر الحوراني مدينة سدير يوم 9 سبتمبر"
DEED = "وصل نادر الحوراني إلى سدير في زيارة تستمر يومين"
OTHER = "زار وفد تجاري المعرض وألقى رئيسه كلمة"


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def visited(id_, text, day, trigger, status, name="نادر الحوراني", date=None):
    return Report(
        id=id_,
        outlet="المرفأ",
        published=day,
        text=text,
        actors=(Actor(id="p1", name=name, type="PER", mentions=(at(text, name),)),) if name in text else (),
        events=(
            Event(
                trigger=at(text, trigger),
                type="CONSULT",
                status=status,
                actor=(at(text, name),) if name in text else (),
                date=date,
            ),
        ),
    )


def planned(*others, changes=()):
    first = visited("a", PLAN, "2025-09-07", "يزور", "planned", date="2025-09-09")
    cite = Citation(article="a", span=at(PLAN, "يزور الوزير نادر الحوراني مدينة سدير"), status="planned")
    moment = Moment(
        date="2025-09-09", what="يزور الوزير مدينة سدير", status="planned", type="CONSULT", citations=(cite,)
    )
    told = Story(
        id="s",
        title="الزيارة",
        articles=("a", *(one.id for one in others)),
        first="2025-09-07",
        last="2025-09-10",
        timeline=(moment,),
        changes=changes,
    )
    book = make_book(reports=[first, *others], stories=[told], registers={}, language="ar")
    gaps = find_gaps(book, told, reports=[first, *others], moments=view_timeline(book, told))
    [entry] = view_entries(book)[0]
    assert entry.cards[0].n_plans == len(gaps.open_plans)  # both pages count the same
    return gaps.open_plans


def test_a_plan_that_nobody_tells_as_done_is_open():
    assert len(planned(visited("b", OTHER, "2025-09-10", "زار", "occurred", name="وفد تجاري"))) == 1


def test_a_deed_of_the_same_parties_closes_a_plan_though_it_has_no_day():
    assert not planned(visited("b", DEED, "2025-09-10", "وصل", "occurred"))


def test_a_deed_told_before_the_day_of_the_plan_does_not_close_it():
    assert planned(
        visited("b", DEED, "2025-09-08", "وصل", "occurred"),
        visited("c", OTHER, "2025-09-10", "زار", "occurred", name="وفد تجاري"),
    )


def test_a_plan_that_came_out_otherwise_is_closed():
    other = visited("b", OTHER, "2025-09-10", "زار", "occurred", name="وفد تجاري")
    change = Change(
        kind="substance",
        what="زيارة ← اتصال",
        from_=Cite("a", at(PLAN, "مدينة سدير")),
        to=Cite("b", at(OTHER, "كلمة")),
    )
    assert not planned(other, changes=(change,))


def test_what_is_dated_before_every_report_of_it_was_no_plan():
    text = "وكان نادر الحوراني سيزور سدير في 3 سبتمبر"
    first = visited("a", text, "2025-09-07", "سيزور", "planned", date="2025-09-03")
    cite = Citation(article="a", span=at(text, "سيزور سدير"), status="planned")
    moment = Moment(date="2025-09-03", what="سيزور", status="planned", type="CONSULT", citations=(cite,))
    told = Story(
        id="s", title="x", articles=("a",), first="2025-09-07", last="2025-09-07", timeline=(moment,)
    )
    assert find_open_plans(told, [first]) == {}


def test_pages_of_a_dossier_show_the_ids_that_corrections_need(tmp_path):
    one = visited("خبر-1", DEED, "2025-09-10", "وصل", "occurred")
    told = Story(id="s1", title="زيارة", articles=(one.id,), first="2025-09-10", last="2025-09-10")
    write_dossier(tmp_path, reports=[one], stories=[told], skipped=[], language="ar")
    [page] = (tmp_path / "ar").glob("report-*.html")
    text = page.read_text(encoding="utf-8")
    assert all(f'<code dir="ltr">{id_}</code>' in text for id_ in ("خبر-1", "s1", "p1"))
    assert '<code dir="ltr">p1</code>' in (tmp_path / "ar/story-s1.html").read_text(encoding="utf-8")
