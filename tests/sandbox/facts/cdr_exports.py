"""Exports of call detail records."""

from __future__ import annotations

import csv
import gzip
import io
from typing import Any

import httpx

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import OTHER, WITH_ALL, Bench, Table, slow

PATH = "/v2/cdrs/exports"
PERIOD = {
    "start_call_start_time": "2019-01-01 00:00:00",
    "start_call_end_time": "2019-02-01 00:00:00",
}
THEN = 1_547_553_600.0
ATTRIBUTES = {
    *("status", "download_url", "callback_url", "requested_at", "created_at", "expires_at"),
    *("total_cost", "call_subtotal", "connect_fees", "cnamlookup_fees", "usf_fees", "ccrf"),
    *("num_calls", "billed_minutes", "filter_parameters"),
}
HEADER = (
    "direction,start_time,end_time,destination,number_alias,callerid,total_cost,destination_name,"
    "callerid_country,line_information,result,call_fail_sip_code,call_fail_reason,duration,"
    "billed_duration,rate,first_increment,subsequent_increment,cost_subtotal,connect_fee,usf_fee,"
    "ccrf,cnam_lookup_fee,custom_x_tag,customer_ip"
)
cdr_exports = Table("cdr_exports")


def _create(s: Bench, callback_url: str | None = None, **filters: Any) -> httpx.Response:
    wish: dict[str, Any] = {"filter_parameters": {**PERIOD, **filters}}
    if callback_url is not None:
        wish["callback_url"] = callback_url
    return s.ask("POST", PATH, envelope("cdrexport", **wish))


def _made(s: Bench, **filters: Any) -> Any:
    """The attributes of an export of one call, completed."""
    s.sandbox.add_call(OTHER, WITH_ALL, at=THEN, duration=29, custom_x_tag="tag")
    export_id = _create(s, **filters).json()["data"]["id"]
    return s.get(f"{PATH}/{export_id}")["data"]["attributes"]


def _content(s: Bench, **filters: Any) -> bytes:
    return gzip.decompress(httpx.get(_made(s, **filters)["download_url"]).content)


def _row(s: Bench, **filters: Any) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(_content(s, **filters).decode())), {})


cdr_exports.holds(
    "D",
    "a new export is processing, and has neither an address nor totals",
    slow(
        lambda s: (
            (found := _create(s).json()["data"]["attributes"])["status"] == "processing"
            and found["download_url"] is found["expires_at"] is found["total_cost"] is None
        )
    ),
)
cdr_exports.holds("D", "creating answers 201", lambda s: _create(s).status_code == 201)
cdr_exports.holds(
    "D",
    "its id is a string where it is created and read",
    lambda s: isinstance(_create(s).json()["data"]["id"], str),
)
for _name in PERIOD:
    cdr_exports.holds(
        "D",
        f"an export needs {_name}",
        lambda s, n=_name: (
            s.status(
                "POST",
                PATH,
                envelope(
                    "cdrexport",
                    filter_parameters={name: one for name, one in PERIOD.items() if name != n},
                ),
            )
            == 422
        ),
    )
cdr_exports.holds(
    "D",
    "one export covers at most 92 days",
    lambda s: (
        [
            _create(s, start_call_end_time=end).status_code
            for end in ("2019-04-03 00:00:00", "2019-04-03 00:00:01")
        ]
        == [201, 422]
    ),
)
cdr_exports.holds(
    "D",
    "calls start at the start or after",
    lambda s: (
        bool(_row(s, start_call_start_time="2019-01-15 12:00:00"))
        and not _row(s, start_call_start_time="2019-01-15 12:00:01")
    ),
)
cdr_exports.holds(
    "D",
    "calls start before the end",
    lambda s: (
        not _row(s, start_call_end_time="2019-01-15 12:00:00")
        and bool(_row(s, start_call_end_time="2019-01-15 12:00:01"))
    ),
)
for _filter, _yes, _no in (
    ("number_aliases", ["Seattle office"], ["Seattle"]),
    ("number_aliases_contains", ["Seattle"], ["Toronto"]),
    ("destination_numbers", [WITH_ALL], [OTHER]),
    ("custom_x_tags", ["tag"], ["ta"]),
    ("caller_ip", "53.186.152.52", "53.186.152.53"),
    ("duration_greater_than", 28, 29),
):
    cdr_exports.holds(
        "D",
        f"{_filter} is a filter",
        lambda s, f=_filter, y=_yes, n=_no: bool(_row(s, **{f: y})) and not _row(s, **{f: n}),
    )
cdr_exports.holds(
    "D",
    "callers are found with and without a plus",
    lambda s: all(_row(s, callerid_numbers=[one]) for one in (OTHER, f"+{OTHER}")),
)
cdr_exports.holds(
    "D",
    "an older page spells a filter custom_x_tag",
    lambda s: bool(_row(s, custom_x_tag=["tag"])) and not _row(s, custom_x_tag=["other"]),
)
cdr_exports.holds(
    "S",
    "an item of the list is wrapped in a data object of its own",
    lambda s: _create(s) and s.get(PATH)["data"][0].keys() == {"data"},
)
cdr_exports.holds(
    "S",
    "its id is an integer there, and it has no links",
    lambda s: (
        _create(s)
        and isinstance((item := s.get(PATH)["data"][0]["data"])["id"], int)
        and "links" not in item
    ),
)
cdr_exports.holds(
    "SD",
    "the links of the list name an internal host",
    lambda s: s.get(PATH)["links"]["self"] == "http://cdr-api/cdrs/exports?limit=10&offset=0",
)
cdr_exports.holds(
    "D",
    "the list has 200 items a page at most",
    lambda s: [s.status("GET", f"{PATH}?limit={one}") for one in (200, 201)] == [200, 422],
)
cdr_exports.holds("S", "an export has these attributes", lambda s: _made(s).keys() == ATTRIBUTES)
cdr_exports.holds(
    "S",
    "totals are decimal strings",
    lambda s: (_made(s)["total_cost"], _made(s)["connect_fees"]) == ("0.00474784", "0.0"),
)
cdr_exports.holds(
    "D",
    "the address is good for three days",
    lambda s: (
        (address := _made(s)["download_url"])
        and httpx.get(address).status_code == 200
        and s.sandbox.advance(3 * 86_400)
        and httpx.get(address).status_code == 403
    ),
)
cdr_exports.holds(
    "I",
    "an address refuses credentials beside its signature",
    lambda s: (
        httpx.get(
            _made(s)["download_url"], auth=(s.sandbox.access_key, s.sandbox.secret_key)
        ).status_code
        == 400
    ),
)
cdr_exports.holds(
    "S", "the file has this header", lambda s: _content(s).decode().split("\n")[0] == HEADER
)
cdr_exports.holds(
    "S",
    "times of a row end in +00",
    lambda s: _row(s)["start_time"] == "2019-01-15 12:00:00+00",
)
cdr_exports.holds(
    "D",
    "the outcome is posted to the callback",
    lambda s: (
        s.posted(lambda: _create(s, s.hook))[0]["data"]["attributes"]["status"] == "completed"
    ),
)
cdr_exports.chosen(
    "D",
    "further filters whose names are cut off",
    "the sandbox refuses a filter that it can't apply, lest an export has calls that it shouldn't",
)
cdr_exports.chosen(
    "D", "usually ready within five minutes", "two minutes, and at once when the sandbox is fast"
)
cdr_exports.chosen(
    "I", "the event of an export", "the shared form, with the resource type cdrexports"
)
cdr_exports.chosen("S", "plain CSV", "the file is always compressed, as its name says")
cdr_exports.chosen(
    "I", "400 or 422 for filters that can't be read", "422, as for other wrong values"
)
cdr_exports.chosen("I", "the order of the list", "the newest export first")
