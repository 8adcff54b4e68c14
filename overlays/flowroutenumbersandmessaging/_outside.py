"""Bodies and answers as they are outside: JSON text, and requests that another client sends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flowroute_sdk import InvalidArgument, Request, Response, ResponseError, errors

from .api_helper import APIHelper, in_key_order
from .http.auth.basic_auth import basic
from .http.http_client import HttpClient
from .http.http_request import HttpRequest

MEDIA_TYPE = "application/vnd.api+json"
STATUSES: dict[int, type[errors.APIError]] = {
    400: errors.BadRequest,
    401: errors.AuthenticationFailed,
    403: errors.PermissionDenied,
    404: errors.NotFound,
    409: errors.Conflict,
    422: errors.UnprocessableEntity,
    429: errors.RateLimited,
}


def as_json(body: object) -> str | None:
    """A body as JSON text; None for none. Raises InvalidArgument for what has no such text."""
    if body is None:
        return None
    try:
        return APIHelper.json_serialize(body)
    except (TypeError, ValueError, RecursionError):
        raise InvalidArgument("body", body, "what JSON can hold") from None


def address_of(request: HttpRequest) -> str:
    """The address with the brackets of its query encoded, which the names of lists have."""
    address, mark, query = request.query_url.partition("?")
    return address + mark + query.replace("[", "%5B").replace("]", "%5D")


def body_of(request: HttpRequest) -> Any:
    """What the body of a request says; None when it has none."""
    if not isinstance(request.parameters, str | bytes):
        return request.parameters or None
    try:
        return json.loads(request.parameters)
    except (ValueError, RecursionError):
        raise InvalidArgument("parameters", request.parameters, "JSON text, or a dict") from None


def document_of(request: HttpRequest, answer: Response) -> Any:
    """The JSON of an answer, its objects with sorted keys; the empty text for an empty body."""
    if not answer.content.strip():
        return ""
    try:
        return in_key_order(answer.json())
    except (ValueError, RecursionError) as error:
        text = f"{answer.status} with a body that is no JSON: {error}"
        raise ResponseError(text, request=_told(request), response=answer) from error


def sent_with(
    http_client: HttpClient, request: HttpRequest, credentials: tuple[str | None, str | None]
) -> Response:
    """Have a client of somebody's own send a request. Raises APIError for what isn't a success.

    What the client raises is passed on as it is.
    """
    shown = request.headers
    if request.parameters is not None:
        shown = {"content-type": MEDIA_TYPE, **shown}
    hidden = HttpRequest(
        request.http_method,
        request.query_url,
        {"accept": MEDIA_TYPE, **shown, "Authorization": basic(*credentials)},
        request.query_parameters,
        request.parameters,
        request.files,
    )
    answer = http_client.execute_as_string(hidden)
    headers = [(str(name).encode(), str(each).encode()) for name, each in answer.headers.items()]
    response = Response(answer.status_code, headers, (answer.raw_body or "").encode())
    if not 200 <= response.status <= 208:
        raise _refusal(request, response)
    return response


def _refusal(request: HttpRequest, response: Response) -> errors.APIError:
    try:
        document = response.json()
    except (ValueError, RecursionError):
        document = None
    listed = document.get("errors") if isinstance(document, Mapping) else None
    found = [each for each in listed or () if isinstance(each, Mapping)]
    first = found[0] if found else {}
    detail = first.get("detail")
    server_error = response.status >= 500
    kind = STATUSES.get(response.status, errors.ServerError if server_error else errors.APIError)
    return kind(
        f"{response.status} {detail or first.get('title') or 'without an explanation'}",
        status=response.status,
        title=first.get("title"),
        detail=detail if isinstance(detail, str) else None,
        id=first.get("id"),
        errors=found,
        request=_told(request),
        response=response,
        outcome="unknown" if server_error else "refused",
    )


def _told(request: HttpRequest) -> Request:
    content = request.parameters
    return Request(
        request.http_method,
        request.query_url,
        [(name.encode(), str(value).encode()) for name, value in request.headers.items()],
        content.encode() if isinstance(content, str) else content,
    )
