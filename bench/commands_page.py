"""Writes docs/commands.md from the help of every command, in English and Arabic, so that the page cannot say another thing."""

from pathlib import Path

import click

from khabar.cli import make_group

_PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

_HEAD = """# Commands

Made by `bench/commands_page.py` from the commands' own help. `khabar --lang ar` says the same in Arabic; `KHABAR_LANG=ar` makes it last.

Exit status: 0 all read · 1 nothing usable · 2 wrong usage · 3 some inputs were skipped, each named on standard error with its reason.
A question that nothing answers (`said`, `events`, `register`, `search`) is 0 too, with a line that says so; Ctrl-C is 1, and leaves no half-written file.
`said`, `events` and `register` also take a dossier (its folder or its `khabar.sqlite`) for INPUT, which is quicker than reading anew. The table is for reading: columns
that are empty throughout are left out, and Arabic has its own words; `--format csv` and `jsonl` hold every field under its name, the same in both languages: [tables](tables.md).
INPUT is a file, a folder, or `-` for JSON lines on standard input; a bare text is given as a file. A full disk is a sentence and status 1; what was there before stays.
Errors and what to do: [errors.md](errors.md). The JSON that goes in and out: [layers.md](layers.md).
"""

_CORRECTIONS = """## The file of your corrections (`--overlay`)

What you decide once and what wins at every run: stories and actors merged or split, single entries taken out or changed.

```json
{"stories": {"together": [["a", "b"]], "apart": [["a", "c"]]},
 "actors": [{"action": "same", "actor": "ID", "other": "ID"},
            {"action": "apart", "actor": "ID", "other": "الشرع"}],
 "entries": [{"article": "a", "layer": "events", "span": [120, 126], "wrong": true},
             {"article": "a", "layer": "events", "span": [310, 317], "status": "planned", "date": "2025-11-10"},
             {"article": "b", "layer": "statements", "span": [42, 47], "speaker": [12, 40]}]}
```

Two articles put `together` bring the whole of their stories, but for articles that `apart` names with one that is in. The
ids of the stories that were joined go on leading to the joined one ([dossier](dossier.md)).

`stories` names articles by id; `actors` names actors by their id in the reports, for `apart` with the form that is somebody else.

`entries` changes single entries. The page of a report shows under each entry the line that takes it out, ready to be pasted; what is to be said instead
takes the place of `"wrong": true`. Words are always given by their place in the text, `[start, end]` in code points, as `reports.jsonl` has them.

| field | what it holds | example |
|---|---|---|
| `article` | id of the report | `"demo-0907"` |
| `layer` | `statements`, `events`, `times` or `figures` | `"events"` |
| `span` | the cue of the statement, the trigger of the event, the words of the time or figure | `[120, 126]` |
| `wrong` | `true`: the entry is taken out | `true` |
| `speaker` | of a statement: the words that name who says it; `null`: not known | `[12, 40]` |
| `status` | of an event: occurred, ongoing, planned, called_for, denied, hypothetical | `"planned"` |
| `type` | of an event: one of the PLOVER types | `"CONSULT"` |
| `date` | of an event: year, month or day; `null`: not told | `"2025-11-10"` |
| `actor`, `recipient` | of an event: the words of each party, a list of places | `[[12, 40], [44, 51]]` |

A line that meets no entry is said on standard error, and so is a field that cannot be: nothing is changed in silence. `Report.corrected` keeps what was
changed, and the page of the report says it.
"""


def page() -> str:
    """The text of docs/commands.md."""
    parts = [_HEAD]
    for language in ("en", "ar"):
        group = make_group(language)
        context = click.Context(
            group, info_name="khabar", obj=language, max_content_width=110, terminal_width=110
        )
        if language == "ar":
            parts.append("# الأوامر بالعربية\n")
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if command is not None:
                inner = click.Context(
                    command, parent=context, info_name=name, max_content_width=110, terminal_width=110
                )
                parts.append(f"## khabar {name}\n\n```\n{command.get_help(inner)}\n```\n")
    return "\n".join([*parts, _CORRECTIONS])


if __name__ == "__main__":
    _PAGE.write_text(page(), encoding="utf-8")
