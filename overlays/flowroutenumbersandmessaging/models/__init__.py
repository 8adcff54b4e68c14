"""The old models. No call needs one; bodies may be made of them."""

__all__ = [
    "account_routes",
    "attributes",
    "attributes_28",
    "attributes_62",
    "data",
    "data_27",
    "data_61",
    "delivery_receipt",
    "error_1",
    "error_84",
    "links",
    "mdr_2",
    "message",
    "message_type_enum",
    "new_route",
    "number_26",
    "number_type_enum",
    "route_type_enum",
]
