# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class MessageV22RequestAttributes(RequestModel):
    """The properties of a message in version 2.2. An SMS needs a body, an MMS a body or media."""

    __slots__ = (
        "body",
        "dlr_callback",
        "from_",
        "is_mms",
        "media_urls",
        "to",
    )

    to: str
    """The number that the message goes to, E.164 with the plus sign: eleven digits in North
    America, up to fifteen elsewhere."""

    from_: str
    """The number that the message comes from, E.164 with the plus sign, one of the account's own."""

    body: str | Unset
    """The text. It may be left out when there are media."""

    media_urls: list[str] | Unset
    """Where the media of an MMS can be fetched from; they must be reachable from the public
    internet. Images, video, sound and plain text are carried."""

    is_mms: bool | Unset
    """Whether a message without media is to go out as MMS. Media make it one anyway."""

    dlr_callback: str | Unset
    """The address for the delivery receipts of this message, instead of that of the number or
    account."""

    def __init__(
        self,
        to: str,
        from_: str,
        body: str | Unset = UNSET,
        media_urls: list[str] | Unset = UNSET,
        is_mms: bool | Unset = UNSET,
        dlr_callback: str | Unset = UNSET,
    ) -> None:
        self.to = to
        self.from_ = from_
        self.body = body
        self.media_urls = media_urls
        self.is_mms = is_mms
        self.dlr_callback = dlr_callback

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "to": self.to,
            "from": self.from_,
        }
        if self.body is not UNSET:
            values["body"] = self.body
        if self.media_urls is not UNSET:
            values["media_urls"] = self.media_urls
        if self.is_mms is not UNSET:
            values["is_mms"] = self.is_mms
        if self.dlr_callback is not UNSET:
            values["dlr_callback"] = self.dlr_callback
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            to=source["to"],
            from_=source["from"],
            body=source.get("body", UNSET),
            media_urls=source.get("media_urls", UNSET),
            is_mms=source.get("is_mms", UNSET),
            dlr_callback=source.get("dlr_callback", UNSET),
        )
