"""What an operation needs by hand, written or proposed: methods, handlers, arguments."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator_config.documents import load, operations
from generator_config.lower import flatten
from generator_config.scaffold import write
from generator_config.scaffold.insert import served
from generator_config.scaffold.shape import Shape, shape_of
from generator_config.scaffold.write import imports, method
from tests.pipeline.conftest import Project

CNAMS = "swagger_specs/cnam_v2.yaml"
METHODS = "overlays/flowroute_sdk/_async/resources"
HANDLERS = "overlays/flowroute_sdk/sandbox/handlers"

PATHS = """
  /v2/cnams/{cnam_id}/notes:
    parameters:
      - $ref: "#/components/parameters/CnamId"
    get:
      operationId: list_cnam_notes
      tags: [%(tag)s]
      summary: List the notes on a caller name
      description: Answers with one page of notes.
      x-evidence: documented
      x-safe-to-repeat: {value: true, reason: It only reads.}
      parameters:
        - name: author
          in: query
          description: Only notes of this author.
          schema: {type: string, maxLength: 20}
        - name: limit
          in: query
          description: How many notes a page holds at most.
          schema: {type: integer, minimum: 1, maximum: 50}
        - $ref: "common.yaml#/components/parameters/Offset"
      responses:
        "200":
          description: One page.
          content:
            application/vnd.api+json:
              schema: {$ref: "#/components/schemas/CnamNoteListDocument"}
        default: {$ref: "common.yaml#/components/responses/Error"}
    post:
      operationId: create_cnam_note
      tags: [%(tag)s]
      summary: Write a note on a caller name
      description: Stores a note that reviewers read.
      x-evidence: documented
      x-safe-to-repeat: {value: false, reason: Each call stores another note.}
      requestBody:
        required: true
        content:
          application/vnd.api+json:
            schema: {$ref: "#/components/schemas/CnamNoteRequest"}
      responses:
        "201":
          description: The note.
          content:
            application/vnd.api+json:
              schema: {$ref: "#/components/schemas/CnamNoteDocument"}
        default: {$ref: "common.yaml#/components/responses/Error"}
"""
SCHEMAS = """    CnamNote:
      description: A note on a caller name.
      type: object
      required: [id, text]
      properties:
        id: {description: Identifies the note., type: string}
        text: {description: What it says., type: string}
      example: {id: "7", text: Seen}
    CnamNoteListDocument:
      description: One page of notes.
      type: object
      required: [data]
      properties:
        data:
          description: The notes.
          type: array
          items: {$ref: "#/components/schemas/CnamNote"}
        links: {$ref: "common.yaml#/components/schemas/Links"}
      example: {data: [{id: "7", text: Seen}]}
    CnamNoteDocument:
      description: A note.
      type: object
      required: [data]
      properties:
        data: {$ref: "#/components/schemas/CnamNote"}
      example: {data: {id: "7", text: Seen}}
    CnamNoteRequest:
      description: A new note.
      type: object
      required: [text]
      properties:
        text: {description: What it says., type: string, minLength: 1, maxLength: 200}
        urgent: {description: Whether somebody should look at once., type: boolean}
      example: {text: Seen}
"""


def add_operations(copy: Project, tag: str = "cnams") -> None:
    """Add two operations to the document of caller names."""
    copy.edit(CNAMS, "\ncomponents:", f"{PATHS % {'tag': tag}}\ncomponents:")
    copy.edit(CNAMS, "  schemas:\n", f"  schemas:\n{SCHEMAS}")
    if tag != "cnams":
        copy.edit(CNAMS, "tags:\n", f"tags:\n  - name: {tag}\n    description: Notes.\n")


def test_a_tree_that_lacks_nothing_is_left_as_it_is(copy: Project) -> None:
    before = copy.snapshot()

    assert copy.run("scaffold", "--apply") == 0

    assert copy.said == "the overlays and the sandbox have all that the documents ask for\n"
    assert copy.snapshot() == before


def test_new_operations_get_methods_and_handlers_that_fit_them(copy: Project) -> None:
    add_operations(copy)

    assert copy.run("scaffold") == 0
    assert f"written: {METHODS}/cnams.py: client.cnams.list_cnam_notes" in copy.said
    assert f"written: {HANDLERS}/cnams.py: a first handler, create_cnam_note" in copy.said
    assert "create_cnam_note isn't safe to repeat" in copy.said
    assert "list_cnam_notes isn't safe" not in copy.said

    assert copy.run("generate") == 0
    assert "don't fit" not in copy.said
    assert copy.run("check") == 0, copy.said


def test_a_second_run_changes_nothing(copy: Project) -> None:
    add_operations(copy)
    copy.run("scaffold")
    before = copy.snapshot()

    assert copy.run("scaffold", "--apply") == 0

    assert copy.said == "the overlays and the sandbox have all that the documents ask for\n"
    assert copy.snapshot() == before


def test_what_people_wrote_in_the_same_modules_stays_as_it_is(copy: Project) -> None:
    module = copy.root / f"{METHODS}/cnams.py"
    before = {
        node.name: ast.unparse(node)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    add_operations(copy)

    copy.run("scaffold")

    after = {
        node.name: ast.unparse(node)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert after.keys() - before.keys() == {"list_cnam_notes", "create_cnam_note"}
    assert {name: after[name] for name in before} == before


def test_an_operation_with_a_new_tag_gets_a_resource_and_a_module_of_handlers(
    copy: Project,
) -> None:
    add_operations(copy, tag="notes")

    assert copy.run("scaffold") == 0
    assert f"written: {METHODS}/notes.py: a new resource, client.notes" in copy.said

    assert copy.run("generate") == 0
    assert copy.run("check") == 0, copy.said
    table = (copy.root / f"{HANDLERS}/__init__.py").read_text("utf-8")
    assert '    "numbers": numbers,\n' in table
    names = re.findall(r'    "(\w+)": \w+,', table)
    assert "notes" in names
    assert names == sorted(names)
    public = (copy.root / "overlays/flowroute_sdk/resources.py").read_text("utf-8")
    assert "from ._async.resources.notes import AsyncNotes\n" in public
    assert all(f'    "{name}Notes",' in public for name in ("", "Async", "AsyncRaw", "Raw"))


@pytest.mark.parametrize("applies", [False, True])
def test_a_new_parameter_and_a_new_field_are_proposed_and_put_in_when_asked(
    copy: Project, applies: bool
) -> None:
    copy.edit(
        CNAMS,
        "        - name: is_approved\n",
        "        - name: reviewer\n          in: query\n          description: Who reviewed it.\n"
        "          schema: {type: string, maxLength: 30}\n        - name: is_approved\n",
    )
    porting = "swagger_specs/porting_v2.yaml"
    text = (copy.root / porting).read_text("utf-8")
    at = text.index("    PortOrderCreateAttributes:")
    at = text.index("      properties:\n", at) + len("      properties:\n")
    field = "        floor_plan: {description: Where the plan is., type: string}\n"
    copy.write(porting, text[:at] + field + text[at:])
    before = copy.snapshot()

    assert copy.run("scaffold", *(["--apply"] if applies else [])) == 0

    for line in (
        "+         reviewer: str | None = None,",
        "+             reviewer: Who reviewed it.",
        '+             "reviewer": reviewer,',
        "+         floor_plan: str | None = None,",
        "floor_plan=given(floor_plan),",
    ):
        assert line in copy.said
    if not applies:
        assert copy.snapshot() == before
        return
    assert copy.run("generate") == 0
    assert copy.run("check") == 0, copy.said


def test_what_an_operation_has_no_more_is_told(copy: Project) -> None:
    text = (copy.root / CNAMS).read_text("utf-8")
    start = text.index("        - name: is_approved\n")
    end = text.index("        - name: ", start + 10)
    copy.write(CNAMS, text[:start] + text[end:])
    copy.edit(CNAMS, "operationId: remove_cnam", "operationId: drop_cnam")

    copy.run("scaffold")

    assert "list_cnams takes is_approved, which the document doesn't have" in copy.said
    assert f"{HANDLERS}/cnams.py: remove_cnam is no operation: delete it" in copy.said


def test_what_has_changed_in_answers_values_and_limits_is_traced_to_people(
    copy: Project, tmp_path: Path
) -> None:
    base = tmp_path / "before"
    base.mkdir()
    for path in copy.paths.specs.iterdir():
        (base / path.name).write_bytes(path.read_bytes())
    text = (copy.root / CNAMS).read_text("utf-8")
    at = text.index("      properties:\n", text.index("    CnamAttributes:")) + 18
    field = "        reviewed_by: {description: Who reviewed it., type: string}\n"
    copy.write(CNAMS, text[:at] + field + text[at:])
    e911 = "swagger_specs/e911_v2.yaml"
    copy.edit(e911, "maximum: 2000", "maximum: 1500")
    copy.edit(e911, "enum: [US, CA]", "enum: [US, CA, MX]")
    module = copy.root / f"{METHODS}/e911s.py"
    lines = module.read_text("utf-8").splitlines()
    told = next(number for number, line in enumerate(lines, 1) if "2000" in line)

    copy.run("scaffold", "--base", str(base))

    assert "CnamAttributes · reviewed_by: in the generated model; nothing to do" in copy.said
    assert f"list_e911s · query limit: 2000 is still told at {METHODS}/e911s.py:{told}" in copy.said
    assert 'E911CountryCode: "MX" is in the generated operation; nothing to do' in copy.said
    copy.write(f"{METHODS}/e911s.py", module.read_text("utf-8") + 'COUNTRIES = ("US", "CA")\n')
    copy.run("scaffold", "--base", str(base))
    assert f'E911CountryCode: "MX" is missing at {METHODS}/e911s.py:' in copy.said


BARE = b"""openapi: 3.1.0
paths:
  /v2/things/{thing_id}:
    put:
      operationId: update_thing
      tags: [things]
      summary: change a thing
      description: Changes it.
      x-safe-to-repeat: {value: true, reason: r}
      parameters:
        - {in: path, name: thing_id, required: true, description: Which., schema: {type: string}}
        - {in: query, name: from, description: When., schema: {type: string, format: date-time}}
        - {in: query, name: kind, required: true, description: Which kind.,
           schema: {type: string, enum: [a, b]}}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/ThingRequest"}}}
      responses:
        "204": {description: d}
components:
  schemas:
    ThingRequest:
      required: [data]
      properties:
        data: {$ref: "#/components/schemas/ThingData"}
    ThingData:
      required: [type, attributes]
      properties:
        type: {const: thing}
        id: {type: string, description: Which.}
        attributes: {$ref: "#/components/schemas/ThingAttributes"}
    ThingAttributes:
      required: [zip]
      properties:
        zip: {type: string, x-python-name: zipcode, description: The code.}
        size: {type: [integer, "null"], description: How large.}
"""


def test_a_method_has_the_arguments_of_path_query_and_nested_body() -> None:
    bundle = load(BARE, "things.yaml")
    (at,) = operations(bundle)

    shape = shape_of(bundle, at)
    text = method(shape)

    assert [(a.name, a.place, a.annotation, a.required) for a in shape.arguments] == [
        ("thing_id", "path", "str | int", True),
        ("from_", "query", "datetime", False),
        ("kind", "query", "Literal['a', 'b']", True),
        ("new_thing_id", "body", "str", False),
        ("zipcode", "body", "str", True),
        ("size", "body", "int | None", False),
    ]
    ast.parse(f"class Things:\n{text}")
    assert 'query = {"from": from_, "kind": kind}' in text
    body = "ThingRequest(data=ThingData(id=given(new_thing_id), attributes=ThingAttributes("
    assert f"body = {body}zipcode=zipcode, size=given(size))))" in text.replace("id_=", "id=")
    assert text.index("kind: Literal") < text.index("from_: datetime | None = None")
    assert ") -> None:" in text
    at_top, for_types = imports(shape)
    assert "from flowroute_api.api.things import update_thing" in at_top
    assert "from datetime import datetime" in for_types
    assert "from typing import Literal" in for_types


ORDERS = b"""openapi: 3.1.0
paths:
  /v2/orders/{order_id}:
    parameters:
      - {in: path, name: order_id, required: true, description: Which., schema: {type: string}}
    get:
      operationId: get_order
      tags: [orders]
      summary: read
      x-safe-to-repeat: {value: true, reason: r}
      responses:
        "200":
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/OrderDocument"}}}
    patch:
      operationId: change_order
      tags: [orders]
      summary: change
      x-safe-to-repeat: {value: true, reason: r}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/OrderRequest"}}}
      responses: {"204": {description: d}}
    delete:
      operationId: cancel_order
      tags: [orders]
      summary: cancel
      x-safe-to-repeat: {value: true, reason: r}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/CancelRequest"}}}
      responses: {"204": {description: d}}
  /v2/orders/{order_id}/files:
    parameters:
      - {in: path, name: order_id, required: true, description: Which., schema: {type: string}}
    post:
      operationId: upload
      tags: [orders]
      summary: upload
      x-safe-to-repeat: {value: false, reason: r}
      requestBody:
        content: {multipart/form-data: {schema: {$ref: "#/components/schemas/FileRequest"}}}
      responses: {"204": {description: d}}
components:
  schemas:
    OrderDocument: {type: object, properties: {data: {$ref: "#/components/schemas/Order"}}}
    Order: {type: object, properties: {id: {type: string}, type: {const: order}}}
    OrderRequest:
      type: object
      properties: {data: {$ref: "#/components/schemas/OrderData"}}
    OrderData:
      type: object
      properties: {attributes: {$ref: "#/components/schemas/OrderAttributes"}}
    OrderAttributes:
      type: object
      properties: {presets: {$ref: "#/components/schemas/PresetsRequest"}}
    PresetsRequest: {type: object, properties: {alias: {type: string}}}
    CancelRequest: {type: object, properties: {status: {const: cancelled}}}
    FileRequest:
      type: object
      required: [file]
      properties: {file: {type: string, format: binary}}
"""


def written(name: str) -> tuple[str, list[str]]:
    """The method of an operation on orders, and the lines that it needs at the top."""
    bundle = load(ORDERS, "orders.yaml")
    (at,) = (each for each in operations(bundle) if each.name == name)
    shape = shape_of(bundle, at)
    return method(shape), [line for lines in imports(shape) for line in lines]


def test_an_id_may_be_given_as_the_record_that_is_read_by_it() -> None:
    text, lines = written("change_order")

    assert "order_id: str | int | Order | OrderDocument," in text
    assert 'record_id("order_id", order_id, "order", check=check)' in text
    assert "order_id: Which, or the record." in text
    assert {f"from flowroute_api.models import {n}" for n in ("Order", "OrderDocument")} <= {*lines}


def test_an_object_within_the_body_is_one_argument() -> None:
    text, lines = written("change_order")

    assert "presets: PresetsRequest | Mapping[str, Any] | None = None" in text
    made = 'UNSET if presets is None else as_model("presets", PresetsRequest, presets)'
    assert f"OrderAttributes(presets={made})" in text
    assert "from ..._arguments.requests import as_model" in lines
    assert "from flowroute_api.types import UNSET" in lines


def test_a_change_has_to_change_something_if_there_is_anything_to_give() -> None:
    text, lines = written("change_order")

    assert "require_change(change_order.OPERATION, body.data.attributes, options)" in text
    assert "from ..._arguments.requests import require_change" in lines
    assert "require_change" not in written("cancel_order")[0]


def test_a_file_may_be_a_path_an_open_file_or_bytes() -> None:
    text, lines = written("upload")

    assert "file: FileLike," in text
    assert 'FileRequest(file=as_file("file", file))' in text
    assert "from ..._arguments.files import as_file" in lines
    assert "from ..._arguments.files import FileLike" in lines


CALLS = b"""openapi: 3.1.0
tags: [{name: calls_v3, description: "Calls, in version 3."}]
paths:
  /v3/calls:
    get:
      operationId: list_calls_v3
      tags: [calls_v3]
      summary: list
      description: Lists calls. Its place has been taken by list_cdrs.
      deprecated: true
      x-safe-to-repeat: {value: true, reason: r}
      parameters:
        - {in: query, name: limit, description: d, schema: {type: integer}}
        - {in: query, name: offset, description: d, schema: {type: integer}}
      responses:
        "200":
          description: d
          content: {application/json: {schema: {$ref: "#/components/schemas/CallListDocument"}}}
    post:
      operationId: block_numbers_v3
      tags: [calls_v3]
      summary: block
      x-safe-to-repeat: {value: true, reason: r}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/BlockRequest"}}}
      responses: {"204": {description: d}}
    put:
      operationId: set_callback_v3
      tags: [calls_v3]
      summary: set
      x-safe-to-repeat: {value: true, reason: r}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/CallbackRequest"}}}
      responses: {"204": {description: d}}
    patch:
      operationId: filter_calls_v3
      tags: [calls_v3]
      summary: filter
      x-safe-to-repeat: {value: true, reason: r}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/FilterRequest"}}}
      responses: {"204": {description: d}}
components:
  schemas:
    CallListDocument:
      type: object
      properties:
        data:
          type: array
          items:
            anyOf: [{$ref: "#/components/schemas/Call"}, {$ref: "#/components/schemas/Fax"}]
    Call: {type: object, properties: {cost: {type: string, x-money: {unit: dollars}}}}
    Fax: {type: object, properties: {id: {type: string}}}
    BlockRequest:
      type: object
      required: [numbers]
      properties:
        numbers: {type: array, items: {type: string, pattern: "^\\\\+[1-9][0-9]{1,14}$"}}
    CallbackRequest:
      type: object
      required: [callback_url]
      properties: {callback_url: {type: string}}
    FilterRequest:
      type: object
      required: [data]
      properties: {data: {$ref: "#/components/schemas/FilterData"}}
    FilterData:
      type: object
      required: [filters]
      properties: {filters: {$ref: "#/components/schemas/Filters"}}
    Filters:
      type: object
      required: [area]
      properties:
        area: {type: string}
        other_numbers: {type: array, items: {type: string}}
"""


def of_calls(name: str) -> tuple[Shape, str, list[str]]:
    """An operation on calls: its shape, its method, and the lines that that needs."""
    bundle = flatten(load(CALLS, "calls.yaml"))
    (at,) = (each for each in operations(bundle) if each.method_name == name)
    shape = shape_of(bundle, at)
    return shape, method(shape), [line for lines in imports(shape) for line in lines]


def test_a_list_of_several_kinds_names_them_all() -> None:
    _, text, lines = of_calls("list_calls")

    assert "-> AsyncPaged[Call | Fax]:" in text
    assert {f"from flowroute_api.models import {name}" for name in ("Call", "Fax")} <= {*lines}


def test_what_will_go_warns_with_what_the_document_says() -> None:
    _, text, lines = of_calls("list_calls")

    assert text.startswith(
        '    @deprecated("Lists calls. Its place has been taken by list_cdrs")\n    def list_calls('
    )
    assert "from ..._deprecated import deprecated" in lines


def test_phone_numbers_are_taken_one_or_several_in_any_form() -> None:
    _, text, lines = of_calls("block_numbers")

    assert "        numbers: NumberLike | Iterable[NumberLike],\n        *,\n" in text
    assert 'BlockRequest(numbers=e164_list("numbers", numbers, check=check))' in text
    assert "from ..._arguments.phone import e164_list" in lines
    assert "from collections.abc import Iterable" in lines


def test_a_list_that_only_may_be_of_phone_numbers_is_asked_about() -> None:
    shape, text, _ = of_calls("filter_calls")

    assert "other_numbers: list[str] | None = None" in text
    assert [a.name for a in shape.arguments if a.may_be_numbers] == ["other_numbers"]


def test_the_fields_of_a_required_object_in_the_envelope_are_arguments() -> None:
    _, text, _ = of_calls("filter_calls")

    assert "        area: str,\n" in text
    made = "filters=Filters(area=area, other_numbers=given(other_numbers))"
    assert f"FilterRequest(data=FilterData({made}))" in text


def test_a_callback_is_set_as_the_others_are() -> None:
    _, text, lines = of_calls("set_callback")

    assert (
        "        self,\n        callback_url: str,\n        *,\n        check: bool = True," in text
    )
    made = "callback_request(set_callback_v3.OPERATION, callback_url, check=check)"
    assert f"body = {made}" in text
    assert "from ..._arguments.callbacks import callback_request" in lines
    assert not any("CallbackRequest" in line for line in lines)


def test_a_long_summary_is_broken() -> None:
    shape, _, _ = of_calls("list_calls")
    shape.summary = f"List {'very ' * 20}many calls."

    for text in (write.handler(shape), method(shape)):
        assert max(len(line) for line in text.splitlines() if "very" in line) <= 100
    ast.parse(write.handler(shape))


def test_a_resource_says_what_its_tag_is_about() -> None:
    said = write.module("cdr_exports", "", "AsyncCdrExports")
    told = write.module("calls_v3", "Calls, in version 3.", "AsyncCallsV3")
    long = write.module("calls_v3", f"Calls{' and more' * 10}.", "AsyncCallsV3")

    assert said.startswith('"""CDR exports: `client.cdr_exports`."""\n')
    assert '    """Calls, in version 3."""\n' in told
    assert '    """Calls v3.\n\n    Calls and more' in long
    assert max(map(len, long.splitlines())) <= 100


def test_the_methods_of_a_tag_are_those_of_its_classes_and_their_bases() -> None:
    texts = {
        "calls.py": "from .shared import Shared\nclass Calls(Shared[int]):\n    def a(self): ...\n",
        "shared.py": "class Shared:\n    def b(self): ...\n",
        "calls_v3.py": "class CallsV3:\n    def c(self): ...\n",
    }

    assert served(texts, "calls.py") == {"a": "calls.py", "b": "shared.py"}
    assert served(texts, "calls_v3.py") == {"c": "calls_v3.py"}


def without(copy: Project, tag: str, name: str, *more: str) -> None:
    """Take away what was written by hand for the operations of a tag."""
    for module in (tag, *more):
        (copy.root / f"{METHODS}/{module}.py").unlink()
    (copy.root / f"{HANDLERS}/{tag}.py").unlink()
    table = f"{HANDLERS}/__init__.py"
    copy.edit(table, f'    "{tag}": {tag},\n', "")
    text = (copy.root / table).read_text("utf-8")
    copy.write(table, re.sub(rf"\b{tag}, |, {tag}\b", "", text))
    public = copy.root / "overlays/flowroute_sdk/resources.py"
    lines = public.read_text("utf-8").splitlines(keepends=True)
    ours = re.compile(rf"\b(Async)?(Raw)?{name}\b")
    public.write_text("".join(line for line in lines if not ours.search(line)), "utf-8")


def test_all_that_is_mechanical_in_a_family_is_written(copy: Project) -> None:
    public = copy.root / "overlays/flowroute_sdk/resources.py"
    table = copy.root / f"{HANDLERS}/__init__.py"
    before = public.read_text("utf-8"), table.read_text("utf-8")
    without(copy, "cdr_exports", "CdrExports", "cdr_export_files")
    without(copy, "porting", "Porting", "port_order_papers")
    without(copy, "messages_v2_2", "MessagesV22")

    assert copy.run("scaffold") == 0, copy.said

    assert (public.read_text("utf-8"), table.read_text("utf-8")) == before
    assert "docs_examples.py: which file_id the sandbox's documentation shows" in copy.said
    for what in (
        "docs/cdr-exports.md",
        "examples/porting_demo.py",
        "CHANGELOG.md",
        "facts/porting",
    ):
        assert what in copy.said
    assert "create_a_cdr_export answers with amounts of money" in copy.said
    assert "get_a_cdr_export answers with amounts of money" not in copy.said
    shared = "message_callbacks.py, message_records.py, message_sending.py, which a MessageVersion"
    assert "client.messages_v2_2 copies methods of client.messages" in copy.said
    assert shared in copy.said
    same = (copy.root / f"{HANDLERS}/messages_v2_2.py").read_text("utf-8")
    assert "send_a_message_v2_2: Handler = messages.send_a_message\n" in same
    assert copy.run("generate") == 0
    assert "don't fit" not in copy.said
