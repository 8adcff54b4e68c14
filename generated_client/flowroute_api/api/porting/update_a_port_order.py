# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderDocument
    from ...models.port_order_update_request import PortOrderUpdateRequest

OPERATION: Operation[PortOrderDocument] = Operation(
    "update_a_port_order",
    tag="porting",
    method="PATCH",
    path="/v2/portorders/{order_id}",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortOrderDocument"},
    path_parameters=("order_id",),
    content_type="application/json",
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
        "billing_name": Field("billing_name", "body", "string", min_length=1),
        "street": Field("street", "body", "string", min_length=1),
        "city": Field("city", "body", "string", min_length=1),
        "state": Field(
            "state",
            "body",
            "string",
            pattern="^[A-Z]{2}$",
            form="the two letters of a state or province",
        ),
        "country": Field("country", "body", "string", choices=("US", "CA")),
        "zipcode": Field("zip", "body", "string", min_length=1),
        "provider": Field("provider", "body", "string", min_length=1),
        "street2": Field("street2", "body", "string", nullable=True),
        "usage_type": Field("usage_type", "body", "string", choices=("Business", "Residential")),
        "company": Field("company", "body", "string"),
        "provider_account": Field("provider_account", "body", "string"),
        "billing_number": Field("billing_number", "body", "string"),
        "pin": Field("pin", "body", "string"),
        "last_4_ssn": Field("last_4_ssn", "body", "string"),
        "loa_details": Field("loa_details", "body", "object"),
        "alias": Field("alias", "body", "string"),
        "desired_completion_date": Field("desired_completion_date", "body", "string"),
        "enable_cnam_lookups": Field("enable_cnam_lookups", "body", "boolean"),
        "presets": Field("presets", "body", "object"),
        "status_url": Field("status_url", "body", "string", min_length=1),
    },
)
"""Change a port order"""


def _get_kwargs(
    order_id: str,
    *,
    body: PortOrderUpdateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "order_id": order_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    order_id: str,
    *,
    client: Client,
    body: PortOrderUpdateRequest,
) -> Response[PortOrderDocument]:
    """Change a port order

    Changes what is given and leaves the rest. The details can be changed while the order is
    pending or rejected, the presets until it is completed; a rejected order is resubmitted that
    way. Numbers are changed by `update_port_order_numbers`.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    order_id: str,
    *,
    client: Client,
    body: PortOrderUpdateRequest,
) -> PortOrderDocument:
    """Change a port order

    Changes what is given and leaves the rest. The details can be changed while the order is
    pending or rejected, the presets until it is completed; a rejected order is resubmitted that
    way. Numbers are changed by `update_port_order_numbers`.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: Client,
    body: PortOrderUpdateRequest,
) -> Response[PortOrderDocument]:
    """Change a port order

    Changes what is given and leaves the rest. The details can be changed while the order is
    pending or rejected, the presets until it is completed; a rejected order is resubmitted that
    way. Numbers are changed by `update_port_order_numbers`.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    order_id: str,
    *,
    client: Client,
    body: PortOrderUpdateRequest,
) -> PortOrderDocument:
    """Change a port order

    Changes what is given and leaves the rest. The details can be changed while the order is
    pending or rejected, the presets until it is completed; a rejected order is resubmitted that
    way. Numbers are changed by `update_port_order_numbers`.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
