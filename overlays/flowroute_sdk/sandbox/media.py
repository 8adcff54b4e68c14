"""The files of MMS: what may go out, what the sandbox serves of what came in."""

from __future__ import annotations

import base64
import binascii
import mimetypes
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote_to_bytes, urlsplit

from .clock import DAY
from .errors import ApiError, not_found, unprocessable
from .porting import file_content
from .records import Media, Message, Version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .world import World

LIMIT = 767_840
"""Bytes of an MMS in all, text included: what the service's own message says."""
SERVED_FOR = 7 * DAY
TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".3gp": "video/3gpp",
    ".mp4": "video/mp4",
    ".avi": "video/x-msvideo",
    ".mpg": "video/mpeg",
    ".mpeg": "video/mpeg",
    ".amr": "audio/amr",
    ".mid": "audio/midi",
    ".midi": "audio/midi",
    ".wav": "audio/wav",
    ".ac3": "audio/ac3",
    ".mp3": "audio/mpeg",
    ".txt": "text/plain",
}
UNKNOWN = "application/octet-stream"
# The table of Python itself, not that of the machine.
_other_types = mimetypes.MimeTypes(filenames=())
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ff"
    "ff3f0005fe02fe331295140000000049454e44ae426082"
)
_GIF = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
_JPEG = bytes.fromhex(
    "ffd8ffdb004300" + "01" * 64 + "ffc0000b080001000101011100"
    "ffc400140001000000000000000000000000000000" + "00"
    "ffc400141001000000000000000000000000000000" + "00"
    "ffda0008010100003f003fffd9"
)
BEGINNINGS = {
    "image/png": _PNG,
    "image/gif": _GIF,
    "image/jpeg": _JPEG,
    "text/plain": b"A text from the sandbox.\n",
}


def media_of(digest: str, urls: Iterable[str], *, ours: bool) -> list[Media]:
    """Media for the URLs of a message. Nothing is fetched: what a URL doesn't say is made up.

    Those that are `ours` are served by the sandbox, with the content of a `data:` URL if it is one.
    """
    return [_medium(f"{digest}-{place}", url, ours) for place, url in enumerate(urls, start=1)]


def _medium(media_id: str, url: str, ours: bool) -> Media:
    if url.startswith("data:"):
        return _from_data(media_id, url)
    name = urlsplit(url).path.rpartition("/")[2] or "media"
    mime_type = mime_type_of(name) or UNKNOWN
    size = _stated_size(url)
    if size is None:
        size = 1000 + zlib.crc32(url.encode()) % 20_000
    where = None if ours else url
    return Media(id=media_id, file_name=name, file_size=size, mime_type=mime_type, url=where)


def _from_data(media_id: str, url: str) -> Media:
    mime_type, content = parse_data_url(url)
    ending = next((one for one, kind in TYPES.items() if kind == mime_type), "")
    return Media(
        id=media_id,
        file_name=f"media{ending}",
        file_size=len(content),
        mime_type=mime_type,
        url=None,
        content=content,
    )


def parse_data_url(url: str) -> tuple[str, bytes]:
    """Media type and content of a `data:` URL. Raises `ValueError` when it is none."""
    head, comma, data = url.removeprefix("data:").partition(",")
    if not comma:
        raise ValueError("a data URL needs a comma before its content")
    mime_type, *settings = head.split(";")
    content = unquote_to_bytes(data)
    if "base64" in settings:
        try:
            content = base64.b64decode(content, validate=True)
        except binascii.Error as error:
            raise ValueError(f"the content of a data URL is not base64: {error}") from error
    return mime_type.strip().lower() or "text/plain", content


def mime_type_of(name: str) -> str | None:
    """The type that a file's name tells, or None."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return TYPES.get(ending) or _other_types.guess_type(f"file{ending}")[0]


def _stated_size(url: str) -> int | None:
    stated = parse_qs(urlsplit(url).query).get("size", [""])[0]
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 12 else None


def check_outbound(body: str | None, urls: Iterable[str]) -> None:
    """Raise 422 for files of other types than the documented ones, and for too much in all."""
    total, last = len((body or "").encode("utf-8", "surrogatepass")), ""
    for medium in media_of("", urls, ours=False):
        if medium.mime_type not in {*TYPES.values(), UNKNOWN}:
            raise unprocessable(
                f'Error fetching media: File at "{medium.url}" has the unsupported type '
                f"{medium.mime_type}."
            )
        total, last = total + medium.file_size, medium.url or ""
        if total > LIMIT:
            break
    if total > LIMIT:
        raise too_large(last)


def too_large(url: str) -> ApiError:
    """The documented refusal."""
    return unprocessable(f'Error fetching media: File at "{url}" is over {LIMIT} byte limit.')


def media_resource(medium: Media, base_url: str, version: Version) -> dict[str, Any]:
    """A file as messages include it."""
    served = f"{base_url}/media/{medium.id}/{quote(medium.file_name)}"
    return {
        "attributes": {
            "file_name": medium.file_name,
            "file_size": medium.file_size,
            "mime_type": medium.mime_type,
            "url": served if medium.url is None else medium.url,
        },
        "id": medium.id,
        "links": {"self": f"{base_url}/{version}/media/{medium.id}"},
        "type": "media",
    }


def find_media(world: World, media_id: str) -> tuple[Message, Media]:
    """A file and its message. Raises the documented 404."""
    message = world.store.get(Message, f"mdr2-{media_id.rpartition('-')[0]}")
    messages = world.store.all(Message).values() if message is None else (message,)
    for one in messages:
        for medium in one.media:
            if medium.id == media_id:
                return one, medium
    raise not_found()


def content_of(world: World, media_id: str) -> tuple[str, bytes]:
    """Media type and bytes of a file that came in, or of a document of a port order.

    Raises 404, and 403 after seven days.
    """
    document = file_content(world, media_id)
    if document is not None:
        return document
    message, medium = find_media(world, media_id)
    if medium.url is not None:
        raise not_found()
    if world.clock.now() > message.at + SERVED_FOR:
        raise ApiError(403, "This link has expired.")
    if medium.content is not None:
        return medium.mime_type, medium.content
    beginning = BEGINNINGS.get(medium.mime_type, b"")
    filling = b" " if medium.mime_type == "text/plain" else b"\0"
    return medium.mime_type, beginning.ljust(medium.file_size, filling)[: medium.file_size]
