"""Exports of calls: made after a while, told to a callback, served for three days."""

from __future__ import annotations

import hashlib
import hmac
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from .calls import Filters, alias_of, billed_seconds, costs_of, file_of
from .clock import DAY, hundredths, offset_iso
from .records import CdrExport, Delivery, PhoneCall
from .webhooks import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .world import World

SECONDS = 120.0
SERVED_FOR = 3 * DAY
FIRST_ID = 38647
FILE_PATH = re.compile(r"/cdr-exports/([0-9A-Za-z._-]+)\.gz")
_RANGE = re.compile(r"bytes=([0-9]+)-([0-9]*)")


def start_export(world: World, filters: dict[str, Any], callback_url: str | None) -> CdrExport:
    """Take an export on; it is processed for two minutes, or no time at all when fast."""
    now = world.clock.now()
    export = CdrExport(
        id=world.store.new_id(CdrExport, FIRST_ID),
        filters=filters,
        callback_url=callback_url,
        requested_at=now,
        ends_at=world.wait(SECONDS),
    )
    if callback_url is not None:
        export.announced = _announce(world, export, "completed", callback_url)
    world.store.save(export)
    return export


def end_exports(world: World) -> None:
    """Complete the exports whose time has come."""
    now = world.clock.now()
    for export in list(world.store.unfinished_exports.values()):
        if export.ends_at <= now:
            _finish(world, export, "completed")


def end_export(world: World, export: CdrExport, status: Literal["completed", "failed"]) -> None:
    """End an export now, whatever was announced."""
    export.ends_at = world.clock.now()
    waiting = world.store.get(Delivery, export.announced or "")
    if waiting is not None and waiting.state == "waiting":
        world.store.delete(waiting)
    if export.callback_url is not None:
        export.announced = _announce(world, export, status, export.callback_url)
    _finish(world, export, status)


def _finish(world: World, export: CdrExport, status: Literal["completed", "failed"]) -> None:
    export.status = status
    if status == "completed":
        filters = Filters.read(export.filters)
        calls = world.store.all(PhoneCall).values()
        found = [one for one in calls if filters.lets_through(one, alias_of(world, one))]
        export.calls = [one.id for one in sorted(found, key=lambda one: one.at)]
    world.store.save(export)


def _announce(world: World, export: CdrExport, status: str, url: str) -> str:
    return schedule(world, "event", url, _event(world, export, status, url), export.ends_at)


def _event(world: World, export: CdrExport, status: str, url: str) -> dict[str, Any]:
    event_id = str(world.settings.id_of(f"event:cdr-export:{export.id}"))
    return {
        "data": {
            "attributes": {
                "at": offset_iso(export.ends_at),
                "customer_id": f"{world.settings.seed:032x}",
                "event_type": "status_change",
                "id": event_id,
                "message": f"CDR Export #{export.id} has {status}.",
                "resource_id": export.id,
                "resource_type": "cdrexports",
                "status": status,
                "timestamp": offset_iso(export.ends_at),
                "type": "event",
                "url_override": url,
                "version": "1.0",
            },
            "id": event_id,
            "timestamp": hundredths(export.ends_at),
            "type": "cdrexport_status_change",
        }
    }


def export_attributes(world: World, export: CdrExport, base_url: str) -> dict[str, Any]:
    """An export in the API's form; totals and address show once it is completed."""
    is_done = export.status == "completed"
    attributes: dict[str, Any] = {
        "callback_url": export.callback_url,
        "status": export.status,
        "download_url": _address(world, export, base_url) if is_done else None,
        "requested_at": _whole_seconds(export.requested_at),
        "created_at": _whole_seconds(export.ends_at if is_done else export.requested_at),
        "expires_at": _whole_seconds(export.ends_at + SERVED_FOR) if is_done else None,
        "filter_parameters": _shown(export.filters),
        **dict.fromkeys(_TOTALS),
        "billed_minutes": None,
    }
    if is_done:
        attributes |= _totals(_calls_of(world, export))
    return attributes


_TOTALS = (*("total_cost", "call_subtotal", "connect_fees", "cnamlookup_fees", "usf_fees", "ccrf"),)


def _totals(calls: list[PhoneCall]) -> dict[str, Any]:
    costs = [costs_of(call) for call in calls]
    sums = {
        "total_cost": sum((one.total for one in costs), Decimal(0)),
        "call_subtotal": sum((one.subtotal for one in costs), Decimal(0)),
        "connect_fees": sum((one.connect for one in costs), Decimal(0)),
        "cnamlookup_fees": sum((one.cnam for one in costs), Decimal(0)),
        "usf_fees": sum((one.usf for one in costs), Decimal(0)),
        "ccrf": sum((one.ccrf for one in costs), Decimal(0)),
    }
    shown: dict[str, Any] = {name: f"{one:f}" if one else "0.0" for name, one in sums.items()}
    seconds = sum(billed_seconds(call) for call in calls)
    return {**shown, "num_calls": len(calls), "billed_minutes": -(-seconds // 60)}


def _shown(filters: dict[str, Any]) -> dict[str, Any]:
    read = Filters.read(filters)
    times = {
        "start_call_start_time": _whole_seconds(read.start),
        "start_call_end_time": _whole_seconds(read.end),
    }
    return {**filters, **times}


def _whole_seconds(moment: float) -> str:
    return offset_iso(float(int(moment)))


def _calls_of(world: World, export: CdrExport) -> list[PhoneCall]:
    table = world.store.all(PhoneCall)
    return [table[one] for one in export.calls if one in table]


def _address(world: World, export: CdrExport, base_url: str) -> str:
    lifetime, signature = int(SERVED_FOR), _signature(world, export)
    query = f"X-Amz-Expires={lifetime}&X-Amz-SignedHeaders=host&X-Amz-Signature={signature}"
    return f"{base_url}/cdr-exports/{export.id}.gz?{query}"


def _signature(world: World, export: CdrExport) -> str:
    secret = world.settings.secret_key.encode()
    return hmac.new(secret, f"{export.id} {export.ends_at}".encode(), hashlib.sha256).hexdigest()


class Served(NamedTuple):
    """What the storage of files answers."""

    status: int
    content: bytes
    media_type: str
    headers: dict[str, str]


def serve_file(
    world: World,
    export_id: str,
    query: str,
    *,
    has_credentials: bool,
    wanted: str | None,
    unless_changed: str | None,
) -> Served:
    """The file at a presigned address, or a part of it; refusals are XML."""
    export = world.store.get(CdrExport, export_id)
    given = parse_qs(query).get("X-Amz-Signature", [""])[0]
    if has_credentials and given:
        return _refused(400, "InvalidArgument", "Only one auth mechanism allowed")
    if export is None or export.status != "completed":
        return _refused(404, "NoSuchKey", "The specified key does not exist.")
    if not hmac.compare_digest(given, _signature(world, export)):
        return _refused(403, "SignatureDoesNotMatch", "The signature does not match.")
    if world.clock.now() >= export.ends_at + SERVED_FOR:
        return _refused(403, "AccessDenied", "Request has expired")
    content = file_of(world, _calls_of(world, export))
    etag = f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'
    headers = {"accept-ranges": "bytes", "etag": etag}
    part = _RANGE.fullmatch(wanted or "")
    if part is None or unless_changed not in (None, etag):
        return Served(200, content, "binary/octet-stream", headers)
    return _part(content, int(part[1]), part[2], headers)


def _part(content: bytes, first: int, last: str, headers: dict[str, str]) -> Served:
    if first >= len(content):
        return _refused(416, "InvalidRange", "The requested range is not satisfiable")
    end = min(int(last) if last else len(content) - 1, len(content) - 1)
    headers["content-range"] = f"bytes {first}-{end}/{len(content)}"
    return Served(206, content[first : end + 1], "binary/octet-stream", headers)


def _refused(status: int, code: str, message: str) -> Served:
    text = f"<Error><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
    return Served(status, text.encode(), "application/xml", {})


def newest_first(exports: Iterable[CdrExport]) -> list[CdrExport]:
    """The order of the list."""
    return sorted(exports, key=lambda one: (one.requested_at, int(one.id)), reverse=True)
