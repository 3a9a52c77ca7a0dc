"""What an event is called: joining is joining."""

from khabar.model import Citation, Event, Moment, Report, Span
from khabar.web.kinds import kind_of, kind_of_moment
from khabar.web.messages import label

EVENT = Event(trigger=Span(0, 6), type="COOPERATE", mode="join", status="planned", lemma="انضم")
REPORT = Report(id="a", text="انضمام قيدار إلى الحوض", events=(EVENT,))


def test_an_accession_is_called_so_in_both_languages() -> None:
    assert [label("event", kind_of(EVENT), language=language) for language in ("ar", "en")] == [
        "انضمام",
        "joining",
    ]


def test_a_moment_takes_the_kind_of_the_event_under_its_words() -> None:
    moment = Moment(
        date=None,
        what="انضمام",
        status="planned",
        type="COOPERATE",
        citations=(Citation(article="a", span=Span(0, 22)),),
    )
    assert kind_of_moment(moment, [REPORT]) == "JOIN"
