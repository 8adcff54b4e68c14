"""What programs of the previous SDK send beside what is documented, and the API lets pass."""

from __future__ import annotations

from typing import Any

IGNORED_ATTRIBUTES = {
    "create_an_inbound_route": ("edge_strategy",),
    "update_address": ("zip_code",),
}
IGNORED_BESIDE = ("id", "links")
"""It sends a whole address back to change it."""


def without_its_extras(operation: str, document: dict[str, Any]) -> dict[str, Any]:
    """The body without what only the previous SDK sends; the one given stays as it is."""
    data = document.get("data")
    attributes = data.get("attributes") if isinstance(data, dict) else None
    if operation not in IGNORED_ATTRIBUTES or not isinstance(attributes, dict):
        return document
    ignored = IGNORED_ATTRIBUTES[operation]
    kept = {name: value for name, value in attributes.items() if name not in ignored}
    beside = {
        name: value
        for name, value in document["data"].items()
        if operation != "update_address" or name not in IGNORED_BESIDE
    }
    return {**document, "data": {**beside, "attributes": kept}}
