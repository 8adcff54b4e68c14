"""The short words for what people do every day, beside the full names of resources and methods."""

from __future__ import annotations

RESOURCES = {
    "cnam": "cnams",
    "e911": "e911s",
    "message": "messages",
    "number": "numbers",
    "port": "porting",
    "route": "routes",
}
"""Other names of resources."""

METHODS = {
    "cdr_exports": {
        "list": "list_cdr_exports",
        "show": "get_a_cdr_export",
        "create": "create_a_cdr_export",
        "wait": "wait_until_ready",
    },
    "cnams": {
        "list": "list_cnams",
        "show": "get_cnam",
        "create": "create_cnam_record",
        "update": "update_cnam_record",
        "delete": "remove_cnam",
    },
    "e911s": {
        "list": "list_e911s",
        "show": "get_e911",
        "validate": "validate_address",
        "create": "create_address",
        "update": "update_address",
        "delete": "delete_address",
        "numbers": "list_dids_for_e911",
    },
    "messages": {
        "send": "send_a_message",
        "log": "look_up_a_set_of_messages",
        "show": "look_up_a_message_detail_record",
        "wait": "wait_until_delivered",
    },
    "numbers": {
        "search": "search_for_purchasable_phone_numbers",
        "buy": "purchase_a_phone_number",
        "list": "list_account_phone_numbers",
        "show": "list_phone_number_details",
        "update": "update_a_phone_number",
        "release": "release_a_phone_number",
        "area-codes": "list_available_area_codes",
        "exchanges": "list_available_exchange_codes",
    },
    "porting": {
        "check": "check_portability",
        "list": "list_port_orders",
        "show": "get_a_port_order",
        "status": "get_port_order_status",
        "group": "get_port_order_group",
        "create": "create_a_port_order",
        "update": "update_a_port_order",
        "numbers": "update_port_order_numbers",
        "cancel": "cancel_a_port_order",
        "letter": "get_letter_of_authorization",
        "sign": "sign_letter_of_authorization",
        "files": "list_port_order_files",
        "upload": "upload_a_port_order_file",
        "download": "download_a_port_order_file",
    },
    "routes": {
        "list": "list_inbound_routes",
        "create": "create_an_inbound_route",
        "update": "update_an_inbound_route",
        "delete": "delete_an_inbound_route",
        "set-primary": "update_primary_voice_route",
        "set-failover": "update_failover_voice_route",
    },
}
"""The short words of each resource, and the methods that they stand for."""
