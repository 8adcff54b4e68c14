# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderGroupDocument
    from ...models.port_order_create_request import PortOrderCreateRequest

OPERATION: Operation[PortOrderGroupDocument] = Operation(
    "create_a_port_order",
    tag="porting",
    method="POST",
    path="/v2/portorders",
    safe_to_repeat=False,
    accept="application/json",
    responses={201: "PortOrderGroupDocument"},
    content_type="application/json",
    fields=lambda: {
        "numbers": Field("numbers", "body", "array", required=True),
        "billing_name": Field("billing_name", "body", "string", required=True, min_length=1),
        "street": Field("street", "body", "string", required=True, min_length=1),
        "city": Field("city", "body", "string", required=True, min_length=1),
        "state": Field(
            "state",
            "body",
            "string",
            required=True,
            pattern="^[A-Z]{2}$",
            form="the two letters of a state or province",
        ),
        "country": Field("country", "body", "string", required=True, choices=("US", "CA")),
        "zipcode": Field("zip", "body", "string", required=True, min_length=1),
        "provider": Field("provider", "body", "string", required=True, min_length=1),
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
"""Create a port order"""


def _get_kwargs(
    *,
    body: PortOrderCreateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: PortOrderCreateRequest,
) -> Response[PortOrderGroupDocument]:
    """Create a port order

    Creates an order for phone numbers that are to be ported. Numbers of several carriers, of
    several countries, or local beside toll-free ones are split into an order each; the answer
    is the group of these orders. An order is pending until its letter of authorization is
    submitted, and cancelled after 45 days without it.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    body: PortOrderCreateRequest,
) -> PortOrderGroupDocument:
    """Create a port order

    Creates an order for phone numbers that are to be ported. Numbers of several carriers, of
    several countries, or local beside toll-free ones are split into an order each; the answer
    is the group of these orders. An order is pending until its letter of authorization is
    submitted, and cancelled after 45 days without it.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    body: PortOrderCreateRequest,
) -> Response[PortOrderGroupDocument]:
    """Create a port order

    Creates an order for phone numbers that are to be ported. Numbers of several carriers, of
    several countries, or local beside toll-free ones are split into an order each; the answer
    is the group of these orders. An order is pending until its letter of authorization is
    submitted, and cancelled after 45 days without it.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    body: PortOrderCreateRequest,
) -> PortOrderGroupDocument:
    """Create a port order

    Creates an order for phone numbers that are to be ported. Numbers of several carriers, of
    several countries, or local beside toll-free ones are split into an order each; the answer
    is the group of these orders. An order is pending until its letter of authorization is
    submitted, and cancelled after 45 days without it.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
