# Derived from _async/raw.py by `make generate`: do not edit.
# Source: sha256 f40293019f29da7e639038333d6465447b713e45a4e0b7e5aba38275a1796cb8
# Below: sha256 5691d6713fa3e939268889641b248c719a642ee85db4d68bde7084189c98fdd7
"""Every operation again, returning a `RawResponse`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._lazy import part
from .._sides.pages_sync import RawResource, raw, raw_list
from .resources.cdr_exports import CdrExports
from .resources.cnams import Cnams
from .resources.e911s import E911s
from .resources.messages import Messages
from .resources.messages_v2_2 import MessagesV22
from .resources.numbers import Numbers
from .resources.porting import Porting
from .resources.routes import Routes

if TYPE_CHECKING:
    from .engine.executor import RawExecutor

__all__ = [
    "RawClient",
    "RawCdrExports",
    "RawCnams",
    "RawE911s",
    "RawMessages",
    "RawMessagesV22",
    "RawNumbers",
    "RawPorting",
    "RawRoutes",
]


class RawCdrExports(RawResource[CdrExports]):
    """The operations of `client.cdr_exports`, returning raw responses."""

    list_cdr_exports: Final = raw_list(CdrExports.list_cdr_exports)
    create_a_cdr_export: Final = raw(CdrExports.create_a_cdr_export)
    get_a_cdr_export: Final = raw(CdrExports.get_a_cdr_export)


class RawCnams(RawResource[Cnams]):
    """The operations of `client.cnams`, returning raw responses."""

    list_cnams: Final = raw_list(Cnams.list_cnams)
    get_cnam: Final = raw(Cnams.get_cnam)
    create_cnam_record: Final = raw(Cnams.create_cnam_record)
    update_cnam_record: Final = raw(Cnams.update_cnam_record)
    remove_cnam: Final = raw(Cnams.remove_cnam)
    associate_cnam: Final = raw(Cnams.associate_cnam)
    unassociate_cnam: Final = raw(Cnams.unassociate_cnam)


class RawE911s(RawResource[E911s]):
    """The operations of `client.e911s`, returning raw responses."""

    list_e911s: Final = raw_list(E911s.list_e911s)
    get_e911: Final = raw(E911s.get_e911)
    validate_address: Final = raw(E911s.validate_address)
    create_address: Final = raw(E911s.create_address)
    update_address: Final = raw(E911s.update_address)
    delete_address: Final = raw(E911s.delete_address)
    associate: Final = raw(E911s.associate)
    disconnect: Final = raw(E911s.disconnect)
    list_dids_for_e911: Final = raw_list(E911s.list_dids_for_e911)


class RawMessages(RawResource[Messages]):
    """The operations of `client.messages`, returning raw responses."""

    look_up_a_message_detail_record: Final = raw(Messages.look_up_a_message_detail_record)
    look_up_a_set_of_messages: Final = raw_list(Messages.look_up_a_set_of_messages)
    set_account_level_sms_callback: Final = raw(Messages.set_account_level_sms_callback)
    get_account_level_sms_callback: Final = raw(Messages.get_account_level_sms_callback)
    set_account_level_mms_callback: Final = raw(Messages.set_account_level_mms_callback)
    get_account_level_mms_callback: Final = raw(Messages.get_account_level_mms_callback)
    set_account_level_sms_dlr_callback: Final = raw(Messages.set_account_level_sms_dlr_callback)
    get_account_level_sms_dlr_callback: Final = raw(Messages.get_account_level_sms_dlr_callback)
    set_account_level_mms_dlr_callback: Final = raw(Messages.set_account_level_mms_dlr_callback)
    get_account_level_mms_dlr_callback: Final = raw(Messages.get_account_level_mms_dlr_callback)
    send_a_message: Final = raw(Messages.send_a_message)
    set_account_level_dlr_callback: Final = raw(Messages.set_account_level_dlr_callback)
    get_account_level_dlr_callback: Final = raw(Messages.get_account_level_dlr_callback)


class RawMessagesV22(RawResource[MessagesV22]):
    """The operations of `client.messages_v2_2`, returning raw responses."""

    look_up_a_message_detail_record: Final = raw(MessagesV22.look_up_a_message_detail_record)
    look_up_a_set_of_messages: Final = raw_list(MessagesV22.look_up_a_set_of_messages)
    set_account_level_sms_callback: Final = raw(MessagesV22.set_account_level_sms_callback)
    get_account_level_sms_callback: Final = raw(MessagesV22.get_account_level_sms_callback)
    set_account_level_mms_callback: Final = raw(MessagesV22.set_account_level_mms_callback)
    get_account_level_mms_callback: Final = raw(MessagesV22.get_account_level_mms_callback)
    set_account_level_sms_dlr_callback: Final = raw(MessagesV22.set_account_level_sms_dlr_callback)
    get_account_level_sms_dlr_callback: Final = raw(MessagesV22.get_account_level_sms_dlr_callback)
    set_account_level_mms_dlr_callback: Final = raw(MessagesV22.set_account_level_mms_dlr_callback)
    get_account_level_mms_dlr_callback: Final = raw(MessagesV22.get_account_level_mms_dlr_callback)
    send_a_message: Final = raw(MessagesV22.send_a_message)


class RawNumbers(RawResource[Numbers]):
    """The operations of `client.numbers`, returning raw responses."""

    list_available_area_codes: Final = raw_list(Numbers.list_available_area_codes)
    list_available_exchange_codes: Final = raw_list(Numbers.list_available_exchange_codes)
    search_for_purchasable_phone_numbers: Final = raw_list(
        Numbers.search_for_purchasable_phone_numbers
    )
    purchase_a_phone_number: Final = raw(Numbers.purchase_a_phone_number)
    set_did_level_sms_callback: Final = raw(Numbers.set_did_level_sms_callback)
    set_did_level_mms_callback: Final = raw(Numbers.set_did_level_mms_callback)
    set_did_level_sms_dlr_callback: Final = raw(Numbers.set_did_level_sms_dlr_callback)
    set_did_level_dlr_callback: Final = raw(Numbers.set_did_level_dlr_callback)
    set_did_level_mms_dlr_callback: Final = raw(Numbers.set_did_level_mms_dlr_callback)
    provision_messaging: Final = raw(Numbers.provision_messaging)
    look_up_a_message_provision_task: Final = raw(Numbers.look_up_a_message_provision_task)
    list_account_phone_numbers: Final = raw_list(Numbers.list_account_phone_numbers)
    list_phone_number_details: Final = raw(Numbers.list_phone_number_details)
    list_details_of_phone_numbers: Final = raw(Numbers.list_details_of_phone_numbers)
    update_a_phone_number: Final = raw(Numbers.update_a_phone_number)
    release_a_phone_number: Final = raw(Numbers.release_a_phone_number)


class RawPorting(RawResource[Porting]):
    """The operations of `client.porting`, returning raw responses."""

    get_letter_of_authorization: Final = raw(Porting.get_letter_of_authorization)
    submit_letter_of_authorization: Final = raw(Porting.submit_letter_of_authorization)
    list_port_order_files: Final = raw(Porting.list_port_order_files)
    upload_a_port_order_file: Final = raw(Porting.upload_a_port_order_file)
    get_a_port_order_file: Final = raw(Porting.get_a_port_order_file)
    check_portability: Final = raw(Porting.check_portability)
    list_port_orders: Final = raw_list(Porting.list_port_orders)
    create_a_port_order: Final = raw(Porting.create_a_port_order)
    get_a_port_order: Final = raw(Porting.get_a_port_order)
    get_port_order_status: Final = raw(Porting.get_port_order_status)
    update_a_port_order: Final = raw(Porting.update_a_port_order)
    cancel_a_port_order: Final = raw(Porting.cancel_a_port_order)
    update_port_order_numbers: Final = raw(Porting.update_port_order_numbers)
    add_numbers_to_a_port_order_group: Final = raw(Porting.add_numbers_to_a_port_order_group)


class RawRoutes(RawResource[Routes]):
    """The operations of `client.routes`, returning raw responses."""

    list_inbound_routes: Final = raw_list(Routes.list_inbound_routes)
    create_an_inbound_route: Final = raw(Routes.create_an_inbound_route)
    update_an_inbound_route: Final = raw(Routes.update_an_inbound_route)
    delete_an_inbound_route: Final = raw(Routes.delete_an_inbound_route)
    list_edge_strategies: Final = raw_list(Routes.list_edge_strategies)
    update_primary_voice_route: Final = raw(Routes.update_primary_voice_route)
    update_failover_voice_route: Final = raw(Routes.update_failover_voice_route)
    remove_primary_voice_route: Final = raw(Routes.remove_primary_voice_route)
    remove_failover_voice_route: Final = raw(Routes.remove_failover_voice_route)


class RawClient:
    """The resources of a client, returning raw responses: `client.with_raw_response`."""

    __slots__ = ("_executor",)

    def __init__(self, executor: RawExecutor) -> None:
        self._executor: RawExecutor = executor

    @part
    def cdr_exports(self) -> RawCdrExports:
        """Call detail records (CDRs) of the account, exported as CSV."""
        return RawCdrExports(CdrExports(self._executor))

    @part
    def cnams(self) -> RawCnams:
        """The names that people see when one of your numbers calls them."""
        return RawCnams(Cnams(self._executor))

    @part
    def e911s(self) -> RawE911s:
        """The addresses that emergency services see when one of your numbers calls them."""
        return RawE911s(E911s(self._executor))

    @part
    def messages(self) -> RawMessages:
        """Sending messages, and reading the records of those sent and received."""
        return RawMessages(Messages(self._executor))

    @part
    def messages_v2_2(self) -> RawMessagesV22:
        """Messages in version 2.2 of the API, which returns what a sent message costs."""
        return RawMessagesV22(MessagesV22(self._executor))

    @part
    def numbers(self) -> RawNumbers:
        """Phone numbers: finding, buying, configuring and releasing them."""
        return RawNumbers(Numbers(self._executor))

    @part
    def porting(self) -> RawPorting:
        """Orders to port phone numbers from another provider."""
        return RawPorting(Porting(self._executor))

    @part
    def routes(self) -> RawRoutes:
        """Where inbound calls go."""
        return RawRoutes(Routes(self._executor))

    def __repr__(self) -> str:
        return "<RawClient>"
