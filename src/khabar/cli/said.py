"""khabar said: everything a speaker is reported to have said."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from khabar.cli import options
from khabar.cli.account import check_days, check_words, read_account
from khabar.cli.messages import message
from khabar.cli.output import exit_status
from khabar.cli.tables import format_option, print_rows
from khabar.export.event_rows import is_of_outlet
from khabar.export.said import Said, Silence, find_said, find_silences
from khabar.lexicon import read_lexicon
from khabar.model import Skipped


class SaidRow(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of one utterance; `utterance` numbers those that are one and the same from 1."""

    utterance: int
    day: str | None
    speaker: str
    act: str
    kind: str
    words: str
    path: tuple[str, ...]  # nearest to the reader first
    outlet: str | None
    report: str
    start: int  # from the first word of what is said to the last; the JSON lines have every part
    end: int


_SILENT = "no_comment"  # an act that is none: refused to comment, did not answer, was not reached
_COLUMNS = ("utterance", "day", "speaker", "act", "words", "path", "outlet", "report")


def make_command(language: str) -> click.Command:
    """The command, its help in one language."""

    def run(
        speaker: str,
        inputs: tuple[str, ...],
        topic: str | None,
        since: str | None,
        until: str | None,
        outlet: str | None,
        act: str | None,
        form: str,
        workers: int | None,
        output: Path | None,
        force: bool,
    ) -> None:
        check_words(speaker, "no.speaker", language)
        check_days(since, until, language)
        skipped: list[Skipped] = []
        account = read_account(inputs, n_workers=workers, skipped=skipped, language=language)
        reports = [report for report in account.reports if is_of_outlet(report, outlet)]
        said = find_said(reports, speaker, topic=topic, since=since, until=until, act=act)
        silent = (
            []
            if topic or act and act != _SILENT
            else find_silences(reports, speaker, since=since, until=until)
        )
        if form == "jsonl":
            print_rows(
                [*said, *silent], form=form, columns=_COLUMNS, language=language, output=output, force=force
            )
        else:
            rows = [*_rows(said), *_silent_rows(silent, after=len(said))]
            print_rows(rows, form=form, columns=_COLUMNS, language=language, output=output, force=force)
        if reports and not said and not silent:
            click.echo(message("none.found", language), err=True)
        sys.exit(exit_status(len(account.reports), skipped, language=language))

    return click.Command("said", callback=run, help=message("help.said", language), params=_params(language))


def _params(language: str) -> list[click.Parameter]:
    """Arguments and options, their help in one language."""
    acts = sorted({row["act"] for row in read_lexicon("khabar.annotate.statements", "cues.tsv")} | {_SILENT})
    asked = [
        click.Option(["--topic"], help=message("help.said.topic", language)),
        options.day("since", message("help.said.since", language)),
        options.day("until", message("help.said.until", language)),
        click.Option(["--outlet"], help=message("help.filter.outlet", language)),
        click.Option(
            ["--act"],
            type=click.Choice(acts),
            metavar="ACT",
            help=message("help.said.act", language),
        ),
    ]
    return [
        click.Argument(["speaker"], metavar="SPEAKER"),
        options.inputs(language),
        *asked,
        format_option(message("help.format", language)),
        *(
            option(language)
            for option in (options.output, options.force, options.workers, options.language_option)
        ),
    ]


def _rows(said: Sequence[Said]) -> list[SaidRow]:
    return [
        SaidRow(
            utterance=number,
            day=wording.day,
            speaker=wording.speaker_name,
            act=wording.act,
            kind=wording.kind,
            words=wording.text,
            path=tuple(link.name for link in wording.path),
            outlet=wording.outlet,
            report=wording.report,
            start=(wording.content or (wording.cue,))[0].span.start,
            end=(wording.content or (wording.cue,))[-1].span.end,
        )
        for number, utterance in enumerate(said, start=1)
        for wording in utterance.wordings
    ]


def _silent_rows(silent: Sequence[Silence], *, after: int) -> list[SaidRow]:
    return [
        SaidRow(
            utterance=number,
            day=one.day,
            speaker=one.speaker_name,
            act=_SILENT,
            kind=one.kind,
            words=one.text,
            path=(),
            outlet=one.outlet,
            report=one.report,
            start=one.cue.span.start,
            end=(one.about or one.cue).span.end,
        )
        for number, one in enumerate(silent, start=after + 1)
    ]
