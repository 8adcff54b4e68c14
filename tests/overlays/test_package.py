"""The package as people import it."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types
from importlib.metadata import version

import flowroute_sdk
import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, models
from flowroute_sdk._options.user_agent import VERSION

from tests.operations import TAGS

HEAVY = {
    "httpx",
    "httpcore",
    "msgspec",
    "attr",
    "attrs",
    "dateutil",
    "phonenumbers",
    "typing",
    "re",
}
NEVER = {"yaml", "starlette", "uvicorn", "typer", "rich", "aiohttp", "pytest", "click"}


def modules_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(*sys.modules)"
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path[:] = {sys.path!r}\n{script}",
    ]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def roots(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def test_importing_the_package_pulls_in_nothing_heavy() -> None:
    added = modules_after("import flowroute_sdk") - modules_after("pass")

    assert roots(added) & (HEAVY | NEVER) == set()
    assert {name for name in added if name.startswith("flowroute_api")} == set()


def test_a_client_is_made_without_httpx_and_without_any_model() -> None:
    loaded = modules_after("import flowroute_sdk; flowroute_sdk.Flowroute('1', '2')")

    assert roots(loaded) & (NEVER | {"httpx", "httpcore", "dateutil", "phonenumbers"}) == set()
    assert {name for name in loaded if name.startswith("flowroute_api.models")} == set()


def test_public_names_are_sorted_complete_and_there() -> None:
    names = flowroute_sdk.__all__

    assert names == sorted(names)
    assert all(getattr(flowroute_sdk, name) is not None for name in names)
    assert set(names) <= set(dir(flowroute_sdk))
    with pytest.raises(AttributeError):
        flowroute_sdk.nonsense  # noqa: B018


def test_the_version_is_that_of_the_distribution() -> None:
    assert version("flowroute-sdk") == VERSION == flowroute_sdk.__version__


def test_models_are_re_exported_lazily() -> None:
    import flowroute_api.models

    assert models.E911 is flowroute_api.models.E911
    assert set(dir(models)) == set(flowroute_api.models.__all__)
    with pytest.raises(AttributeError):
        models.Nonsense  # noqa: B018


def test_both_clients_take_the_same_and_have_the_same() -> None:
    ours, theirs = inspect.signature(Flowroute), inspect.signature(AsyncFlowroute)

    assert list(ours.parameters) == list(theirs.parameters)
    renamed = {"aclose": "close"}
    assert {renamed.get(name, name) for name in dir(AsyncFlowroute) if name[0] != "_"} == {
        name for name in dir(Flowroute) if name[0] != "_"
    }


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
def test_every_method_documents_arguments_answer_errors_and_source(client: type, tag: str) -> None:
    resource = getattr(client("1", "2"), tag)

    missing = []
    for name in dir(resource):
        method = getattr(resource, name)
        text, signature = inspect.getdoc(method) or "", inspect.signature(method)
        wanted = ["Raises:", "Source: API page"]
        wanted += [] if signature.return_annotation == "None" else ["Returns:"]
        for each in signature.parameters.values():
            stars = "**" if each.kind is each.VAR_KEYWORD else ""
            wanted.append(f"    {stars}{each.name}: ")
        missing += [f"{name}: {part.strip()}" for part in wanted if part not in text]

    assert missing == []


def test_every_public_class_documents_its_methods() -> None:
    for name in flowroute_sdk.__all__:
        public = getattr(flowroute_sdk, name)
        members = vars(public).items() if inspect.isclass(public) else []
        methods = (property, types.FunctionType)
        shown = [(m, v) for m, v in members if m[0] != "_" and isinstance(v, methods)]

        assert inspect.getdoc(public), name
        assert [member for member, value in shown if not inspect.getdoc(value)] == [], name


@pytest.mark.parametrize("tag", TAGS)
def test_raw_resources_show_the_operations_alone(tag: str) -> None:
    client = Flowroute("1", "2")
    resource = getattr(client, tag)

    names = set(dir(getattr(client.with_raw_response, tag)))

    assert names == set(dir(resource)) - set(resource.HELPERS)


@pytest.mark.parametrize("tag", TAGS)
def test_resources_show_clean_names_and_a_docstring_each(tag: str) -> None:
    resource = getattr(Flowroute("1", "2"), tag)

    names = dir(resource)

    assert names
    assert [name for name in names if name.startswith("_") or not name.islower()] == []
    assert [name for name in names if not inspect.getdoc(getattr(resource, name))] == []
