"""The command that tells what became of a call of unknown outcome. Pure."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._manifest import Method

__all__ = ["COMMANDS", "settling_command"]

COMMANDS = {
    "cdr_exports.create_a_cdr_export": "cdr-exports list-cdr-exports --limit 10",
    "cnams.create_cnam_record": "cnams list-cnams --value {value}",
    "e911s.create_address": "e911s list-e911s --label {label}",
    "messages.send_a_message": "messages find-sent --to {to} --from {from_} --body {body} "
    "--since {since}",
    "messages_v2_2.send_a_message": "messages-v2-2 find-sent --to {to} --from {from_} "
    "--body {body} --since {since}",
    "numbers.provision_messaging": "numbers list-phone-number-details {numbers}",
    "numbers.purchase_a_phone_number": "numbers list-phone-number-details {number_id}",
    "porting.add_numbers_to_a_port_order_group": "porting get-port-order-group {group_id}",
    "porting.create_a_port_order": "porting list-port-orders --all",
    "porting.sign_letter_of_authorization": "porting get-port-order-status {order_id}",
    "porting.submit_letter_of_authorization": "porting get-port-order-status {order_id}",
    "porting.upload_a_port_order_file": "porting list-port-order-files {order_id}",
    "routes.create_an_inbound_route": "routes list-inbound-routes --route-type {route_type} --all",
}
"""What to type, by the method that was called; in braces its arguments."""


def settling_command(method: Method, arguments: Mapping[str, Any], began: datetime) -> str | None:
    """What to type to see whether a call was carried out; None where only a look can tell."""
    template = COMMANDS.get(f"{method.resource}.{method.name}")
    if template is None:
        return None
    values = {**arguments, "since": began.astimezone(UTC).isoformat(timespec="seconds")}
    quoted = {name: shlex.quote(_text(value)) for name, value in values.items()}
    try:
        return f"flowroute {template.format_map(quoted)}"
    except KeyError:
        return None


def _text(value: object) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value)
