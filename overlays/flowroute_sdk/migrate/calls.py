"""Every method of the previous SDK, and the call that takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Resource = Literal["numbers", "routes", "messages", "e911s", "cnams"]
Body = Literal["route", "assignment", "message"]
Answer = Literal["document", "page", "nothing"]


class OldCall(NamedTuple):
    """A method of a controller of the previous SDK."""

    resource: Resource
    """The controller, an attribute of the old client."""
    name: str
    """The method."""
    parameters: tuple[str, ...]
    """Its parameters in their order."""
    operation: str
    """The new resource and operation: `numbers.release_a_phone_number`."""
    answer: Answer
    """What the new call returns: one document, a page of a list, or None."""
    positional: int
    """How many of the parameters the new call takes by position, or as `new_names` says."""
    new_names: Mapping[str, str]
    """The names of parameters that are called otherwise now."""
    body: Body | None
    """What the old `body` holds, which the new call takes apart into arguments."""

    @property
    def spelled(self) -> str:
        """The new call, as it is written."""
        return f"client.{self.operation}({', '.join(self._arguments())})"

    @property
    def is_moved(self) -> bool:
        """Whether the new call is on another resource."""
        return not self.operation.startswith(f"{self.resource}.")

    @property
    def is_paged(self) -> bool:
        """Whether the new call fetches pages, whose size it chooses unless told."""
        return self.answer == "page" and self.name != "list_edge_strategies"

    @property
    def leaves_out_none(self) -> bool:
        """Whether a parameter that is None says the same as one that isn't given."""
        return self.name == "update_address"

    @property
    def looked_up(self) -> bool:
        """Whether the old call looked the number up before."""
        return self.resource == "cnams" and "phone_number" in self.parameters

    def keyword(self, parameter: str) -> str:
        """What the new call calls a parameter."""
        return self.new_names.get(parameter, parameter)

    def _arguments(self) -> list[str]:
        plain = [name for name in self.parameters if self.body is None or name != "body"]
        return [
            name if place < self.positional else f"{self.keyword(name)}={name}"
            for place, name in enumerate(plain)
        ] + list(BODY_ARGUMENTS[self.body] if self.body else ())


BODY_ARGUMENTS: Mapping[Body, tuple[str, ...]] = {
    "route": ("route_type=route_type", "value=value", "alias=alias"),
    "assignment": ("route_id",),
    "message": ("to=to", "from_=from_", "body=body", "media_urls=media_urls"),
}
ADDRESS = (
    "label first_name last_name street_name street_number city state country zipcode "
    "address_type address_type_number"
)
URL = {"url": "callback_url"}


def _old(
    resource: Resource,
    name: str,
    parameters: str,
    answer: Answer,
    *,
    now: str | None = None,
    positional: int = 0,
    new_names: Mapping[str, str] | None = None,
    body: Body | None = None,
) -> OldCall:
    return OldCall(
        resource,
        name,
        tuple(parameters.split()),
        now or f"{resource}.{name}",
        answer,
        positional,
        new_names or {},
        body,
    )


NUMBER_ID = {"id": "number_id", "did": "number_id", "phone_number": "number_id"}
DID_CALLBACK = "numbers.set_did_level_sms_dlr_callback"
_ALL = (
    _old("numbers", "list_available_area_codes", "limit offset max_setup_cost", "page"),
    _old(
        "numbers", "list_available_exchange_codes", "limit offset max_setup_cost areacode", "page"
    ),
    _old(
        "numbers",
        "search_for_purchasable_phone_numbers",
        "starts_with contains ends_with limit offset rate_center state",
        "page",
    ),
    _old(
        "numbers",
        "purchase_a_phone_number",
        "id",
        "document",
        positional=1,
        new_names=NUMBER_ID,
    ),
    _old(
        "numbers",
        "list_account_phone_numbers",
        "starts_with ends_with contains limit offset",
        "page",
    ),
    _old(
        "numbers",
        "list_phone_number_details",
        "id",
        "document",
        positional=1,
        new_names=NUMBER_ID,
    ),
    _old(
        "numbers",
        "release_a_did",
        "id",
        "nothing",
        now="numbers.release_a_phone_number",
        positional=1,
        new_names=NUMBER_ID,
    ),
    _old(
        "numbers",
        "set_did_alias",
        "id alias",
        "document",
        now="numbers.update_a_phone_number",
        positional=1,
        new_names=NUMBER_ID,
    ),
    _old(
        "numbers",
        "set_did_callback",
        "id url",
        "nothing",
        now=DID_CALLBACK,
        positional=1,
        new_names=NUMBER_ID | URL,
    ),
    _old("routes", "create_an_inbound_route", "body", "document", body="route"),
    _old("routes", "list_inbound_routes", "limit offset", "page"),
    _old(
        "routes",
        "update_primary_voice_route",
        "number_id body",
        "nothing",
        positional=1,
        body="assignment",
    ),
    _old(
        "routes",
        "update_failover_voice_route",
        "number_id body",
        "nothing",
        positional=1,
        body="assignment",
    ),
    _old("routes", "list_edge_strategies", "", "page"),
    _old("messages", "send_a_message", "body", "document", body="message"),
    _old(
        "messages",
        "look_up_a_set_of_messages",
        "start_date end_date limit offset",
        "page",
        positional=1,
    ),
    _old(
        "messages",
        "look_up_a_message_detail_record",
        "id",
        "document",
        positional=1,
        new_names={"id": "message_id"},
    ),
    _old(
        "messages", "set_account_level_sms_callback", "url", "nothing", positional=1, new_names=URL
    ),
    _old(
        "messages", "set_account_level_mms_callback", "url", "nothing", positional=1, new_names=URL
    ),
    _old(
        "messages",
        "set_account_level_dlr_callback",
        "url",
        "nothing",
        now="messages.set_account_level_sms_dlr_callback",
        positional=1,
        new_names=URL,
    ),
    _old(
        "messages",
        "set_did_level_dlr_callback",
        "number_id dlr_url",
        "nothing",
        now=DID_CALLBACK,
        positional=1,
        new_names={"dlr_url": "callback_url"},
    ),
    _old("e911s", "list_e911s", "limit offset state", "page"),
    _old("e911s", "get_e911", "e911_id", "document", positional=1),
    _old("e911s", "validate_address", ADDRESS, "nothing"),
    _old("e911s", "create_address", ADDRESS, "document"),
    _old("e911s", "update_address", f"e911_id {ADDRESS}", "document", positional=1),
    _old("e911s", "delete_address", "e911_id", "nothing", positional=1),
    _old("e911s", "associate", "e911_id did", "nothing", positional=2, new_names=NUMBER_ID),
    _old("e911s", "disconnect", "did", "nothing", positional=1, new_names=NUMBER_ID),
    _old("e911s", "list_dids_for_e911", "e911_id", "page", positional=1),
    _old("cnams", "list_cnams", "limit offset is_approved", "page"),
    _old("cnams", "get_cnam", "cnam_id", "document", positional=1),
    _old("cnams", "create_cnam_record", "value", "document", positional=1),
    _old(
        "cnams",
        "associate_cnam",
        "cnam_id phone_number",
        "document",
        positional=2,
        new_names=NUMBER_ID,
    ),
    _old(
        "cnams", "unassociate_cnam", "phone_number", "document", positional=1, new_names=NUMBER_ID
    ),
    _old(
        "cnams",
        "unassociate",
        "phone_number",
        "document",
        now="cnams.unassociate_cnam",
        positional=1,
        new_names=NUMBER_ID,
    ),
    _old("cnams", "remove_cnam", "cnam_id", "nothing", positional=1),
)

OLD_CALLS: Mapping[tuple[str, str], OldCall] = {(old.resource, old.name): old for old in _ALL}
"""All methods of the previous SDK, by controller and name."""
