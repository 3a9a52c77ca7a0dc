"""Marks in running text: they nest, cross and reach over lines, and the text stays what it was."""

import html
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Span
from khabar.web.marks import Mark, anchor, inert, mark_text


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def page(text, *marks):
    return "\n".join(line.html for line in mark_text(text, marks=marks).lines)


def test_a_mark_inside_a_mark_is_nested():
    text = "قالت الوزيرة إن المعبر سيفتح غداً"
    said, event = at(text, "المعبر سيفتح غداً"), at(text, "سيفتح")
    drawn = page(text, Mark(said, ("said",)), Mark(event, ("event",)))
    assert re.search(
        r'<mark id="w16-33" class="said w16-33">المعبر <mark [^>]+>سيفتح</mark> غداً</mark>', drawn
    )


def test_marks_that_cross_are_drawn_in_pieces_with_one_anchor():
    text = "ألف باء تاء"
    drawn = mark_text(
        text, marks=[Mark(at(text, "ألف باء"), ("said",)), Mark(at(text, "باء تاء"), ("event",))]
    )
    [line] = drawn.lines
    assert line.html.count('id="w4-11"') == 1
    assert line.html.count('class="event w4-11"') == 2
    assert drawn.in_pieces == ("w4-11",)


def test_a_mark_over_two_lines_goes_on_in_the_next_paragraph():
    text = "سطر أول\nسطر ثان"
    drawn = mark_text(text, marks=[Mark(Span(4, 11), ("said",))])
    assert [line.html.count("<mark") for line in drawn.lines] == [1, 1]


def test_marks_on_the_same_words_become_one():
    text = "يزور الرئيس دومان"
    drawn = page(text, Mark(Span(5, 11), ("actor",)), Mark(Span(5, 11), ("party",)))
    assert drawn.count("<mark") == 1
    assert 'class="actor party w5-11"' in drawn


def test_a_link_never_lies_inside_a_link():
    text = "لقاء الرئيس"
    drawn = page(text, Mark(Span(0, 11), ("event",), "e1"), Mark(Span(5, 11), ("actor",), "a1"))
    assert drawn.count("<a ") == 1


def test_markup_in_a_report_is_shown_and_not_obeyed():
    assert "<script" not in inert("<script>alert(1)</script>")
    assert "<img" not in page('خبر <img src=x onerror="x">', Mark(Span(0, 12), ("said",), None, '"><img>'))


def test_a_direction_override_is_shut_in_an_element_of_its_own():
    override = "\N{RIGHT-TO-LEFT OVERRIDE}"
    assert inert(f"abc{override}def") == f'abc<bdi class="control">{override}</bdi>def'


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids = [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(
    st.text(alphabet="اب ت\n<&\"'\N{RIGHT-TO-LEFT OVERRIDE}\N{ARABIC FATHA}x😀", min_size=1, max_size=40),
    st.lists(
        st.tuples(st.integers(0, 39), st.integers(1, 20), st.sampled_from(["said", "actor", "event"])),
        max_size=9,
    ),
)
def test_any_marks_on_any_text_give_well_formed_html_that_says_the_text(text, cuts):
    spans = [
        (Span(start, min(start + size, len(text))), layer) for start, size, layer in cuts if start < len(text)
    ]
    lines = mark_text(text, marks=[Mark(span, (layer,), f"{layer}1") for span, layer in spans]).lines
    kept = [line for line in re.split("[\n\r]+", text) if line.strip()]
    assert [html.unescape(re.sub("<[^>]*>", "", line.html)) for line in lines] == kept
    reader = Reader()
    reader.feed("".join(line.html for line in lines))
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    visible = {anchor(span) for span, _ in spans if span.of(text).strip()}
    assert visible <= set(reader.ids)
