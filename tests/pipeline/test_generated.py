"""A tiny document is generated, imported and executed."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
import typing
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator_config import generator
from generator_config.documents import class_name, identifier
from generator_config.generator import check_importable
from generator_config.problems import GeneratorError
from generator_config.tree import read_folder

from .conftest import Project

NAME = "tiny_client"
CHECK_TYPES = generator.check_types


@pytest.fixture(name="client")
def imported_client(
    generated: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModuleType]:
    generated.paths.package.rename(tmp_path / NAME)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module(NAME)
    for name in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[name]


def operation(name: str) -> Any:
    return importlib.import_module(f"{NAME}.api.things.{name}").OPERATION


def answer(thing: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"data": {"id": 17, "type": "thing", **thing}, **more}).encode()


def test_an_operation_describes_itself(client: ModuleType) -> None:
    described = operation("delete_thing")

    assert (described.method, described.path) == ("DELETE", "/things/{thing_id}")
    assert described.url(thing_id="a/b") == "/things/a%2Fb"
    assert described.safe_to_repeat is True
    assert operation("create_thing").safe_to_repeat is False
    assert operation("create_thing").content_type == "application/vnd.api+json"
    assert operation("list_things").query(kind="small", offset=None) == [("kind", "small")]


def test_an_operation_tells_what_a_call_can_say_by_the_names_of_arguments(
    client: ModuleType,
) -> None:
    listed, made = operation("list_things").fields, operation("create_thing").fields

    assert list(listed) == ["kind", "offset"]
    assert (listed["kind"].choices, listed["kind"].required) == (("small", "large"), False)
    assert (listed["offset"].minimum, listed["offset"].maximum) == (0, None)
    assert (made["zipcode"].name, made["zipcode"].place, made["zipcode"].required) == (
        "zip",
        "body",
        True,
    )
    assert (made["note"].kind, made["note"].nullable) == ("string", True)
    assert listed is operation("list_things").fields


def test_only_the_values_that_are_sent_are_a_closed_type(client: ModuleType) -> None:
    models = importlib.import_module(f"{NAME}.models")

    assert typing.get_args(models.ListThingsKind) == ("large", "small")
    assert str in typing.get_args(models.ThingKind)


def test_an_answer_is_read_whatever_the_api_makes_of_it(client: ModuleType) -> None:
    odd = {"kind": "huge", "price": "40", "made": "Fri, 01 Jun 2018 00:17:52 GMT", "new": {"a": 1}}

    thing = operation("create_thing").decode(201, answer(odd)).data

    assert (thing.id, thing.kind, thing.price, thing.from_) == ("17", "huge", 40, None)
    assert thing.made == dt.datetime(2018, 6, 1, 0, 17, 52, tzinfo=dt.UTC)
    assert thing.extras == {"new": {"a": 1}}


def test_an_odd_companion_does_no_harm_to_the_rest(client: ModuleType) -> None:
    content = answer({}, included=[{"type": "ghost", "id": 1}, {"type": "thing", "id": 2}])

    document = operation("create_thing").decode(201, content)

    assert [type(item).__name__ for item in document.included] == ["OtherResource", "Thing"]


def test_an_undocumented_status_and_a_page_of_html_raise(client: ModuleType) -> None:
    errors = importlib.import_module(f"{NAME}.types")

    with pytest.raises(errors.DecodeError):
        operation("create_thing").decode(200, answer({}))
    with pytest.raises(errors.DecodeError):
        operation("create_thing").decode(201, b"<html>")


def test_a_request_says_null_for_none_and_nothing_for_what_is_unset(client: ModuleType) -> None:
    models = importlib.import_module(f"{NAME}.models")
    attributes = models.ThingCreateAttributes(zipcode="98101", note=None)

    request = models.ThingCreateRequest(data=models.ThingCreateData(attributes=attributes))

    assert request.to_dict() == {
        "data": {"type": "thing", "attributes": {"zip": "98101", "note": None}}
    }


def test_importing_the_package_loads_no_model(client: ModuleType) -> None:
    operation("list_things")

    loaded = [name for name in sys.modules if name.startswith(f"{NAME}.models.")]

    assert loaded == []


def test_every_module_has_the_header_and_the_package_is_typed(generated: Project) -> None:
    package = generated.paths.package

    modules = list(package.rglob("*.py"))

    header = "# Generated from swagger_specs by `python -m generator_config generate`: do not edit."
    assert {module.read_text().splitlines()[0] for module in modules} == {header}
    assert (package / "py.typed").read_bytes() == b""


def test_the_bundle_that_ships_is_the_truth_and_not_the_lowered_form(generated: Project) -> None:
    document = json.loads((generated.paths.package / "openapi.json").read_text())

    schemas = document["components"]["schemas"]
    assert schemas["Id"]["type"] == ["string", "integer"]
    assert schemas["ThingKind"]["anyOf"][1] == {"type": "string"}
    assert "default" in document["paths"]["/things"]["get"]["responses"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def broken(:", "flowroute_api/errors.py:"),
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
    ],
)
def test_what_can_not_be_imported_is_refused_by_file(
    generated: Project, code: str, said: str
) -> None:
    files = {**read_folder(generated.paths.package), "errors.py": code.encode()}

    with pytest.raises(GeneratorError, match="what was generated can't be used") as caught:
        check_importable(files, "flowroute_api")

    assert said in str(caught.value)


def test_a_template_that_gives_no_python_leaves_the_tree_alone(generated: Project) -> None:
    path = generated.paths.templates / "errors.py.jinja"
    path.write_text(path.read_text() + "\nimport no_such_module\n\nno_such_module.use()\n")
    before = generated.snapshot()

    code = generated.run("generate")

    assert code == 1
    assert "what was generated can't be used:" in generated.said
    assert "No module named 'no_such_module'" in generated.said
    assert generated.snapshot() == before


def test_code_whose_types_are_wrong_is_refused_by_file_and_line_and_the_tree_left_alone(
    generated: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator, "check_types", CHECK_TYPES)
    path = generated.paths.templates / "errors.py.jinja"
    path.write_text(path.read_text() + "\nWRONG: int = 'text'\n")
    before = generated.snapshot()

    code = generated.run("generate")

    assert code == 1
    line = generated.said.splitlines()[1]
    assert line.startswith("flowroute_api/errors.py:")
    assert 'expression has type "str", variable has type "int"' in line
    assert {k: v for k, v in generated.snapshot().items() if not k.startswith(".mypy")} == before

    shown = generated.run("generate", "--no-types")
    assert shown == 0


def test_without_a_type_checker_the_client_is_generated_and_a_line_says_so(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator, "check_types", CHECK_TYPES)
    monkeypatch.setattr(
        generator, "find_spec", lambda name: None if name == "mypy" else find_spec(name)
    )

    code = tiny.run("generate")

    assert code == 0
    assert tiny.said.startswith("mypy isn't installed: the types weren't checked\n")


def test_names_are_made_as_the_generator_makes_them() -> None:
    strings = importlib.import_module("openapi_python_client.strings")

    for name in (
        "Thing",
        "E911Document",
        "thing_list",
        "IDList",
        "fooBar",
        "HTTPError",
        "Numbers2",
    ):
        assert class_name(name) == strings.ClassName(name, "field_")
    for name in ("list_things", "print", "id", "listThings", "for", "e911s", "datetime"):
        assert identifier(name) == strings.PythonIdentifier(name, "field_")
