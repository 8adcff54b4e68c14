"""Exports of call detail records."""

from __future__ import annotations

from typing import Any

from flowroute_sdk.sandbox.calls import Filters
from flowroute_sdk.sandbox.errors import not_found, unprocessable
from flowroute_sdk.sandbox.exports import export_attributes, newest_first, start_export
from flowroute_sdk.sandbox.paging import list_reply
from flowroute_sdk.sandbox.records import CdrExport
from flowroute_sdk.sandbox.webhooks import checked_callback
from flowroute_sdk.sandbox.world import Call, Reply

INTERNAL = "http://cdr-api"
"""The host that links between pages and of a single export name in place of the API's."""


def list_cdr_exports(call: Call) -> Reply:
    """Newest first; each item wrapped, its id an integer, the links to an internal host."""
    status = call.query.get("status")
    found = [
        one
        for one in newest_first(call.store.all(CdrExport).values())
        if status is None or one.status == status
    ]
    reply = list_reply(call, found, _wrapped)
    document = dict(reply.document or {})
    document["links"] = {
        name: _internal(link, call.base_url) for name, link in document["links"].items()
    }
    return Reply(200, document)


def create_a_cdr_export(call: Call) -> Reply:
    """Take an export on; filters that can't be are refused."""
    filters: dict[str, Any] = dict(call.attributes["filter_parameters"])
    callback_url = call.attributes.get("callback_url")
    try:
        Filters.read(filters)
    except ValueError as error:
        raise unprocessable(f"filter_parameters.{error}") from error
    if callback_url is not None:
        checked_callback("callback_url", callback_url)
    export = start_export(call.world, filters, callback_url)
    data = _resource(call, export)
    data["links"] = {"self": call.url(f"/v2/cdrs/exports/{export.id}")}
    return Reply(201, {"data": data})


def get_a_cdr_export(call: Call) -> Reply:
    """One export; its link names the internal host."""
    export = call.store.get(CdrExport, call.path["cdr_export_id"])
    if export is None:
        raise not_found()
    data = _resource(call, export)
    data["links"] = {"self": f"{INTERNAL}/cdrs/exports/{export.id}"}
    return Reply(200, {"data": data})


def _resource(call: Call, export: CdrExport) -> dict[str, Any]:
    attributes = export_attributes(call.world, export, call.base_url)
    return {"attributes": attributes, "id": export.id, "type": "cdrexport"}


def _wrapped(call: Call, export: CdrExport) -> dict[str, Any]:
    return {"data": {**_resource(call, export), "id": int(export.id)}}


def _internal(link: str, base_url: str) -> str:
    return f"{INTERNAL}{link.removeprefix(f'{base_url}/v2')}"
