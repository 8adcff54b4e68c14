# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    UTC,
    Blank,
    DecodeError,
    Model,
    from_iso,
    mismatch,
    read_string,
    read_timestamp,
    set_unread,
    usd,
)
from ..values import (
    Variant,
    closest,
    list_of,
    optional,
    read_date,
)

if TYPE_CHECKING:
    from decimal import Decimal

from .port_order_status_type_1 import PortOrderStatusType1
from .port_order_status_type_2_type_1 import PortOrderStatusType2Type1
from .port_order_status_type_3_type_1 import PortOrderStatusType3Type1


class PortOrderAttributes(Model):
    """What is ordered, and how far it is. Where only the status was asked for, only that is there."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "alias": "alias",
        "billing_address": "billing_address",
        "billing_name": "billing_name",
        "billing_number": "billing_number",
        "business_documents": "business_documents",
        "comments": "comments",
        "company": "company",
        "cost": "cost",
        "desired_completion_date": "desired_completion_date",
        "enable_cnam_lookups": "enable_cnam_lookups",
        "group_id": "group_id",
        "last_4_ssn": "last_4_ssn",
        "loa_details": "loa_details",
        "numbers": "numbers",
        "pin": "pin",
        "presets": "presets",
        "provider": "provider",
        "provider_account": "provider_account",
        "status": "status",
        "status_updated_at": "status_updated_at",
        "status_url": "status_url",
        "usage_type": "usage_type",
    }
    DERIVED: ClassVar[tuple[str, ...]] = ("cost_usd",)

    alias: None | str = None
    """A name for the order."""

    billing_address: None | PortOrderAddress = None
    """The service address at the losing provider."""

    billing_name: None | str = None
    """The person who is authorised at the losing provider."""

    billing_number: None | str = None
    """The number that the losing provider bills; it may be empty."""

    business_documents: list[BusinessDocument | BusinessDocumentFiles] | None = None
    """The documents that were uploaded for the order, as a list of them, or each in a document of
    its own: the pages disagree."""

    comments: list[Any] | None = None
    """What was said about the order; its form isn't known."""

    company: None | str = None
    """The company, for numbers of a business."""

    cost: float | None | str = None
    """What the order costs in US dollars, as text."""

    desired_completion_date: datetime.date | None = None
    """The day on which the numbers should be ported."""

    enable_cnam_lookups: bool | None = None
    """Whether the names of callers are looked up once the numbers are ported."""

    group_id: None | str = None
    """The group that the order belongs to."""

    last_4_ssn: None | str = None
    """The last four digits of the social security number; it may be empty."""

    loa_details: None | PortOrderLoaDetails = None
    """Where the letter of authorization is to be mailed."""

    numbers: list[str] | None = None
    """The phone numbers, each with a plus and the country code."""

    pin: None | str = None
    """The PIN at the losing provider."""

    presets: None | PortOrderPresets = None
    """What the numbers are set to once they are ported."""

    provider: None | str = None
    """The losing provider."""

    provider_account: None | str = None
    """The number of the account at the losing provider."""

    status: None | PortOrderStatusType1 | PortOrderStatusType2Type1 | PortOrderStatusType3Type1 = (
        None
    )
    """How far an order is. `pending` waits for the customer, `processing` and `review` for
    Flowroute, `submitted` for the losing provider; `accepted` has a date; `rejected` has to be
    corrected; `completed`, `canceled`, `cancelled`, `abandoned` and `hard_canceled` are the
    end. Others may occur, and capitals too."""

    status_updated_at: datetime.datetime | None = None
    """When the status changed last; null as long as it is the first one."""

    status_url: None | str = None
    """Where changes of the status are posted to."""

    usage_type: None | str = None
    """What the numbers are used for, `business` or `residential`, in upper or lower case."""

    @property
    def cost_usd(self) -> Decimal | None:
        """What the order costs in US dollars, exact."""
        return usd(self.__dict__.get("cost"))

    def __init__(
        self,
        *,
        alias: None | str = None,
        billing_address: None | PortOrderAddress = None,
        billing_name: None | str = None,
        billing_number: None | str = None,
        business_documents: list[BusinessDocument | BusinessDocumentFiles] | None = None,
        comments: list[Any] | None = None,
        company: None | str = None,
        cost: float | None | str = None,
        desired_completion_date: datetime.date | None = None,
        enable_cnam_lookups: bool | None = None,
        group_id: None | str = None,
        last_4_ssn: None | str = None,
        loa_details: None | PortOrderLoaDetails = None,
        numbers: list[str] | None = None,
        pin: None | str = None,
        presets: None | PortOrderPresets = None,
        provider: None | str = None,
        provider_account: None | str = None,
        status: None
        | PortOrderStatusType1
        | PortOrderStatusType2Type1
        | PortOrderStatusType3Type1 = None,
        status_updated_at: datetime.datetime | None = None,
        status_url: None | str = None,
        usage_type: None | str = None,
    ) -> None:
        super().__init__(
            {
                "alias": alias,
                "billing_address": billing_address,
                "billing_name": billing_name,
                "billing_number": billing_number,
                "business_documents": business_documents,
                "comments": comments,
                "company": company,
                "cost": cost,
                "desired_completion_date": desired_completion_date,
                "enable_cnam_lookups": enable_cnam_lookups,
                "group_id": group_id,
                "last_4_ssn": last_4_ssn,
                "loa_details": loa_details,
                "numbers": numbers,
                "pin": pin,
                "presets": presets,
                "provider": provider,
                "provider_account": provider_account,
                "status": status,
                "status_updated_at": status_updated_at,
                "status_url": status_url,
                "usage_type": usage_type,
            }
        )


def adopt_port_order_attributes(values: Any) -> PortOrderAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderAttributes, values)
    self: Any = Blank()
    part = values.get("billing_address")
    if part.__class__ is dict:
        try:
            values["billing_address"] = adopt_port_order_address(part)
        except DecodeError:
            set_unread(self, values, "billing_address")
    part = values.get("business_documents")
    if part is not None:
        try:
            values["business_documents"] = _read_business_documents(part)
        except DecodeError:
            set_unread(self, values, "business_documents")
    part = values.get("desired_completion_date")
    if part is not None:
        try:
            values["desired_completion_date"] = _read_desired_completion_date(part)
        except DecodeError:
            set_unread(self, values, "desired_completion_date")
    if values.get("group_id").__class__ is not str:
        read_string(values, "group_id")
    part = values.get("loa_details")
    if part.__class__ is dict:
        try:
            values["loa_details"] = adopt_port_order_loa_details(part)
        except DecodeError:
            set_unread(self, values, "loa_details")
    part = values.get("presets")
    if part.__class__ is dict:
        try:
            values["presets"] = adopt_port_order_presets(part)
        except DecodeError:
            set_unread(self, values, "presets")
    text = values.get("status_updated_at")
    if text is not None:
        try:
            moment = from_iso(text)
            values["status_updated_at"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "status_updated_at")
    self.__dict__ = values
    self.__class__ = PortOrderAttributes
    return self  # type: ignore[no-any-return]


PortOrderAttributes.adopt = adopt_port_order_attributes


# At the end, so that models may refer to each other.
from .business_document import BusinessDocument, adopt_business_document
from .business_document_files import (
    BusinessDocumentFiles,
    adopt_business_document_files,
)
from .port_order_address import PortOrderAddress, adopt_port_order_address
from .port_order_loa_details import PortOrderLoaDetails, adopt_port_order_loa_details
from .port_order_presets import PortOrderPresets, adopt_port_order_presets

_read_business_documents = list_of(
    closest(
        Variant(adopt_business_document, ("filename",), ("filename", "status"), {}),
        Variant(adopt_business_document_files, ("data",), ("data",), {}),
    ),
    Model,
)

_read_desired_completion_date = optional(read_date)
