# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    read_string,
)

if TYPE_CHECKING:
    pass


class StatusChangeEventAttributes(Model):
    """What has changed, and to what."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "at": "at",
        "timestamp": "timestamp",
        "customer_id": "customer_id",
        "event_type": "event_type",
        "message": "message",
        "resource_id": "resource_id",
        "resource_type": "resource_type",
        "status": "status",
        "type": "type_",
        "url_override": "url_override",
        "version": "version",
    }

    id: None | str = None
    """The id of the event once more."""

    at: Any | None = None
    """When it happened, as text or as a UNIX time."""

    timestamp: Any | None = None
    """The same; one page says that it is a UNIX time."""

    customer_id: None | str = None
    """The account."""

    event_type: None | str = None
    """What happened. So far it is always `status_change`."""

    message: None | str = None
    """The news in a sentence."""

    resource_id: None | str = None
    """The order."""

    resource_type: None | str = None
    """What it is about, `portorders` for an order."""

    status: None | str = None
    """The new status."""

    url_override: None | str = None
    """The address that it is posted to."""

    version: Any | None = None
    """The version of the envelope, as text or as a number."""

    @property
    def type_(self) -> None | str:
        """Always `event`."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        id: None | str = None,
        at: Any | None = None,
        timestamp: Any | None = None,
        customer_id: None | str = None,
        event_type: None | str = None,
        message: None | str = None,
        resource_id: None | str = None,
        resource_type: None | str = None,
        status: None | str = None,
        type_: None | str = None,
        url_override: None | str = None,
        version: Any | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "at": at,
                "timestamp": timestamp,
                "customer_id": customer_id,
                "event_type": event_type,
                "message": message,
                "resource_id": resource_id,
                "resource_type": resource_type,
                "status": status,
                "type": type_,
                "url_override": url_override,
                "version": version,
            }
        )


def adopt_status_change_event_attributes(values: Any) -> StatusChangeEventAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(StatusChangeEventAttributes, values)
    self: Any = Blank()
    if values.get("resource_id").__class__ is not str:
        read_string(values, "resource_id")
    self.__dict__ = values
    self.__class__ = StatusChangeEventAttributes
    return self  # type: ignore[no-any-return]


StatusChangeEventAttributes.adopt = adopt_status_change_event_attributes
