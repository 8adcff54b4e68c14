"""The tree of commands: resources and their methods, and what goes beyond them."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from ._exit import Exit
from ._failures import Failed
from ._manifest import dashed, resources
from ._operation import OperationCommand
from ._options import ACCOUNT, OUTPUT, session_of
from ._own import OF_RESOURCES, TOP
from ._records import printable
from ._words import METHODS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._manifest import Resource
    from ._own import Own

__all__ = ["root", "run"]

_SETTINGS: dict[str, Any] = {
    "help_option_names": ["-h", "--help"],
    "max_content_width": 100,
    "auto_envvar_prefix": None,
}


def run(arguments: list[str]) -> int:
    """Run a command line. Returns the exit status; with --debug an error keeps its traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what a terminal can't show, it shows escaped
            stream.reconfigure(errors="backslashreplace")
    try:
        status = root().main(arguments, prog_name="flowroute", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except Failed as error:
        error.show()
        return error.status
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return Exit.USAGE
    except click.ClickException as error:
        print(f"error: {printable(_usage(error))}", file=sys.stderr)
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        print("interrupted", file=sys.stderr)
        return Exit.INTERRUPTED
    except _ReaderGone:
        # what is still to be written has no reader: the interpreter must not try once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN_PIPE
    return status if isinstance(status, int) else Exit.DONE


def _usage(error: click.ClickException) -> str:
    """What is wrong with a command line, on one line, and where help is."""
    text = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{text}; see: {context.command_path} --help" if context else text


def root() -> click.Group:
    """The command `flowroute`."""
    return _Root(
        "flowroute",
        params=[
            *ACCOUNT,
            *OUTPUT,
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                help="Show the version and exit.",
            ),
        ],
        callback=_remember,
        help="Numbers, routes, messages, emergency addresses and caller names of an account.",
        context_settings=_SETTINGS,
        no_args_is_help=True,
    )


def _remember(**given: Any) -> None:
    context = click.get_current_context()
    context.obj = session_of(context, given)


def _show_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from .. import __version__

        click.echo(f"flowroute {__version__}")
        context.exit()


class _Lazy(click.Group):
    """A group that makes a command when it is asked for."""

    names: dict[str, str]
    """All commands that help lists, with their short help."""
    also: Mapping[str, str] = {}
    """Other names of commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """All names, in the order of help."""
        return list(self.names)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        cmd_name: str,
    ) -> click.Command | None:
        """The command of a name; None for an unknown one."""
        name = self.also.get(cmd_name, cmd_name)
        if name not in self.commands and (made := self.make(name)) is not None:
            self.commands[name] = made
        return self.commands.get(name)

    def make(self, name: str) -> click.Command | None:
        """Make a command; None for an unknown name."""
        raise NotImplementedError  # each kind of group makes its own

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; for a wrong name an error with the nearest one."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            possible = [*self.names, *self.also]
            raise click.exceptions.NoSuchCommand(args[0], possibilities=possible, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the names without making the commands."""
        for title, names in self.sections().items():
            if names:
                with formatter.section(title):
                    formatter.write_dl([(name, _shortened(self.names[name])) for name in names])

    def sections(self) -> dict[str, list[str]]:
        """The names under their headings."""
        return {"Commands": list(self.names)}


def _shortened(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")


class _ReaderGone(Exception):
    """Nobody reads the output any more. Click would end the process with status 1."""


class _Root(_Lazy):
    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, **options)
        self.names = {
            **{dashed(each.name): each.about for each in resources().values()},
            **{name: own.about for name, own in TOP.items()},
        }
        self.also = RESOURCES

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is meant."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise _ReaderGone from None
        return result

    def make(self, name: str) -> click.Command | None:
        """A resource's group, or a command of our own."""
        if (resource := resources().get(name.replace("-", "_"))) and name in self.names:
            return _ResourceGroup(resource)
        return _own_command(TOP.get(name))

    def sections(self) -> dict[str, list[str]]:
        """The account's things first."""
        account = [dashed(name) for name in resources()]
        return {"The account": account, "And beyond": list(TOP)}


class _ResourceGroup(_Lazy):
    def __init__(self, resource: Resource) -> None:
        super().__init__(dashed(resource.name), help=resource.about, no_args_is_help=True)
        self._resource = resource
        self._words = METHODS.get(resource.name, {})
        self._own = OF_RESOURCES.get(resource.name, {})
        methods = resource.methods
        self.names = {
            **{word: methods[method].about for word, method in self._words.items()},
            **{word: own.about for word, own in self._own.items()},
            **{dashed(name): each.about for name, each in methods.items()},
        }

    def make(self, name: str) -> click.Command | None:
        """The command of a word or a method's name."""
        if name in self._own:
            return _own_command(self._own[name])
        method = self._resource.methods.get(self._words.get(name, name.replace("-", "_")))
        return OperationCommand(method, name) if method and name in self.names else None

    def sections(self) -> dict[str, list[str]]:
        """The short words first."""
        short = [*self._words, *(name for name in self._own)]
        return {
            "Every day": short,
            "All": [dashed(name) for name in self._resource.methods if dashed(name) not in short],
        }


def _own_command(own: Own | None) -> click.Command | None:
    if own is None:
        return None
    module, _, name = own.home.partition(":")
    command: click.Command = getattr(import_module(f".{module}", __package__), name)
    return command
