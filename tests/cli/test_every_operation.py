"""Every method is a command, with its arguments, types, choices and help."""

from __future__ import annotations

import inspect
from pathlib import Path

import click
import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.cli._app import root
from flowroute_sdk.cli._consequences import ASKED, UNASKED
from flowroute_sdk.cli._manifest import Method, resources
from flowroute_sdk.cli._operation import OperationCommand
from flowroute_sdk.cli._own import OF_RESOURCES, TOP
from flowroute_sdk.cli._settle import COMMANDS as SETTLING
from flowroute_sdk.cli._words import METHODS, RESOURCES

from generator_config.documents import method_name
from tests.cli.manifest import MANIFEST, manifest
from tests.operations import DOCUMENT

EVERY = [each for resource in resources().values() for each in resource.methods.values()]


def named(method: Method) -> str:
    return f"{method.resource}.{method.name}"


def command_of(method: Method) -> click.Command:
    group = root().get_command(click.Context(root()), method.resource.replace("_", "-"))
    assert isinstance(group, click.Group)
    found = group.get_command(click.Context(group), method.name.replace("_", "-"))
    assert found is not None
    return found


def test_the_manifest_is_what_the_methods_are() -> None:
    assert Path(MANIFEST).read_text(encoding="utf-8") == manifest(), "run make generate"


def test_every_operation_of_the_documents_is_a_command() -> None:
    documented = {
        f"{tag}.{method_name(operation['operationId'], tag)}"
        for path in DOCUMENT["paths"].values()
        for operation in path.values()
        if "operationId" in operation
        for tag in operation["tags"]
    }

    assert documented
    assert documented <= {named(each) for each in EVERY}


@pytest.mark.parametrize("method", EVERY, ids=named)
def test_a_command_has_all_arguments_of_its_method(method: Method) -> None:
    function = getattr(getattr(Flowroute("a", "b"), method.resource), method.name)
    untyped = {each.name for each in method.parameters if each.type in ("other", "progress")}
    expected = {
        name: parameter
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is not parameter.VAR_KEYWORD and name not in untyped
    }

    command = command_of(method)
    found = {
        (each.name or "").removeprefix("_"): each
        for each in command.params
        if (each.name or "").startswith("_")
    }

    assert found.keys() == expected.keys()
    for name, parameter in expected.items():
        assert found[name].required == (parameter.default is parameter.empty), name


def test_only_what_no_text_can_be_is_left_out() -> None:
    left_out = {
        f"{named(one)} {each.name}"
        for one in EVERY
        for each in one.parameters
        if each.type == "other"
    }
    missing = {
        f"{tag}.{name}"
        for tag, resource in resources().items()
        for name in type(getattr(Flowroute("a", "b"), tag)).HELPERS
        if name not in resource.methods and name.replace("_", "-") not in OF_RESOURCES.get(tag, ())
    }

    assert left_out == {
        "cdr_exports.download ssl_context",
        "cdr_exports.rows ssl_context",
        "porting.sign_letter_of_authorization letter",
    }
    assert missing == {"messages_v2_2.price_details"}


@pytest.mark.parametrize("method", EVERY, ids=named)
def test_no_two_arguments_of_a_command_share_a_word(method: Method) -> None:
    command = command_of(method)
    words = [word for each in command.params for word in [*each.opts, *each.secondary_opts]]

    assert len(words) == len(set(words)), words


@pytest.mark.parametrize("method", EVERY, ids=named)
def test_the_help_of_a_command_describes_every_argument(method: Method) -> None:
    command = command_of(method)
    text = command.get_help(click.Context(command, info_name="x"))

    assert isinstance(command, OperationCommand)
    assert method.about.split()[0] in text
    assert "`" not in text
    for each in command.params:
        if isinstance(each, click.Option):
            assert each.help, each.name
        else:
            assert f"{each.make_metavar(click.Context(command))}: " in text or (
                next(p for p in method.parameters if f"_{p.name}" == each.name).about[:20] in text
            )


def test_every_call_that_changes_something_either_asks_or_is_known_not_to() -> None:
    changing = {
        named(each)
        for each in EVERY
        if each.operation is not None and not each.operation.startswith("GET ")
    }

    assert changing - UNASKED == set(ASKED) & changing
    assert not UNASKED & set(ASKED)
    assert (UNASKED | set(ASKED)) <= {named(each) for each in EVERY}


def test_a_call_that_is_not_safe_to_repeat_has_a_command_that_settles_it() -> None:
    settled = set(SETTLING)

    assert {named(each) for each in EVERY if each.repeated is False} <= settled
    assert settled <= {named(each) for each in EVERY}
    for name, template in SETTLING.items():
        words = template.split()
        method = resources()[words[0].replace("-", "_")].methods[words[1].replace("-", "_")]
        assert {named(method)} & set(ASKED) == set()
        options = {f"--{each.word}" for each in method.parameters} | {"--all"}
        assert {each for each in words if each.startswith("--")} <= options, name


def test_short_words_stand_for_methods_and_are_no_methods_themselves() -> None:
    for resource, words in METHODS.items():
        methods = resources()[resource].methods
        assert set(words.values()) <= set(methods)
        assert not {word.replace("-", "_") for word in words} & set(methods)
    assert set(RESOURCES.values()) <= set(resources())


def test_commands_of_our_own_can_all_be_loaded_and_say_what_they_do() -> None:
    top = root()
    for name in TOP:
        assert top.get_command(click.Context(top), name) is not None
    for resource, own in OF_RESOURCES.items():
        group = top.get_command(click.Context(top), resource)
        assert isinstance(group, click.Group)
        for name in own:
            assert group.get_command(click.Context(group), name) is not None
