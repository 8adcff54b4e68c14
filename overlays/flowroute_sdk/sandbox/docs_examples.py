"""Values for the commands of the reference page with which they succeed on this account."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from .exports import FIRST_ID as FIRST_EXPORT_ID
from .porting import FIRST_GROUP, GROUP
from .porting import FIRST_ID as FIRST_ORDER
from .provisioning import FIRST_ID
from .records import (
    E911,
    SIP_REGISTRATION,
    CdrExport,
    Cnam,
    Message,
    Number,
    PortOrder,
    Record,
    Route,
    Task,
)
from .search import available

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .world import World

CALLBACK = "get_account_level_"
OF_AN_ORDER = frozenset(
    {
        "add_numbers_to_a_port_order_group",
        "cancel_a_port_order",
        "get_a_port_order",
        "get_letter_of_authorization",
        "get_port_order_status",
        "list_port_order_files",
        "submit_letter_of_authorization",
        "update_a_port_order",
        "update_port_order_numbers",
        "upload_a_port_order_file",
    }
)
"""What needs a port order to be there."""


class Examples:
    """What to put into a command; the document's own example where the account has nothing."""

    def __init__(self, world: World) -> None:
        self._store = world.store
        self._inventory = world.inventory

    def before(self, operation_id: str) -> list[str]:
        """The operations that have to come first."""
        if operation_id.startswith(CALLBACK):
            return [operation_id.replace("get_", "set_", 1)]
        if operation_id in OF_AN_ORDER:
            return ["create_a_port_order"]
        if operation_id == "get_a_port_order_file":
            return ["create_a_port_order", "upload_a_port_order_file"]
        first = {
            "look_up_a_message_provision_task": "provision_messaging",
            "get_a_cdr_export": "create_a_cdr_export",
        }.get(operation_id)
        return [] if first is None else [first]

    def parameter(self, operation_id: str, name: str, example: str) -> str:
        """The value of a path parameter."""
        find: Callable[[str], str | None] | None = {
            "number_id": self._number,
            "route_id": self._route,
            "cnam_id": self._cnam,
            "e911_id": self._e911,
            "message_id": lambda _: _first(self._store.all(Message).values()),
            "task_id": lambda _: self._task(),
            "cdr_export_id": lambda _: self._export(),
            "order_id": lambda _: self._next(PortOrder.kind, FIRST_ORDER),
            "group_id": lambda _: self._next(GROUP, FIRST_GROUP),
        }.get(name)
        return (find(operation_id) if find else None) or example

    def body(self, operation_id: str, example: Any) -> Any:
        """The JSON body."""
        if operation_id == "list_details_of_phone_numbers":
            asked = [f"+{number.id}" for number in islice(self._store.numbers(), 2)]
            return {**example, "numbers": asked or example["numbers"]}
        if operation_id == "provision_messaging":
            owned = [number.id for number in islice(self._store.numbers(), 2)]
            return {**example, "numbers": owned or example["numbers"]}
        if operation_id.endswith("_voice_route") and self._route(operation_id):
            return {"data": {**example["data"], "id": self._route(operation_id)}}
        if operation_id == "submit_letter_of_authorization":
            return _signature(example)
        if operation_id in ("send_a_message", "send_a_message_v2_2"):
            sender = self._sender()
            plus = "+" if sender and operation_id.endswith("v2_2") else ""
            return _with_sender(example, sender and plus + sender)
        return example

    def _number(self, operation_id: str) -> str | None:
        if operation_id == "purchase_a_phone_number":
            return next((one for one, _ in available(self._inventory, {}, 0, 1)), None)
        local = [one for one in self._store.numbers() if one.number_type == "longcode"]
        return _first(one for one in local if one.iso_country == "US")

    def _sender(self) -> str | None:
        return _first(one for one in self._store.numbers() if one.messaging_enabled)

    def _route(self, _: str) -> str | None:
        numbers = self._store.all(Number).values()
        used = {one.primary_route for one in numbers} | {one.failover_route for one in numbers}
        routes = [one for one in self._store.all(Route).values() if one.id != SIP_REGISTRATION]
        return _first(one for one in routes if one.id not in used)

    def _cnam(self, operation_id: str) -> str | None:
        records = self._store.all(Cnam).values()
        if operation_id == "update_cnam_record":
            return _first(one for one in records if one.pending)
        return _first(one for one in records if one.is_approved)

    def _e911(self, _: str) -> str | None:
        used = {one.e911 for one in self._store.numbers()}
        return _first(one for one in self._store.all(E911).values() if one.id not in used)

    def _export(self) -> str:
        return str(self._store.next_count(CdrExport.kind, FIRST_EXPORT_ID))

    def _task(self) -> str:
        return self._next(Task.kind, FIRST_ID)

    def _next(self, counter: str, first: int) -> str:
        return str(self._store.next_count(counter, first))


def _first(records: Iterable[Record]) -> str | None:
    return next((one.id for one in records), None)


def _signature(example: Mapping[str, Any]) -> Mapping[str, Any]:
    """The signature of a letter alone: the rest is that of the order."""
    data = example["data"]
    said = {k: v for k, v in data["attributes"].items() if k.startswith("signature_")}
    return {"data": {**data, "attributes": said}}


def _with_sender(example: Mapping[str, Any], sender: str | None) -> Mapping[str, Any]:
    if sender is None:
        return example
    data = example["data"]
    return {"data": {**data, "attributes": {**data["attributes"], "from": sender}}}
