# Derived from _async/resources by `python -m generator_config generate`: do not edit.
# Source: sha256 faae6ae3e56af8e54e4021d670762f44b10f98bf56cb63ee9aed75ccb8f58cf9
# Below: sha256 55b292dc3417684b6e9eb8fbbd4166a8e28eb0e0804d74a2a0cba2776673d3ab
"""Every operation again, returning a `RawResponse`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._lazy import part
from .._sides.pages_async import AsyncRawResource, raw, raw_list
from .resources.cdr_exports import AsyncCdrExports
from .resources.cnams import AsyncCnams
from .resources.e911s import AsyncE911s
from .resources.messages import AsyncMessages
from .resources.messages_v2_2 import AsyncMessagesV22
from .resources.numbers import AsyncNumbers
from .resources.porting import AsyncPorting
from .resources.routes import AsyncRoutes

if TYPE_CHECKING:
    from .engine.executor import AsyncRawExecutor

__all__ = [
    "AsyncRawClient",
    "AsyncRawCdrExports",
    "AsyncRawCnams",
    "AsyncRawE911s",
    "AsyncRawMessages",
    "AsyncRawMessagesV22",
    "AsyncRawNumbers",
    "AsyncRawPorting",
    "AsyncRawRoutes",
]


class AsyncRawCdrExports(AsyncRawResource[AsyncCdrExports]):
    """The operations of `client.cdr_exports`, returning raw responses."""

    list_cdr_exports: Final = raw_list(AsyncCdrExports.list_cdr_exports)
    create_a_cdr_export: Final = raw(AsyncCdrExports.create_a_cdr_export)
    get_a_cdr_export: Final = raw(AsyncCdrExports.get_a_cdr_export)


class AsyncRawCnams(AsyncRawResource[AsyncCnams]):
    """The operations of `client.cnams`, returning raw responses."""

    list_cnams: Final = raw_list(AsyncCnams.list_cnams)
    get_cnam: Final = raw(AsyncCnams.get_cnam)
    create_cnam_record: Final = raw(AsyncCnams.create_cnam_record)
    update_cnam_record: Final = raw(AsyncCnams.update_cnam_record)
    remove_cnam: Final = raw(AsyncCnams.remove_cnam)
    associate_cnam: Final = raw(AsyncCnams.associate_cnam)
    unassociate_cnam: Final = raw(AsyncCnams.unassociate_cnam)


class AsyncRawE911s(AsyncRawResource[AsyncE911s]):
    """The operations of `client.e911s`, returning raw responses."""

    list_e911s: Final = raw_list(AsyncE911s.list_e911s)
    get_e911: Final = raw(AsyncE911s.get_e911)
    validate_address: Final = raw(AsyncE911s.validate_address)
    create_address: Final = raw(AsyncE911s.create_address)
    update_address: Final = raw(AsyncE911s.update_address)
    delete_address: Final = raw(AsyncE911s.delete_address)
    associate: Final = raw(AsyncE911s.associate)
    disconnect: Final = raw(AsyncE911s.disconnect)
    list_dids_for_e911: Final = raw_list(AsyncE911s.list_dids_for_e911)


class AsyncRawMessages(AsyncRawResource[AsyncMessages]):
    """The operations of `client.messages`, returning raw responses."""

    look_up_a_message_detail_record: Final = raw(AsyncMessages.look_up_a_message_detail_record)
    look_up_a_set_of_messages: Final = raw_list(AsyncMessages.look_up_a_set_of_messages)
    set_account_level_sms_callback: Final = raw(AsyncMessages.set_account_level_sms_callback)
    get_account_level_sms_callback: Final = raw(AsyncMessages.get_account_level_sms_callback)
    set_account_level_mms_callback: Final = raw(AsyncMessages.set_account_level_mms_callback)
    get_account_level_mms_callback: Final = raw(AsyncMessages.get_account_level_mms_callback)
    set_account_level_sms_dlr_callback: Final = raw(
        AsyncMessages.set_account_level_sms_dlr_callback
    )
    get_account_level_sms_dlr_callback: Final = raw(
        AsyncMessages.get_account_level_sms_dlr_callback
    )
    set_account_level_mms_dlr_callback: Final = raw(
        AsyncMessages.set_account_level_mms_dlr_callback
    )
    get_account_level_mms_dlr_callback: Final = raw(
        AsyncMessages.get_account_level_mms_dlr_callback
    )
    send_a_message: Final = raw(AsyncMessages.send_a_message)
    set_account_level_dlr_callback: Final = raw(AsyncMessages.set_account_level_dlr_callback)
    get_account_level_dlr_callback: Final = raw(AsyncMessages.get_account_level_dlr_callback)


class AsyncRawMessagesV22(AsyncRawResource[AsyncMessagesV22]):
    """The operations of `client.messages_v2_2`, returning raw responses."""

    look_up_a_message_detail_record: Final = raw(AsyncMessagesV22.look_up_a_message_detail_record)
    look_up_a_set_of_messages: Final = raw_list(AsyncMessagesV22.look_up_a_set_of_messages)
    set_account_level_sms_callback: Final = raw(AsyncMessagesV22.set_account_level_sms_callback)
    get_account_level_sms_callback: Final = raw(AsyncMessagesV22.get_account_level_sms_callback)
    set_account_level_mms_callback: Final = raw(AsyncMessagesV22.set_account_level_mms_callback)
    get_account_level_mms_callback: Final = raw(AsyncMessagesV22.get_account_level_mms_callback)
    set_account_level_sms_dlr_callback: Final = raw(
        AsyncMessagesV22.set_account_level_sms_dlr_callback
    )
    get_account_level_sms_dlr_callback: Final = raw(
        AsyncMessagesV22.get_account_level_sms_dlr_callback
    )
    set_account_level_mms_dlr_callback: Final = raw(
        AsyncMessagesV22.set_account_level_mms_dlr_callback
    )
    get_account_level_mms_dlr_callback: Final = raw(
        AsyncMessagesV22.get_account_level_mms_dlr_callback
    )
    send_a_message: Final = raw(AsyncMessagesV22.send_a_message)


class AsyncRawNumbers(AsyncRawResource[AsyncNumbers]):
    """The operations of `client.numbers`, returning raw responses."""

    list_available_area_codes: Final = raw_list(AsyncNumbers.list_available_area_codes)
    list_available_exchange_codes: Final = raw_list(AsyncNumbers.list_available_exchange_codes)
    search_for_purchasable_phone_numbers: Final = raw_list(
        AsyncNumbers.search_for_purchasable_phone_numbers
    )
    purchase_a_phone_number: Final = raw(AsyncNumbers.purchase_a_phone_number)
    set_did_level_sms_callback: Final = raw(AsyncNumbers.set_did_level_sms_callback)
    set_did_level_mms_callback: Final = raw(AsyncNumbers.set_did_level_mms_callback)
    set_did_level_sms_dlr_callback: Final = raw(AsyncNumbers.set_did_level_sms_dlr_callback)
    set_did_level_dlr_callback: Final = raw(AsyncNumbers.set_did_level_dlr_callback)
    set_did_level_mms_dlr_callback: Final = raw(AsyncNumbers.set_did_level_mms_dlr_callback)
    provision_messaging: Final = raw(AsyncNumbers.provision_messaging)
    look_up_a_message_provision_task: Final = raw(AsyncNumbers.look_up_a_message_provision_task)
    list_account_phone_numbers: Final = raw_list(AsyncNumbers.list_account_phone_numbers)
    list_phone_number_details: Final = raw(AsyncNumbers.list_phone_number_details)
    list_details_of_phone_numbers: Final = raw(AsyncNumbers.list_details_of_phone_numbers)
    update_a_phone_number: Final = raw(AsyncNumbers.update_a_phone_number)
    release_a_phone_number: Final = raw(AsyncNumbers.release_a_phone_number)


class AsyncRawPorting(AsyncRawResource[AsyncPorting]):
    """The operations of `client.porting`, returning raw responses."""

    get_letter_of_authorization: Final = raw(AsyncPorting.get_letter_of_authorization)
    submit_letter_of_authorization: Final = raw(AsyncPorting.submit_letter_of_authorization)
    list_port_order_files: Final = raw(AsyncPorting.list_port_order_files)
    upload_a_port_order_file: Final = raw(AsyncPorting.upload_a_port_order_file)
    get_a_port_order_file: Final = raw(AsyncPorting.get_a_port_order_file)
    check_portability: Final = raw(AsyncPorting.check_portability)
    list_port_orders: Final = raw_list(AsyncPorting.list_port_orders)
    create_a_port_order: Final = raw(AsyncPorting.create_a_port_order)
    get_a_port_order: Final = raw(AsyncPorting.get_a_port_order)
    get_port_order_status: Final = raw(AsyncPorting.get_port_order_status)
    update_a_port_order: Final = raw(AsyncPorting.update_a_port_order)
    cancel_a_port_order: Final = raw(AsyncPorting.cancel_a_port_order)
    update_port_order_numbers: Final = raw(AsyncPorting.update_port_order_numbers)
    add_numbers_to_a_port_order_group: Final = raw(AsyncPorting.add_numbers_to_a_port_order_group)


class AsyncRawRoutes(AsyncRawResource[AsyncRoutes]):
    """The operations of `client.routes`, returning raw responses."""

    list_inbound_routes: Final = raw_list(AsyncRoutes.list_inbound_routes)
    create_an_inbound_route: Final = raw(AsyncRoutes.create_an_inbound_route)
    update_an_inbound_route: Final = raw(AsyncRoutes.update_an_inbound_route)
    delete_an_inbound_route: Final = raw(AsyncRoutes.delete_an_inbound_route)
    list_edge_strategies: Final = raw_list(AsyncRoutes.list_edge_strategies)
    update_primary_voice_route: Final = raw(AsyncRoutes.update_primary_voice_route)
    update_failover_voice_route: Final = raw(AsyncRoutes.update_failover_voice_route)
    remove_primary_voice_route: Final = raw(AsyncRoutes.remove_primary_voice_route)
    remove_failover_voice_route: Final = raw(AsyncRoutes.remove_failover_voice_route)


class AsyncRawClient:
    """The resources of a client, returning raw responses: `client.with_raw_response`."""

    __slots__ = ("_executor",)

    def __init__(self, executor: AsyncRawExecutor) -> None:
        self._executor: AsyncRawExecutor = executor

    @part
    def cdr_exports(self) -> AsyncRawCdrExports:
        """Call detail records (CDRs) of the account, exported as CSV."""
        return AsyncRawCdrExports(AsyncCdrExports(self._executor))

    @part
    def cnams(self) -> AsyncRawCnams:
        """The names that people see when one of your numbers calls them."""
        return AsyncRawCnams(AsyncCnams(self._executor))

    @part
    def e911s(self) -> AsyncRawE911s:
        """The addresses that emergency services see when one of your numbers calls them."""
        return AsyncRawE911s(AsyncE911s(self._executor))

    @part
    def messages(self) -> AsyncRawMessages:
        """Sending messages, and reading the records of those sent and received."""
        return AsyncRawMessages(AsyncMessages(self._executor))

    @part
    def messages_v2_2(self) -> AsyncRawMessagesV22:
        """Messages in version 2.2 of the API, which returns what a sent message costs."""
        return AsyncRawMessagesV22(AsyncMessagesV22(self._executor))

    @part
    def numbers(self) -> AsyncRawNumbers:
        """Phone numbers: finding, buying, configuring and releasing them."""
        return AsyncRawNumbers(AsyncNumbers(self._executor))

    @part
    def porting(self) -> AsyncRawPorting:
        """Orders to port phone numbers from another provider."""
        return AsyncRawPorting(AsyncPorting(self._executor))

    @part
    def routes(self) -> AsyncRawRoutes:
        """Where inbound calls go."""
        return AsyncRawRoutes(AsyncRoutes(self._executor))

    def __repr__(self) -> str:
        return "<AsyncRawClient>"
