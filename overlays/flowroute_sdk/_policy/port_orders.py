"""What port orders say, whatever form it came in. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowroute_api.models import (
        BusinessDocument,
        PortOrder,
        PortOrderDocument,
        PortOrderGroup,
        PortOrderGroupDocument,
        PortOrderStatusDocument,
        PortOrderStatusResource,
    )

    AnyOrder: TypeAlias = (
        PortOrder | PortOrderDocument | PortOrderStatusDocument | PortOrderStatusResource
    )

__all__ = [
    "ENDED",
    "GroupPage",
    "documents_of",
    "group_of",
    "grouped",
    "has_ended",
    "status_of",
    "summary",
]

ENDED = frozenset({"completed", "cancelled", "abandoned", "hard_canceled", "processing abandoned"})
"""The statuses that no order leaves, in the spelling of `status_of`."""


def status_of(order: AnyOrder) -> str | None:
    """Return the status in lower case, `cancelled` for both spellings; None where there is none."""
    attributes = getattr(getattr(order, "data", order), "attributes", None)
    status = getattr(attributes, "status", None)
    if not isinstance(status, str) or not status.strip():
        return None
    plain = status.strip().lower()
    return "cancelled" if plain == "canceled" else plain


def has_ended(order: AnyOrder) -> bool:
    """Tell whether the status is one that an order keeps."""
    return status_of(order) in ENDED


def documents_of(order: PortOrder | PortOrderDocument) -> list[BusinessDocument]:
    """Return the business documents of an order, from either layout of them."""
    attributes = getattr(getattr(order, "data", order), "attributes", None)
    found: list[BusinessDocument] = []
    for each in getattr(attributes, "business_documents", None) or ():
        files = getattr(each, "data", None)
        if files is None:
            found.append(each)
        else:
            found += [file.attributes for file in files if file.attributes is not None]
    return found


def summary(statuses: Iterable[str | None]) -> str:
    """Return how far a group is, of the statuses of its orders."""
    seen = set(statuses)
    if seen & {"pending", "rejected"}:
        return "Requires Action"
    if seen and seen <= {"completed"}:
        return "Completed"
    if seen and seen <= ENDED - {"completed"}:
        return "Canceled"
    return "Completed" if "completed" in seen and seen <= ENDED else "In Progress"


def grouped(orders: Iterable[PortOrder]) -> list[PortOrderGroup]:
    """Return the groups that orders belong to, in the order in which they come."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in orders:
        group_id = getattr(each.attributes, "group_id", None)
        if group_id is not None:
            found.setdefault(str(group_id), []).append(each.to_dict())
    return [group_of(group_id, members).data for group_id, members in found.items()]


def group_of(group_id: str, orders: list[dict[str, Any]]) -> PortOrderGroupDocument:
    """Return the document of a group, made of its orders as they came."""
    from flowroute_api.models import PortOrder, PortOrderGroupDocument

    statuses = [status_of(PortOrder.from_dict(each)) for each in orders]
    attributes = {"orders": orders, "status": summary(statuses)}
    data = {"id": group_id, "type": "portorder_group", "attributes": attributes}
    return PortOrderGroupDocument.from_dict({"data": data})


class GroupPage:
    """An answer about a group: the group itself, or a page of its orders."""

    def __init__(self, answer: Any) -> None:
        document = answer if isinstance(answer, dict) else {}
        data = document.get("data")
        links = document.get("links")
        found = data if isinstance(data, list) else [data]
        self.group: PortOrderGroupDocument | None = _group_in(document)
        self.orders: list[dict[str, Any]] = [each for each in found if isinstance(each, dict)]
        following = links.get("next") if isinstance(links, dict) else None
        self.is_last: bool = not self.orders or not following


def _group_in(document: dict[str, Any]) -> PortOrderGroupDocument | None:
    from flowroute_api.models import PortOrderGroupDocument

    data = document.get("data")
    if not isinstance(data, dict) or data.get("type") != "portorder_group":
        return None
    return PortOrderGroupDocument.from_dict(document)
