"""The tables of ``docs/cli.md``, from the commands. `python -m tests.cli.page` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
from flowroute_sdk.cli._consequences import ASKED
from flowroute_sdk.cli._exit import MEANINGS
from flowroute_sdk.cli._manifest import Method, dashed, resources
from flowroute_sdk.cli._options import ACCOUNT, CALL, CAREFUL, FOLLOW, OUTPUT
from flowroute_sdk.cli._own import OF_RESOURCES, TOP
from flowroute_sdk.cli._words import METHODS, RESOURCES

PAGE = Path(__file__).parents[2] / "docs/cli.md"
_PART = re.compile(r"(?<=<!-- made: )(?P<name>[\w ]+)( -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)


def written(page: str) -> str:
    """The page with its tables as the commands are."""
    return _PART.sub(lambda part: f"{part['name']} -->\n\n{_MAKERS[part['name']]()}\n", page)


def _table(heading: str, rows: list[list[str]]) -> str:
    columns = heading.split(" | ")
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(each)} |\n" for each in lines)


def _sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".").replace("|", "\\|")


def _commands() -> str:
    parts = []
    for resource in resources().values():
        title = dashed(resource.name)
        other = [word for word, name in RESOURCES.items() if name == resource.name]
        also = f", also `{other[0]}`" if other else ""
        parts.append(f"### `flowroute {title}`{also}\n\n{_of(resource.name)}")
    return "\n".join(parts)


def _of(name: str) -> str:
    words = {method: word for word, method in METHODS.get(name, {}).items()}
    methods = resources()[name].methods
    rows = [
        [f"`{words[key]}`" if key in words else "", f"`{dashed(key)}`", *_about(each)]
        for key, each in sorted(methods.items(), key=lambda it: it[0] not in words)
    ]
    rows += [[f"`{word}`", "", own.about, ""] for word, own in OF_RESOURCES.get(name, {}).items()]
    return _table("word | command | what it does | asks", rows)


def _about(method: Method) -> list[str]:
    asks = "yes" if f"{method.resource}.{method.name}" in ASKED else ""
    return [_sentence(method.about), asks]


def _beyond() -> str:
    return _table("command | what it does", [[f"`{name}`", own.about] for name, own in TOP.items()])


def _options() -> str:
    context = click.Context(click.Command("flowroute"))
    rows = []
    for group in (OUTPUT, FOLLOW, CAREFUL, ACCOUNT, CALL):
        for each in group:
            words, text = each.get_help_record(context) or ("", "")
            rows.append([f"`{words}`".replace("|", "\\|"), text])
    return _table("option | what it does", rows)


def _statuses() -> str:
    return _table("status | meaning", [[str(int(key)), text] for key, text in MEANINGS.items()])


_MAKERS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "beyond": _beyond,
    "options": _options,
    "statuses": _statuses,
}

if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
