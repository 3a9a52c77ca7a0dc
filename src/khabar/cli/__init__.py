"""The command line of khabar. Only this package prints and exits."""

import os
import sys
from importlib import import_module

import click

from khabar import __version__
from khabar.cli.arabic import speak
from khabar.cli.messages import LANGUAGES, language_of, message

_COMMANDS = ("annotate", "stories", "dossier", "said", "events", "register", "search", "fetch")


class _Commands(click.Group):
    """A group that imports a command only when it is asked for, so that --help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"khabar.cli.{cmd_name}").make_command(ctx.obj)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(message("help.commands", ctx.obj)):
            formatter.write_dl([(name, message(f"help.{name}.short", ctx.obj)) for name in _COMMANDS])


def make_group(language: str) -> click.Group:
    """The whole command line in one language ("ar" or "en")."""
    speak(language)
    group = _Commands(
        name="khabar",
        help=message("help.khabar", language),
        context_settings={"obj": language, "help_option_names": ["-h", "--help"]},
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                default=language,
                expose_value=False,
                help=message("help.lang", language),
            )
        ],
    )
    return click.version_option(__version__, prog_name="khabar")(group)


def main() -> None:
    """Runs the command line: the language is that of --lang, else of KHABAR_LANG, else of the environment."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles and LANG=C would refuse Arabic
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict")
    make_group(language_of(sys.argv[1:], os.environ)).main(prog_name="khabar")
