# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CdrExportDocument

OPERATION: Operation[CdrExportDocument] = Operation(
    "get_a_cdr_export",
    tag="cdr_exports",
    method="GET",
    path="/v2/cdrs/exports/{cdr_export_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "CdrExportDocument"},
    path_parameters=("cdr_export_id",),
    fields=lambda: {
        "cdr_export_id": Field("cdr_export_id", "path", "string", required=True, min_length=1),
    },
)
"""Read a CDR export"""


def _get_kwargs(
    cdr_export_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "cdr_export_id": cdr_export_id,
        },
        query={},
    )


def sync_detailed(
    cdr_export_id: str,
    *,
    client: Client,
) -> Response[CdrExportDocument]:
    """Read a CDR export

    Answers with one export: how far it is and, once it is completed, where its file lies until
    when and what the calls in it come to.

    Args:
        cdr_export_id: The id of a CDR export.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        cdr_export_id=cdr_export_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    cdr_export_id: str,
    *,
    client: Client,
) -> CdrExportDocument:
    """Read a CDR export

    Answers with one export: how far it is and, once it is completed, where its file lies until
    when and what the calls in it come to.

    Args:
        cdr_export_id: The id of a CDR export.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        cdr_export_id=cdr_export_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    cdr_export_id: str,
    *,
    client: Client,
) -> Response[CdrExportDocument]:
    """Read a CDR export

    Answers with one export: how far it is and, once it is completed, where its file lies until
    when and what the calls in it come to.

    Args:
        cdr_export_id: The id of a CDR export.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        cdr_export_id=cdr_export_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    cdr_export_id: str,
    *,
    client: Client,
) -> CdrExportDocument:
    """Read a CDR export

    Answers with one export: how far it is and, once it is completed, where its file lies until
    when and what the calls in it come to.

    Args:
        cdr_export_id: The id of a CDR export.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            cdr_export_id=cdr_export_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
