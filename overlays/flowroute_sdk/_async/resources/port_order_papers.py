"""Documents of port orders: letters of authorization and business documents."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from flowroute_api.api.porting import (
    get_a_port_order_file,
    get_letter_of_authorization,
    list_port_order_files,
    submit_letter_of_authorization,
    upload_a_port_order_file,
)
from flowroute_api.models import (
    LetterOfAuthorizationAttributes,
    LetterOfAuthorizationRequest,
    LetterOfAuthorizationRequestAttributes,
    LetterOfAuthorizationRequestData,
    PortOrderFileRequest,
)

from ..._arguments.checks import check_number, record_id
from ..._arguments.documented import check_documented
from ..._arguments.files import as_file, check_file, is_at_host
from ..._arguments.port_orders import DOCUMENT_TYPES, LARGEST_DOCUMENT
from ..._arguments.requests import given, timing
from ..._sides import rim_async as rim
from ...errors import InvalidArgument
from ..engine.resource import AsyncResource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import IO

    from flowroute_api.models import (
        BusinessDocument,
        LetterOfAuthorizationDocument,
        PortOrder,
        PortOrderDocument,
        PortOrderFile,
        PortOrderFileDocument,
        PortOrderFileListDocument,
    )

    from ..._arguments.files import FileLike
    from ..._options.options import CallOptions

__all__ = ["AsyncPortOrderPapers"]


class AsyncPortOrderPapers(AsyncResource):
    """The documents that a port order needs."""

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = (
        "download_a_port_order_file",
        "sign_letter_of_authorization",
    )

    async def get_letter_of_authorization(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> LetterOfAuthorizationDocument:
        """Read the letter of authorization of an order, filled in but not signed.

        Args:
            order_id: The order's id, or the order.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The letter. `sign_letter_of_authorization` submits it with a signature.

        Raises:
            NotFound: There is no such order on the account.

        Source: API page "Submit a LOA"; the address is concluded from it.
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(
            get_letter_of_authorization.OPERATION, path=path, options=options
        )

    async def submit_letter_of_authorization(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        signature_name: str,
        signature_title: str,
        numbers: Sequence[str] | None = None,
        billing_name: str | None = None,
        street: str | None = None,
        street2: str | None = None,
        city: str | None = None,
        state: str | None = None,
        zipcode: str | None = None,
        country: str | None = None,
        provider: str | None = None,
        usage_type: str | None = None,
        company: str | None = None,
        loa_copy: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Submit a signed letter of authorization, which submits the order.

        The API expects everything except the signature to match `get_letter_of_authorization`;
        `sign_letter_of_authorization` does both steps.

        Args:
            order_id: The order's id, or the order.
            signature_name: The name of the signer.
            signature_title: The title of the signer.
            numbers: The phone numbers as in the letter, sent as given.
            billing_name: The person authorised to act on the account at the losing provider.
            street: House number and street.
            street2: A second address line.
            city: The city.
            state: The two-letter code of the state or province.
            zipcode: The postal code.
            country: The country.
            provider: The losing provider.
            usage_type: The use of the numbers.
            company: The company, for business numbers.
            loa_copy: The text of the letter.
            check: False sends everything as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: The signature is blank; nothing was sent.
            NotFound: There is no such order on the account.
            OutcomeUnknown: The order may have been submitted; see `get_port_order_status`.

        Source: API page "Submit a LOA".
        """
        operation = submit_letter_of_authorization.OPERATION
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        if check:
            check_documented(
                operation, signature_name=signature_name, signature_title=signature_title
            )
        attributes = LetterOfAuthorizationRequestAttributes(
            signature_name=signature_name,
            signature_title=signature_title,
            numbers=given(None if numbers is None else list(numbers)),
            billing_name=given(billing_name),
            street=given(street),
            street2=given(street2),
            city=given(city),
            state=given(state),
            zipcode=given(zipcode),
            country=given(country),
            provider=given(provider),
            usage_type=given(usage_type),
            company=given(company),
            loa_copy=given(loa_copy),
        )
        body = LetterOfAuthorizationRequest(
            data=LetterOfAuthorizationRequestData(attributes=attributes)
        )
        return await self._executor.call(operation, path=path, body=body, options=options)

    async def sign_letter_of_authorization(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        signature_name: str,
        signature_title: str,
        letter: LetterOfAuthorizationDocument | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> None:
        """Read the letter of an order, and submit it signed and otherwise unchanged.

        Args:
            order_id: The order's id, or the order.
            signature_name: The name of the signer.
            signature_title: The title of the signer.
            letter: The letter, if you have read it already.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`; the time limits apply to reading the letter as well.

        Raises:
            InvalidArgument: The signature is blank; nothing was sent.
            NotFound: There is no such order on the account.
            OutcomeUnknown: The order may have been submitted; see `get_port_order_status`.

        Source: API page "Submit a LOA".
        """
        operation = submit_letter_of_authorization.OPERATION
        wanted = record_id("order_id", order_id, "portorder", check=check)
        signature = {"signature_name": signature_name, "signature_title": signature_title}
        if check:
            check_documented(operation, **signature)
        if letter is None:
            letter = await self._plain.get_letter_of_authorization(wanted, **timing(options))
        found = getattr(getattr(letter, "data", None), "attributes", None)
        if not isinstance(found, LetterOfAuthorizationAttributes):
            raise InvalidArgument("letter", letter, "a letter of authorization that can be read")
        # Members that no document knows have to go back as well.
        attributes = {**found.to_dict(), **signature}
        body = {"data": {"type": "loa", "attributes": attributes}}
        path = {"order_id": wanted}
        await self._executor.plain.call(operation, path=path, body=body, options=options)

    async def list_port_order_files(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderFileListDocument:
        """List the business documents that were uploaded for an order.

        Args:
            order_id: The order's id, or the order.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The documents, under `data`.

        Raises:
            NotFound: There is no such order on the account.

        Source: API page "Retrieve port order details", whose links of documents lead here.
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(
            list_port_order_files.OPERATION, path=path, options=options
        )

    async def upload_a_port_order_file(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        file: FileLike,
        *,
        file_name: str | None = None,
        media_type: str | None = None,
        max_size: int = LARGEST_DOCUMENT,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderFileDocument:
        """Upload a business document, such as a bill of the losing provider.

        The file is streamed, never loaded as a whole. A retry starts where the file stood
        at first; a file that can't be rewound, such as a pipe, is sent only once.

        Args:
            order_id: The order's id, or the order.
            file: The path of the file, a file opened for reading bytes, or bytes.
            file_name: The name to send; by default, the name of the file.
            media_type: The media type, such as `application/pdf`; by default, as the name says.
            max_size: The maximum size to send, in bytes.
            check: False leaves type and size to the server.
            **options: See `CallOptions`; `timeout` applies to each chunk of the file.

        Returns:
            The document.

        Raises:
            InvalidArgument: The file is unreadable, empty, too large, or not a document.
            NotFound: There is no such order on the account.
            OutcomeUnknown: It may have been stored; see `list_port_order_files`.

        Source: API page "Retrieve port order details", whose links of documents lead here.
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        found = as_file("file", file, file_name=file_name, media_type=media_type)
        if check:
            check_number("max_size", max_size, minimum=1, maximum=10**12, required=True)
            check_file("file", found, most=max_size, media_types=DOCUMENT_TYPES)
        body = PortOrderFileRequest(file=found)
        return await self._executor.call(
            upload_a_port_order_file.OPERATION, path=path, body=body, options=options
        )

    async def get_a_port_order_file(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        file_id: str | int | PortOrderFile | PortOrderFileDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderFileDocument:
        """Read the metadata of one business document of an order.

        Args:
            order_id: The order's id, or the order.
            file_id: The id of the document, or the document.
            check: False accepts records of any type in place of the ids.
            **options: See `CallOptions`.

        Returns:
            The document; its `filename` is the URL of the file.

        Raises:
            NotFound: There is no such order, or it has no such document.

        Source: API page "Retrieve port order details", whose links of documents lead here.
        """
        path = {
            "order_id": record_id("order_id", order_id, "portorder", check=check),
            "file_id": record_id("file_id", file_id, "portorder-file", check=check),
        }
        return await self._executor.call(
            get_a_port_order_file.OPERATION, path=path, options=options
        )

    async def download_a_port_order_file(
        self,
        document: PortOrderFile | PortOrderFileDocument | BusinessDocument,
        to: str | PathLike[str] | IO[bytes],
        *,
        max_size: int = LARGEST_DOCUMENT,
        timeout: float = 60.0,
    ) -> Path | None:
        """Download a business document to a file, in chunks.

        It is fetched from its own URL, over a separate connection and without the credentials
        of the account.

        Args:
            document: The document, from an order or from its list of files.
            to: A path, where the file appears once it is complete; or a file opened for writing
                bytes.
            max_size: The maximum size to accept, in bytes.
            timeout: How many seconds the download may take in all.

        Returns:
            The path, if one was given.

        Raises:
            InvalidArgument: `document` isn't a document.
            MediaError: It can't be fetched, is too large, or its URL isn't trusted.

        Source: API page "Retrieve port order details".
        """
        from ..._files.fetching import fetch, save  # on first use

        found: Any = getattr(document, "data", document)
        found = getattr(found, "attributes", found)
        if not hasattr(found, "filename"):
            raise InvalidArgument("document", document, "a business document of a port order")
        origin = self._executor.wiring.builder.origin
        own = is_at_host(found.filename, origin.host)
        pieces = fetch(found.filename, max_size, timeout, allow_private=own)
        if isinstance(to, str | PathLike):
            return await rim.in_thread(save, to, pieces)
        await rim.in_thread(to.writelines, pieces)
        return None
