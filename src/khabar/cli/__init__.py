"""The command line of khabar. Only this package prints and exits."""

import errno
import os
import sqlite3
import sys
from importlib import import_module
from typing import Any

import click

from khabar import __version__
from khabar.cli.arabic import speak
from khabar.cli.messages import LANGUAGES, language_of, message
from khabar.errors import StoreError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """What click makes of it; a name that is no command, such as that of a folder alone, is told with those there are."""
        if args[0] not in _COMMANDS and args[0][:1] != "-":
            commands = ", ".join(_COMMANDS)
            raise click.UsageError(message("no.command", ctx.obj, name=args[0], commands=commands), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns. A disk that is full is a sentence to the user and status 1."""
        try:
            return super().invoke(ctx)
        except (OSError, StoreError, sqlite3.Error) as error:
            if isinstance(error, OSError) and error.errno not in _FULL:
                raise
            _drop_output()
            why = getattr(error, "strerror", None) or error
            raise click.ClickException(message("cannot.finish", ctx.obj, why=why)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(message("help.commands", ctx.obj)):
            formatter.write_dl([(name, message(f"help.{name}.short", ctx.obj)) for name in _COMMANDS])


def _drop_output() -> None:
    """Nothing; what is left in the buffer of standard output goes nowhere, else Python would try once more at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
