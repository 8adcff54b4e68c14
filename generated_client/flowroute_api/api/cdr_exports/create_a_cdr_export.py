# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CdrExportDocument
    from ...models.cdr_export_request import CdrExportRequest

OPERATION: Operation[CdrExportDocument] = Operation(
    "create_a_cdr_export",
    tag="cdr_exports",
    method="POST",
    path="/v2/cdrs/exports",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={201: "CdrExportDocument"},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "start": Field("start_call_start_time", "body", "string", required=True),
        "end": Field("start_call_end_time", "body", "string", required=True),
        "number_aliases": Field("number_aliases", "body", "array"),
        "number_aliases_contains": Field("number_aliases_contains", "body", "array"),
        "destination_numbers": Field("destination_numbers", "body", "array"),
        "callerid_numbers": Field("callerid_numbers", "body", "array"),
        "custom_x_tags": Field("custom_x_tags", "body", "array"),
        "caller_ip": Field("caller_ip", "body", "string", min_length=1),
        "duration_greater_than": Field("duration_greater_than", "body", "number", minimum=0),
        "callback_url": Field("callback_url", "body", "string", min_length=1),
    },
)
"""Create a CDR export"""


def _get_kwargs(
    *,
    body: CdrExportRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: CdrExportRequest,
) -> Response[CdrExportDocument]:
    """Create a CDR export

    Asks for a file of the calls that all filters let through. It is usually ready within five
    minutes; its status can be read, or is posted to the callback. How the server refuses
    filters that it can't read is not documented.

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
    body: CdrExportRequest,
) -> CdrExportDocument:
    """Create a CDR export

    Asks for a file of the calls that all filters let through. It is usually ready within five
    minutes; its status can be read, or is posted to the callback. How the server refuses
    filters that it can't read is not documented.

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
    body: CdrExportRequest,
) -> Response[CdrExportDocument]:
    """Create a CDR export

    Asks for a file of the calls that all filters let through. It is usually ready within five
    minutes; its status can be read, or is posted to the callback. How the server refuses
    filters that it can't read is not documented.

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
    body: CdrExportRequest,
) -> CdrExportDocument:
    """Create a CDR export

    Asks for a file of the calls that all filters let through. It is usually ready within five
    minutes; its status can be read, or is posted to the callback. How the server refuses
    filters that it can't read is not documented.

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
