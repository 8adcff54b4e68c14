"""What to do about an error, said in its text. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import APIError, AuthenticationFailed, NotFound, OutcomeUnknown
from .effects import advice_on

if TYPE_CHECKING:
    from .._requests.build import Call

__all__ = ["advise"]

_API_PATH = re.compile(r"/v[0-9](\.[0-9]+)?(/|$)")
INTERRUPTED = (
    "The call was interrupted on its way and may have been carried out{how}. To limit its time, "
    "give it deadline=: then the error says what became of it."
)


def advise(error: BaseException, call: Call, keys_from: str) -> None:
    """Add to an error's text what to do about it.

    ``keys_from`` says where the client has its keys from, without the keys.
    """
    advice = _advice(error, call, keys_from)
    if advice is not None:
        error.args = (f"{error}; {advice}", *error.args[1:])


def note_interruption(error: BaseException, call: Call) -> None:
    """Note on what interrupted a call that isn't safe to repeat what may have become of it."""
    how = advice_on(call.method, call.path)
    error.add_note(INTERRUPTED.format(how="" if how is None else f"; settle it by reading: {how}"))


def _advice(error: BaseException, call: Call, keys_from: str) -> str | None:
    if isinstance(error, OutcomeUnknown):
        return _how_to_settle(call)
    if isinstance(error, AuthenticationFailed):
        is_own = any(name == b"authorization" for name, _ in call.settings.headers)
        return "its Authorization header came from extra_headers" if is_own else keys_from
    if isinstance(error, NotFound) and call.origin.base_path:
        return _where_it_went(error, call)
    return None


def _how_to_settle(call: Call) -> str | None:
    how = advice_on(call.method, call.path)
    return None if how is None else f"settle it by reading: {how}"


def _where_it_went(error: APIError, call: Call) -> str | None:
    """What the path of a base URL has to do with a 404.

    Nothing, where a gateway's path leads to an API that answers.
    """
    base = call.origin.base_path
    if error.errors and not _API_PATH.match(base):
        return None
    return (
        f"base_url has a path of its own, {base}, which comes before that of each call: "
        f"the call went to {call.origin.base_url}{call.path.partition('?')[0]}"
    )
