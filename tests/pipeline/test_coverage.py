"""Whatever an overlay sends otherwise than the document says is found by calling it."""
# ruff: noqa: E501 - one mutation a line

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator_config.bundle import bundle
from generator_config.documents import load_folder
from generator_config.probing.coverage import probe
from generator_config.probing.loaded import Finder, both_sides, forget, isolated
from generator_config.probing.probes import Operation, prepared
from generator_config.problems import Problem
from generator_config.tree import ASYNC, OVERLAYS, SYNC

from .conftest import ROOT, Project

E911S, CNAMS, ROUTES, NUMBERS = "e911s", "cnams", "routes", "numbers"

# module, the text that is replaced (its first occurrence), the new text, what must be said
MUTATIONS: list[tuple[str, str, str, str]] = [
    # taken, but never sent
    (E911S, '"label": label, "street', '"street', "list_e911s doesn't send label"),
    (E911S, '"city": city, ', "", "list_e911s doesn't send city"),
    (E911S, "            label=label,\n", "", "validate_address"),
    (E911S, "            address_type=address_type,\n", "", "validate_address"),
    (CNAMS, '            "value": value,\n', "", "list_cnams doesn't send value"),
    (CNAMS, '            "is_approved": is_approved,\n', "", "doesn't send is_approved"),
    (CNAMS, "            query=query,\n", "", "list_cnams doesn't send"),
    (CNAMS, "            limit=limit,\n", "            limit=None,\n", "sends limit='1000' in the query in place of"),
    (CNAMS, "            offset=offset,\n", "            offset=None,\n", "doesn't send offset"),
    (ROUTES, "            value=route_value(route_type, value, check=check),\n", "", "missing 1 required positional argument: 'value'"),
    (ROUTES, "            alias=given(alias),\n", "", "doesn't send data.attributes.alias"),
    (ROUTES, "            edge_strategy_id=given(edge_strategy(edge_strategy_id, check=check)),\n", "", "send data.attributes.edge"),
    (ROUTES, 'query={"route_type": route_type}', "query={}", "doesn't send route_type"),
    (NUMBERS, "            alias=given(alias),\n", "", "doesn't send alias in the body"),
    (NUMBERS, '            "alias": alias,\n', "", "doesn't send alias in the query"),
    ("number_inventory", '            "state": state,\n', "", "doesn't send state"),
    ("number_inventory", '            "areacode": partial', '            "area": partial', "area"),
    ("number_inventory", "            query=query,\n            options", "            options", "pu"),
    ("number_messaging", "            email=given(email),\n", "", "doesn't send email in the body"),
    ("number_messaging", "            callback_url=given(callback_url),\n", "", "send callback_url"),
    ("message_records", '"end_date": None if end_date is None else', '"end_date": None if True else', "send end_date"),
    ("message_sending", "            dlr_callback=dlr_callback,\n", "            dlr_callback=None,\n", "send data.attributes.dlr"),
    # sent elsewhere
    (E911S, '"street_name": street_name, "city": city', '"street_name": city, "city": street_name', "place of"),
    (E911S, "first_name=first_name,", "first_name=last_name,", "sends data.attributes.first_name"),
    (E911S, "street_name=street_name", "street_name=city", "sends data.attributes.street_name"),
    (E911S, '"label": label', '"labels": label', "list_e911s fails: KeyError: 'labels'"),
    (CNAMS, '"starts_with": starts_with', '"starts_with": contains', "list_cnams sends starts"),
    (CNAMS, '"contains": contains', '"contains": value', "list_cnams sends contains"),
    (CNAMS, "limit=limit,\n            offset=offset", "limit=offset,\n            offset=limit", "sends limit="),
    (NUMBERS, '("starts_with", starts_with,', '("starts_with", ends_with,', "sends starts_with"),
    (NUMBERS, "messaging_enabled=given(messaging_enabled)", "messaging_enabled=given(messaging_email)", "body"),
    (NUMBERS, "messaging_email=given(messaging_email)", "messaging_mail=given(messaging_email)", "_mail"),
    (NUMBERS, "path, body=body, options", 'path, body={"data": body.to_dict()}, options', "update_a"),
    ("number_inventory", '"messaging_enabled": messaging_enabled', '"messaging": 1', "purchase"),
    ("number_inventory", '": cnam_lookups_enabled', '": messaging_enabled', "purchase_a_phone"),
    ("number_inventory", '"rate_center": rate_center', '"rate_center": state', "sends rate_cen"),
    ("number_inventory", '"order_by": order_by', '"sort_by": order_by', "no query parameter 'sort_by'"),
    ("message_records", '"start_date", start_date, check', '"start_date", end_date, check', "look"),
    ("message_sending", "            to=to,\n            from_=from_", "            to=from_,\n            from_=to", "to"),
    # another operation
    (E911S, "get_e911.OPERATION", "delete_address.OPERATION", "sends DELETE /v2/e911s/"),
    (E911S, "call(validate_address.OPERATION", "call(create_address.OPERATION", "sends POST /v2/e911s in"),
    (E911S, "create_address.OPERATION,\n            look", "validate_address.OPERATION,\n            look", "sends POST /v2/e911s/val"),
    (CNAMS, "remove_cnam.OPERATION", "get_cnam.OPERATION", "remove_cnam sends GET /v2/cnams/"),
    (CNAMS, "get_cnam.OPERATION", "remove_cnam.OPERATION", "get_cnam sends DELETE /v2/cnams/"),
    (ROUTES, "update_primary_voice_route.OPERATION", "update_failover_voice_route.OPERATION", "failo"),
    (ROUTES, "remove_failover_voice_route.OPERATION", "remove_primary_voice_route.OPERATION", "prim"),
    (ROUTES, "list_inbound_routes.OPERATION", "list_edge_strategies.OPERATION", "list_inbound_routes fails: KeyError: 'limit'"),
    (NUMBERS, "list_phone_number_details.OPERATION", "release_a_phone_number.OPERATION", "DELETE"),
    ("number_messaging", "set_did_level_sms_callback.OPERATION, path", "set_did_level_mms_callback.OPERATION, path", "mms_callback in place of"),
    ("message_callbacks", "._version.set_account_level_sms_callback, body", "._version.get_account_level_sms_callback, body", "sends GET"),
    # wrong types, constants and limits
    (E911S, "E911CreateData(attributes", 'E911CreateData(type_="e912", attributes', "data.type='e912'"),
    (E911S, "page_window(list_e911s.OPERATION", "page_window(list_dids_for_e911.OPERATION", "limit=2001 is accepted"),
    (E911S, "page_window(list_dids_for_e911.OPERATION", "page_window(list_e911s.OPERATION", "refuses limit=1000000"),
    (E911S, "checked_address(operation, attributes)", "pass", "label='' is accepted"),
    (E911S, "checked_changes(operation, attributes)", "pass", "country='no-such-value' is accepted"),
    (CNAMS, "CnamCreateRequest(value=value)", "CnamCreateRequest(value=[value])", "create_cnam_record sends value"),
    (CNAMS, "CnamCreateRequest(value=value)", '{"value": value, "x": 1}', "sends x=1 in the body"),
    (CNAMS, "query=query,", 'query=query | {"is_approved": "no"},', "sends is_approved"),
    (CNAMS, "check_documented(list_cnams.OPERATION, **query)", "pass", "is_approved='maybe' is accepted"),
    (CNAMS, "check_documented(create_cnam_record.OPERATION, value=value)", "pass", "value='!' is accepted"),
    (CNAMS, "check_documented(update_cnam_record.OPERATION, value=value)", "pass", "update_cnam_record value="),
    (CNAMS, "CnamUpdateData(attributes", 'CnamUpdateData(type_="name", attributes', "sends data.type='name'"),
    (ROUTES, "RouteAssignmentData(id", 'RouteAssignmentData(type_="routes", id', "sends data.type='routes'"),
    (ROUTES, "check_documented(list_inbound_routes.OPERATION", "check_documented(update_an_inbound_route.OPERATION", "refuses route_type='sip-reg'"),
    (ROUTES, "check_documented(update_an_inbound_route.OPERATION, route_type=route_type)", "pass", "no-such"),
    (ROUTES, "check_documented(update_an_inbound_route.OPERATION, route_type", "check_documented(list_inbound_routes.OPERATION, route_type", "update_an_inbound_route route_type='sip-reg' is accepted"),
    (ROUTES, "check_documented(create_an_inbound_route.OPERATION, alias=alias, route_type=route_type)", "check_documented(list_inbound_routes.OPERATION, route_type=route_type)", "create_an_inbound_route route_type='sip-reg' is accepted"),
    (ROUTES, "alias=alias, route_type=route_type)", "alias=alias)", "route_type='no-such-value' is accepted"),
    (NUMBERS, "check_documented(operation, alias=alias)", "pass", "is accepted, beyond"),
    (NUMBERS, "                alias=alias,\n", "", "update_a_phone_number alias='xxxxx"),
    (NUMBERS, "                messaging_email=messaging_email,\n", "", "messaging_email='maybe' is accepted"),
    (NUMBERS, "NumberUpdateRequest(\n", 'NumberUpdateRequest(\n            type_="numbers",\n', "type='numbers'"),
    (NUMBERS, "        page_window(operation, limit, offset, max_items, check=check)\n", "", "limit=201 is accepted"),
    ("number_inventory", "page_window(list_available_area_codes.OPERATION", "page_window(list_available_exchange_codes.OPERATION", "refuses limit=400"),
    ("number_inventory", "                order_by=order_by,\n", "", "order_by='!' is accepted"),
    ("number_inventory", "                state=state,\n", "", "state='!' is accepted"),
    ("number_messaging", "            action=action,\n            callback_url=given", '            action="enable",\n            callback_url=given', "sends action"),
    ("number_messaging", "                email=email,\n", "", "email='maybe' is accepted"),
    ("messages", "MessageRequestData(attributes", 'MessageRequestData(type_="sms", attributes', "'sms'"),
    # words
    (E911S, "1 to 2000; 2000 by default", "1 to 200; 2000 by default", "list_e911s says of limit: 200, where the document has 1, 2000"),
    (E911S, "as text: an integer would lose leading", "up to 10 digits", "says of zipcode: 10, where the document has 4, 7"),
    (E911S, "`US` or `CA`", "`US` or `MX`", "says of country: US, MX, where the document has US, CA"),
    (E911S, "`US` or `CA`", "`US`", "says of country: US, where"),
    (CNAMS, "At most 15 char", "At most 16 char", "create_cnam_record says of value: 16, where"),
    (CNAMS, "no maximum; 1000 by", "no maximum; 100 by", "list_cnams says of limit: 100, where the document has 1"),
    (NUMBERS, "up to 64 characters.", "up to 46 characters.", "list_account_phone_numbers says of alias: 46"),
    ("number_inventory", "`monthly_cost`", "`price`", "says of order_by: price, which isn't of the documented form"),
    # what isn't there
    (E911S, "    async def get_e911", "    async def _get_e911", "no method get_e911 for GET"),
    (E911S, "        zipcode: str,", "        postcode: str,", "takes postcode, which"),
    (E911S, "        state: str | None = None,\n", "", "list_e911s has no argument for state"),
    (CNAMS, "        value: str | None = None,", "        value: str | None,\n        hue: str,", "hue"),
    (CNAMS, "    async def remove_cnam", "    async def more(self) -> None: ...\n\n    async def remove_cnam", "more isn't an operation and isn't listed"),
    (CNAMS, "tuple[str, ...]] = ()", 'tuple[str, ...]] = ("get_cnam",)', "HELPERS lists get_cnam, which is an"),
    (CNAMS, "tuple[str, ...]] = ()", 'tuple[str, ...]] = ("sum",)', "HELPERS lists sum, which doesn't exist"),
    ("attributes", "def cnams(self)", "def cnam(self)", "the client has no cnams"),
    ("attributes", "return AsyncCnams(", "return object() or (", "no method get_cnam"),
    ("raw", "    get_cnam: Final = raw(AsyncCnams.get_cnam)\n", "", "with_raw_response.cnams has no get_cnam"),
    ("raw", "get_cnam: Final = raw(AsyncCnams.get_cnam)", "get_cnam: Final = raw(AsyncCnams.remove_cnam)", "all arguments, raw"),
    ("raw", "    def cnams(self)", "    def cnam(self)", "with_raw_response has no cnams"),
    ("cnams", "from flowroute_api.api.cnams import (\n", "from flowroute_api.api.cnams import (\n    no_such,\n", "imports no_such, which isn't an operation"),
]  # fmt: skip

DEFINITION = re.compile(r"^(?: {4})?(?:async )?(?:def|class) (\w+)", re.MULTILINE)
TAGS = {"number_inventory": NUMBERS, "number_messaging": NUMBERS, "message_records": "messages"}
TAGS |= {
    "message_callbacks": "messages",
    "message_sending": "messages",
    "attributes": CNAMS,
    "raw": CNAMS,
}


@pytest.fixture(scope="module", name="operations")
def real_operations() -> list[Operation]:
    return prepared(bundle(load_folder(ROOT / "swagger_specs", ROOT)))


@pytest.fixture(scope="module", name="tree")
def imported_tree() -> Iterator[Finder]:
    with isolated(ROOT, {}) as finder:
        yield finder
    gc.collect()


def module_of(folder: Path, name: str) -> Path:
    """Where the attributes of a client, its raw view or a resource of one side is."""
    return folder / ("" if name in {"attributes", "raw"} else "resources") / f"{name}.py"


def concerned(operations: list[Operation], module: str, text: str, old: str) -> set[str]:
    """The operation whose method holds the text; all of the module's tag when it's elsewhere."""
    of_tag = {each.name for each in operations if each.tag == TAGS.get(module, module)}
    above = DEFINITION.findall(text, 0, text.index(old))
    inside = {above[-1]} if above and not DEFINITION.search(old) else set()
    return inside & of_tag or of_tag


def problems_of(
    operations: list[Operation], tree: Finder, folder: Path, mutation: tuple[str, str, str]
) -> list[Problem]:
    """The problems once a text of a module is another one."""
    module, old, new = mutation
    path = module_of(folder, module)
    text = (ROOT / path).read_text(encoding="utf-8")
    assert old in text, f"{old!r} isn't in {path}"
    tree.put(path, text.replace(old, new, 1).encode())
    side = next(each for each in both_sides(ROOT) if path.is_relative_to(each.folder))
    forget(f"flowroute_sdk.{side.folder.name}.")
    try:
        return probe(operations, [side], concerned(operations, module, text, old))
    finally:
        tree.contents.clear()
        forget(f"flowroute_sdk.{side.folder.name}.")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m[0]}: {m[1]} -> {m[2]}"[:60])
def test_an_overlay_that_does_otherwise_than_the_document_is_told(
    operations: list[Operation], tree: Finder, mutation: tuple[str, str, str, str]
) -> None:
    *change, said = mutation

    problems = problems_of(operations, tree, ASYNC, (change[0], change[1], change[2]))

    assert any(said in problem.message for problem in problems), [p.message for p in problems]
    assert all(problem.kind and problem.line for problem in problems)


@pytest.mark.parametrize(
    ("module", "old", "new", "said"),
    [
        ("cnams", '"contains": contains', '"contains": value', "list_cnams sends contains="),
        ("e911s", "get_e911.OPERATION", "delete_address.OPERATION", "sends DELETE /v2/e911s/"),
        ("attributes", "def cnams(self)", "def cnam(self)", "the client has no cnams"),
        ("raw", "    get_cnam: Final = raw(Cnams.get_cnam)\n", "", "cnams has no get_cnam"),
    ],
)
def test_the_sync_client_is_called_as_well(
    operations: list[Operation], tree: Finder, module: str, old: str, new: str, said: str
) -> None:
    problems = problems_of(operations, tree, SYNC, (module, old, new))

    assert [p.message for p in problems if said in p.message], problems
    assert all(problem.file.startswith(f"{SYNC.as_posix()}/") for problem in problems)


def test_the_overlays_of_this_project_do_what_the_document_says(
    operations: list[Operation], tree: Finder
) -> None:
    assert probe(operations, both_sides(ROOT)) == []


def test_what_was_imported_before_is_back_afterwards() -> None:
    import flowroute_sdk

    before = flowroute_sdk.Flowroute

    with isolated(ROOT, {}):
        import flowroute_sdk as other

        assert other.Flowroute is not before

    import flowroute_sdk as again

    assert again.Flowroute is before


def test_a_check_tells_what_an_overlay_does_wrong_with_its_line_and_what_mends_it(
    copy: Project,
) -> None:
    lines = (copy.root / f"{ASYNC}/resources/cnams.py").read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "def list_cnams(" in text)
    copy.edit(f"{ASYNC}/resources/cnams.py", '"contains": contains', '"contains": value')
    copy.run("derive")
    before = copy.snapshot()

    code = copy.run("check")

    assert code == 1
    assert (
        f"{ASYNC}/resources/cnams.py:{line}: list_cnams doesn't send contains in the query (with"
        in copy.said
    )
    assert f"{ASYNC}/resources/cnams.py:{line}: list_cnams sends contains='" in copy.said
    assert copy.said.endswith("fix: correct the async overlay, then: make generate\n")
    assert copy.snapshot() == before


def test_a_handler_that_the_sandbox_lacks_is_told(copy: Project) -> None:
    copy.edit(f"{OVERLAYS}/sandbox/handlers/cnams.py", "def list_cnams(", "def list_all(")

    code = copy.run("check")

    assert code == 1
    assert f"{OVERLAYS}/sandbox/handlers/cnams.py:1: no handler list_cnams for GET" in copy.said


def test_a_spec_can_be_generated_before_its_overlay_is_written_and_what_lacks_is_said(
    copy: Project,
) -> None:
    copy.edit("swagger_specs/cnam_v2.yaml", "operationId: remove_cnam", "operationId: drop_cnam")

    code = copy.run("generate")

    assert code == 0
    assert (copy.paths.package / "api/cnams/drop_cnam.py").exists()
    assert "imports remove_cnam, which isn't an operation" in copy.said
    assert "fix: delete it, or list it in HELPERS" in copy.said
