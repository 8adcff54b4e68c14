# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CnamDocument
    from ...models.cnam_update_request import CnamUpdateRequest

OPERATION: Operation[CnamDocument] = Operation(
    "update_cnam_record",
    tag="cnams",
    method="PATCH",
    path="/v2/cnams/{cnam_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "CnamDocument"},
    path_parameters=("cnam_id",),
    content_type="application/vnd.api+json",
    fields=lambda: {
        "cnam_id": Field("cnam_id", "path", "string", required=True, min_length=1),
        "value": Field(
            "value",
            "body",
            "string",
            required=True,
            min_length=1,
            max_length=15,
            pattern="^[A-Za-z0-9 \\-_.,@+&'/\"]*[A-Za-z][A-Za-z0-9 \\-_.,@+&'/\"]*$",
            form="letters, at least one of them, digits, spaces and - _ . , @ + & ' / \" only",
        ),
    },
)
"""Change a pending caller name"""


def _get_kwargs(
    cnam_id: str,
    *,
    body: CnamUpdateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "cnam_id": cnam_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    cnam_id: str,
    *,
    client: Client,
    body: CnamUpdateRequest,
) -> Response[CnamDocument]:
    """Change a pending caller name

    Changes the name while its review is pending; afterwards the change is refused, in a way
    that is not documented. The answer may hold the name only.

    Args:
        cnam_id: The id of a caller name.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        cnam_id=cnam_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    cnam_id: str,
    *,
    client: Client,
    body: CnamUpdateRequest,
) -> CnamDocument:
    """Change a pending caller name

    Changes the name while its review is pending; afterwards the change is refused, in a way
    that is not documented. The answer may hold the name only.

    Args:
        cnam_id: The id of a caller name.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        cnam_id=cnam_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    cnam_id: str,
    *,
    client: Client,
    body: CnamUpdateRequest,
) -> Response[CnamDocument]:
    """Change a pending caller name

    Changes the name while its review is pending; afterwards the change is refused, in a way
    that is not documented. The answer may hold the name only.

    Args:
        cnam_id: The id of a caller name.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        cnam_id=cnam_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    cnam_id: str,
    *,
    client: Client,
    body: CnamUpdateRequest,
) -> CnamDocument:
    """Change a pending caller name

    Changes the name while its review is pending; afterwards the change is refused, in a way
    that is not documented. The answer may hold the name only.

    Args:
        cnam_id: The id of a caller name.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            cnam_id=cnam_id,
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
