# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""The data that the API takes and gives. Each model is loaded when it is first used."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .area_code import AreaCode
    from .area_code_list_document import AreaCodeListDocument
    from .available_number import AvailableNumber
    from .available_number_attributes import AvailableNumberAttributes
    from .available_number_list_document import AvailableNumberListDocument
    from .business_document import BusinessDocument
    from .business_document_files import BusinessDocumentFiles
    from .callback import Callback
    from .callback_attributes import CallbackAttributes
    from .callback_document import CallbackDocument
    from .callback_request import CallbackRequest
    from .callback_request_attributes import CallbackRequestAttributes
    from .callback_request_data import CallbackRequestData
    from .cdr_export import CdrExport
    from .cdr_export_attributes import CdrExportAttributes
    from .cdr_export_document import CdrExportDocument
    from .cdr_export_filters import CdrExportFilters
    from .cdr_export_list_document import CdrExportListDocument
    from .cdr_export_request import CdrExportRequest
    from .cdr_export_request_attributes import CdrExportRequestAttributes
    from .cdr_export_request_data import CdrExportRequestData
    from .cdr_export_request_filters import CdrExportRequestFilters
    from .cdr_export_status import CdrExportStatus
    from .cnam import Cnam
    from .cnam_association import CnamAssociation
    from .cnam_association_attributes import CnamAssociationAttributes
    from .cnam_association_document import CnamAssociationDocument
    from .cnam_attributes import CnamAttributes
    from .cnam_create_request import CnamCreateRequest
    from .cnam_document import CnamDocument
    from .cnam_list_document import CnamListDocument
    from .cnam_relationships import CnamRelationships
    from .cnam_update_attributes import CnamUpdateAttributes
    from .cnam_update_data import CnamUpdateData
    from .cnam_update_request import CnamUpdateRequest
    from .delivery_receipt import DeliveryReceipt
    from .delivery_receipt_document import DeliveryReceiptDocument
    from .delivery_receipt_event import DeliveryReceiptEvent
    from .delivery_receipt_event_attributes import DeliveryReceiptEventAttributes
    from .e911 import E911
    from .e911_address_type import E911AddressType
    from .e911_attributes import E911Attributes
    from .e911_country import E911Country
    from .e911_country_code import E911CountryCode
    from .e911_create_attributes import E911CreateAttributes
    from .e911_create_data import E911CreateData
    from .e911_create_request import E911CreateRequest
    from .e911_document import E911Document
    from .e911_list_document import E911ListDocument
    from .e911_number import E911Number
    from .e911_number_attributes import E911NumberAttributes
    from .e911_number_list_document import E911NumberListDocument
    from .e911_update_attributes import E911UpdateAttributes
    from .e911_update_data import E911UpdateData
    from .e911_update_request import E911UpdateRequest
    from .edge_strategy import EdgeStrategy
    from .edge_strategy_attributes import EdgeStrategyAttributes
    from .edge_strategy_list_document import EdgeStrategyListDocument
    from .error_detail_fields import ErrorDetailFields
    from .error_document import ErrorDocument
    from .error_object import ErrorObject
    from .exchange import Exchange
    from .exchange_list_document import ExchangeListDocument
    from .inbound_mms import InboundMms
    from .inbound_mms_attributes import InboundMmsAttributes
    from .inbound_mms_document import InboundMmsDocument
    from .inbound_sms import InboundSms
    from .inbound_sms_attributes import InboundSmsAttributes
    from .inbound_sms_document import InboundSmsDocument
    from .letter_of_authorization import LetterOfAuthorization
    from .letter_of_authorization_attributes import LetterOfAuthorizationAttributes
    from .letter_of_authorization_document import LetterOfAuthorizationDocument
    from .letter_of_authorization_request import LetterOfAuthorizationRequest
    from .letter_of_authorization_request_attributes import (
        LetterOfAuthorizationRequestAttributes,
    )
    from .letter_of_authorization_request_data import LetterOfAuthorizationRequestData
    from .links import Links
    from .list_cdr_exports_status import ListCdrExportsStatus
    from .list_inbound_routes_route_type import ListInboundRoutesRouteType
    from .media import Media
    from .media_attributes import MediaAttributes
    from .message import Message
    from .message_attributes import MessageAttributes
    from .message_direction import MessageDirection
    from .message_document import MessageDocument
    from .message_list_document import MessageListDocument
    from .message_provision import MessageProvision
    from .message_provision_attributes import MessageProvisionAttributes
    from .message_provision_document import MessageProvisionDocument
    from .message_provision_numbers import MessageProvisionNumbers
    from .message_provision_request import MessageProvisionRequest
    from .message_provision_request_action import MessageProvisionRequestAction
    from .message_provision_status import MessageProvisionStatus
    from .message_relationships import MessageRelationships
    from .message_request import MessageRequest
    from .message_request_attributes import MessageRequestAttributes
    from .message_request_data import MessageRequestData
    from .message_sent import MessageSent
    from .message_sent_document import MessageSentDocument
    from .message_type import MessageType
    from .message_v22_request import MessageV22Request
    from .message_v22_request_attributes import MessageV22RequestAttributes
    from .message_v22_request_data import MessageV22RequestData
    from .message_v22_sent import MessageV22Sent
    from .message_v22_sent_attributes import MessageV22SentAttributes
    from .message_v22_sent_document import MessageV22SentDocument
    from .number import Number
    from .number_attributes import NumberAttributes
    from .number_details_document import NumberDetailsDocument
    from .number_details_request import NumberDetailsRequest
    from .number_document import NumberDocument
    from .number_list_document import NumberListDocument
    from .number_relationships import NumberRelationships
    from .number_type import NumberType
    from .number_update_request import NumberUpdateRequest
    from .other_resource import OtherResource
    from .partial_number_document import PartialNumberDocument
    from .port_order import PortOrder
    from .port_order_address import PortOrderAddress
    from .port_order_attributes import PortOrderAttributes
    from .port_order_cancel_attributes import PortOrderCancelAttributes
    from .port_order_cancel_data import PortOrderCancelData
    from .port_order_cancel_request import PortOrderCancelRequest
    from .port_order_country_code import PortOrderCountryCode
    from .port_order_create_attributes import PortOrderCreateAttributes
    from .port_order_create_data import PortOrderCreateData
    from .port_order_create_request import PortOrderCreateRequest
    from .port_order_document import PortOrderDocument
    from .port_order_file import PortOrderFile
    from .port_order_file_document import PortOrderFileDocument
    from .port_order_file_list_document import PortOrderFileListDocument
    from .port_order_file_request import PortOrderFileRequest
    from .port_order_group import PortOrderGroup
    from .port_order_group_attributes import PortOrderGroupAttributes
    from .port_order_group_document import PortOrderGroupDocument
    from .port_order_group_numbers_request import PortOrderGroupNumbersRequest
    from .port_order_list_document import PortOrderListDocument
    from .port_order_loa_details import PortOrderLoaDetails
    from .port_order_loa_details_request import PortOrderLoaDetailsRequest
    from .port_order_numbers_request import PortOrderNumbersRequest
    from .port_order_presets import PortOrderPresets
    from .port_order_presets_request import PortOrderPresetsRequest
    from .port_order_status_attributes import PortOrderStatusAttributes
    from .port_order_status_document import PortOrderStatusDocument
    from .port_order_status_resource import PortOrderStatusResource
    from .port_order_status_type_1 import PortOrderStatusType1
    from .port_order_status_type_2_type_1 import PortOrderStatusType2Type1
    from .port_order_status_type_3_type_1 import PortOrderStatusType3Type1
    from .port_order_update_attributes import PortOrderUpdateAttributes
    from .port_order_update_data import PortOrderUpdateData
    from .port_order_update_request import PortOrderUpdateRequest
    from .port_order_usage_type import PortOrderUsageType
    from .portability import Portability
    from .portability_document import PortabilityDocument
    from .portability_request import PortabilityRequest
    from .price_details import PriceDetails
    from .relationship import Relationship
    from .resource_identifier import ResourceIdentifier
    from .route import Route
    from .route_assignment_data import RouteAssignmentData
    from .route_assignment_request import RouteAssignmentRequest
    from .route_attributes import RouteAttributes
    from .route_create_attributes import RouteCreateAttributes
    from .route_create_attributes_route_type import RouteCreateAttributesRouteType
    from .route_create_data import RouteCreateData
    from .route_create_request import RouteCreateRequest
    from .route_document import RouteDocument
    from .route_list_document import RouteListDocument
    from .route_type import RouteType
    from .route_update_attributes import RouteUpdateAttributes
    from .route_update_attributes_route_type import RouteUpdateAttributesRouteType
    from .route_update_data import RouteUpdateData
    from .route_update_request import RouteUpdateRequest
    from .search_for_purchasable_phone_numbers_number_type import (
        SearchForPurchasablePhoneNumbersNumberType,
    )
    from .status_change_document import StatusChangeDocument
    from .status_change_event import StatusChangeEvent
    from .status_change_event_attributes import StatusChangeEventAttributes
    from .to_many_relationship import ToManyRelationship

_MODULES = {
    "AreaCode": "area_code",
    "AreaCodeListDocument": "area_code_list_document",
    "AvailableNumber": "available_number",
    "AvailableNumberAttributes": "available_number_attributes",
    "AvailableNumberListDocument": "available_number_list_document",
    "BusinessDocument": "business_document",
    "BusinessDocumentFiles": "business_document_files",
    "Callback": "callback",
    "CallbackAttributes": "callback_attributes",
    "CallbackDocument": "callback_document",
    "CallbackRequest": "callback_request",
    "CallbackRequestAttributes": "callback_request_attributes",
    "CallbackRequestData": "callback_request_data",
    "CdrExport": "cdr_export",
    "CdrExportAttributes": "cdr_export_attributes",
    "CdrExportDocument": "cdr_export_document",
    "CdrExportFilters": "cdr_export_filters",
    "CdrExportListDocument": "cdr_export_list_document",
    "CdrExportRequest": "cdr_export_request",
    "CdrExportRequestAttributes": "cdr_export_request_attributes",
    "CdrExportRequestData": "cdr_export_request_data",
    "CdrExportRequestFilters": "cdr_export_request_filters",
    "CdrExportStatus": "cdr_export_status",
    "Cnam": "cnam",
    "CnamAssociation": "cnam_association",
    "CnamAssociationAttributes": "cnam_association_attributes",
    "CnamAssociationDocument": "cnam_association_document",
    "CnamAttributes": "cnam_attributes",
    "CnamCreateRequest": "cnam_create_request",
    "CnamDocument": "cnam_document",
    "CnamListDocument": "cnam_list_document",
    "CnamRelationships": "cnam_relationships",
    "CnamUpdateAttributes": "cnam_update_attributes",
    "CnamUpdateData": "cnam_update_data",
    "CnamUpdateRequest": "cnam_update_request",
    "DeliveryReceipt": "delivery_receipt",
    "DeliveryReceiptDocument": "delivery_receipt_document",
    "DeliveryReceiptEvent": "delivery_receipt_event",
    "DeliveryReceiptEventAttributes": "delivery_receipt_event_attributes",
    "E911": "e911",
    "E911AddressType": "e911_address_type",
    "E911Attributes": "e911_attributes",
    "E911Country": "e911_country",
    "E911CountryCode": "e911_country_code",
    "E911CreateAttributes": "e911_create_attributes",
    "E911CreateData": "e911_create_data",
    "E911CreateRequest": "e911_create_request",
    "E911Document": "e911_document",
    "E911ListDocument": "e911_list_document",
    "E911Number": "e911_number",
    "E911NumberAttributes": "e911_number_attributes",
    "E911NumberListDocument": "e911_number_list_document",
    "E911UpdateAttributes": "e911_update_attributes",
    "E911UpdateData": "e911_update_data",
    "E911UpdateRequest": "e911_update_request",
    "EdgeStrategy": "edge_strategy",
    "EdgeStrategyAttributes": "edge_strategy_attributes",
    "EdgeStrategyListDocument": "edge_strategy_list_document",
    "ErrorDetailFields": "error_detail_fields",
    "ErrorDocument": "error_document",
    "ErrorObject": "error_object",
    "Exchange": "exchange",
    "ExchangeListDocument": "exchange_list_document",
    "InboundMms": "inbound_mms",
    "InboundMmsAttributes": "inbound_mms_attributes",
    "InboundMmsDocument": "inbound_mms_document",
    "InboundSms": "inbound_sms",
    "InboundSmsAttributes": "inbound_sms_attributes",
    "InboundSmsDocument": "inbound_sms_document",
    "LetterOfAuthorization": "letter_of_authorization",
    "LetterOfAuthorizationAttributes": "letter_of_authorization_attributes",
    "LetterOfAuthorizationDocument": "letter_of_authorization_document",
    "LetterOfAuthorizationRequest": "letter_of_authorization_request",
    "LetterOfAuthorizationRequestAttributes": "letter_of_authorization_request_attributes",
    "LetterOfAuthorizationRequestData": "letter_of_authorization_request_data",
    "Links": "links",
    "ListCdrExportsStatus": "list_cdr_exports_status",
    "ListInboundRoutesRouteType": "list_inbound_routes_route_type",
    "Media": "media",
    "MediaAttributes": "media_attributes",
    "Message": "message",
    "MessageAttributes": "message_attributes",
    "MessageDirection": "message_direction",
    "MessageDocument": "message_document",
    "MessageListDocument": "message_list_document",
    "MessageProvision": "message_provision",
    "MessageProvisionAttributes": "message_provision_attributes",
    "MessageProvisionDocument": "message_provision_document",
    "MessageProvisionNumbers": "message_provision_numbers",
    "MessageProvisionRequest": "message_provision_request",
    "MessageProvisionRequestAction": "message_provision_request_action",
    "MessageProvisionStatus": "message_provision_status",
    "MessageRelationships": "message_relationships",
    "MessageRequest": "message_request",
    "MessageRequestAttributes": "message_request_attributes",
    "MessageRequestData": "message_request_data",
    "MessageSent": "message_sent",
    "MessageSentDocument": "message_sent_document",
    "MessageType": "message_type",
    "MessageV22Request": "message_v22_request",
    "MessageV22RequestAttributes": "message_v22_request_attributes",
    "MessageV22RequestData": "message_v22_request_data",
    "MessageV22Sent": "message_v22_sent",
    "MessageV22SentAttributes": "message_v22_sent_attributes",
    "MessageV22SentDocument": "message_v22_sent_document",
    "Number": "number",
    "NumberAttributes": "number_attributes",
    "NumberDetailsDocument": "number_details_document",
    "NumberDetailsRequest": "number_details_request",
    "NumberDocument": "number_document",
    "NumberListDocument": "number_list_document",
    "NumberRelationships": "number_relationships",
    "NumberType": "number_type",
    "NumberUpdateRequest": "number_update_request",
    "OtherResource": "other_resource",
    "PartialNumberDocument": "partial_number_document",
    "PortOrder": "port_order",
    "PortOrderAddress": "port_order_address",
    "PortOrderAttributes": "port_order_attributes",
    "PortOrderCancelAttributes": "port_order_cancel_attributes",
    "PortOrderCancelData": "port_order_cancel_data",
    "PortOrderCancelRequest": "port_order_cancel_request",
    "PortOrderCountryCode": "port_order_country_code",
    "PortOrderCreateAttributes": "port_order_create_attributes",
    "PortOrderCreateData": "port_order_create_data",
    "PortOrderCreateRequest": "port_order_create_request",
    "PortOrderDocument": "port_order_document",
    "PortOrderFile": "port_order_file",
    "PortOrderFileDocument": "port_order_file_document",
    "PortOrderFileListDocument": "port_order_file_list_document",
    "PortOrderFileRequest": "port_order_file_request",
    "PortOrderGroup": "port_order_group",
    "PortOrderGroupAttributes": "port_order_group_attributes",
    "PortOrderGroupDocument": "port_order_group_document",
    "PortOrderGroupNumbersRequest": "port_order_group_numbers_request",
    "PortOrderListDocument": "port_order_list_document",
    "PortOrderLoaDetails": "port_order_loa_details",
    "PortOrderLoaDetailsRequest": "port_order_loa_details_request",
    "PortOrderNumbersRequest": "port_order_numbers_request",
    "PortOrderPresets": "port_order_presets",
    "PortOrderPresetsRequest": "port_order_presets_request",
    "PortOrderStatusAttributes": "port_order_status_attributes",
    "PortOrderStatusDocument": "port_order_status_document",
    "PortOrderStatusResource": "port_order_status_resource",
    "PortOrderStatusType1": "port_order_status_type_1",
    "PortOrderStatusType2Type1": "port_order_status_type_2_type_1",
    "PortOrderStatusType3Type1": "port_order_status_type_3_type_1",
    "PortOrderUpdateAttributes": "port_order_update_attributes",
    "PortOrderUpdateData": "port_order_update_data",
    "PortOrderUpdateRequest": "port_order_update_request",
    "PortOrderUsageType": "port_order_usage_type",
    "Portability": "portability",
    "PortabilityDocument": "portability_document",
    "PortabilityRequest": "portability_request",
    "PriceDetails": "price_details",
    "Relationship": "relationship",
    "ResourceIdentifier": "resource_identifier",
    "Route": "route",
    "RouteAssignmentData": "route_assignment_data",
    "RouteAssignmentRequest": "route_assignment_request",
    "RouteAttributes": "route_attributes",
    "RouteCreateAttributes": "route_create_attributes",
    "RouteCreateAttributesRouteType": "route_create_attributes_route_type",
    "RouteCreateData": "route_create_data",
    "RouteCreateRequest": "route_create_request",
    "RouteDocument": "route_document",
    "RouteListDocument": "route_list_document",
    "RouteType": "route_type",
    "RouteUpdateAttributes": "route_update_attributes",
    "RouteUpdateAttributesRouteType": "route_update_attributes_route_type",
    "RouteUpdateData": "route_update_data",
    "RouteUpdateRequest": "route_update_request",
    "SearchForPurchasablePhoneNumbersNumberType": "search_for_purchasable_phone_numbers_number_type",
    "StatusChangeDocument": "status_change_document",
    "StatusChangeEvent": "status_change_event",
    "StatusChangeEventAttributes": "status_change_event_attributes",
    "ToManyRelationship": "to_many_relationship",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - on first use

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = (
    "AreaCode",
    "AreaCodeListDocument",
    "AvailableNumber",
    "AvailableNumberAttributes",
    "AvailableNumberListDocument",
    "BusinessDocument",
    "BusinessDocumentFiles",
    "Callback",
    "CallbackAttributes",
    "CallbackDocument",
    "CallbackRequest",
    "CallbackRequestAttributes",
    "CallbackRequestData",
    "CdrExport",
    "CdrExportAttributes",
    "CdrExportDocument",
    "CdrExportFilters",
    "CdrExportListDocument",
    "CdrExportRequest",
    "CdrExportRequestAttributes",
    "CdrExportRequestData",
    "CdrExportRequestFilters",
    "CdrExportStatus",
    "Cnam",
    "CnamAssociation",
    "CnamAssociationAttributes",
    "CnamAssociationDocument",
    "CnamAttributes",
    "CnamCreateRequest",
    "CnamDocument",
    "CnamListDocument",
    "CnamRelationships",
    "CnamUpdateAttributes",
    "CnamUpdateData",
    "CnamUpdateRequest",
    "DeliveryReceipt",
    "DeliveryReceiptDocument",
    "DeliveryReceiptEvent",
    "DeliveryReceiptEventAttributes",
    "E911",
    "E911AddressType",
    "E911Attributes",
    "E911Country",
    "E911CountryCode",
    "E911CreateAttributes",
    "E911CreateData",
    "E911CreateRequest",
    "E911Document",
    "E911ListDocument",
    "E911Number",
    "E911NumberAttributes",
    "E911NumberListDocument",
    "E911UpdateAttributes",
    "E911UpdateData",
    "E911UpdateRequest",
    "EdgeStrategy",
    "EdgeStrategyAttributes",
    "EdgeStrategyListDocument",
    "ErrorDetailFields",
    "ErrorDocument",
    "ErrorObject",
    "Exchange",
    "ExchangeListDocument",
    "InboundMms",
    "InboundMmsAttributes",
    "InboundMmsDocument",
    "InboundSms",
    "InboundSmsAttributes",
    "InboundSmsDocument",
    "LetterOfAuthorization",
    "LetterOfAuthorizationAttributes",
    "LetterOfAuthorizationDocument",
    "LetterOfAuthorizationRequest",
    "LetterOfAuthorizationRequestAttributes",
    "LetterOfAuthorizationRequestData",
    "Links",
    "ListCdrExportsStatus",
    "ListInboundRoutesRouteType",
    "Media",
    "MediaAttributes",
    "Message",
    "MessageAttributes",
    "MessageDirection",
    "MessageDocument",
    "MessageListDocument",
    "MessageProvision",
    "MessageProvisionAttributes",
    "MessageProvisionDocument",
    "MessageProvisionNumbers",
    "MessageProvisionRequest",
    "MessageProvisionRequestAction",
    "MessageProvisionStatus",
    "MessageRelationships",
    "MessageRequest",
    "MessageRequestAttributes",
    "MessageRequestData",
    "MessageSent",
    "MessageSentDocument",
    "MessageType",
    "MessageV22Request",
    "MessageV22RequestAttributes",
    "MessageV22RequestData",
    "MessageV22Sent",
    "MessageV22SentAttributes",
    "MessageV22SentDocument",
    "Number",
    "NumberAttributes",
    "NumberDetailsDocument",
    "NumberDetailsRequest",
    "NumberDocument",
    "NumberListDocument",
    "NumberRelationships",
    "NumberType",
    "NumberUpdateRequest",
    "OtherResource",
    "PartialNumberDocument",
    "Portability",
    "PortabilityDocument",
    "PortabilityRequest",
    "PortOrder",
    "PortOrderAddress",
    "PortOrderAttributes",
    "PortOrderCancelAttributes",
    "PortOrderCancelData",
    "PortOrderCancelRequest",
    "PortOrderCountryCode",
    "PortOrderCreateAttributes",
    "PortOrderCreateData",
    "PortOrderCreateRequest",
    "PortOrderDocument",
    "PortOrderFile",
    "PortOrderFileDocument",
    "PortOrderFileListDocument",
    "PortOrderFileRequest",
    "PortOrderGroup",
    "PortOrderGroupAttributes",
    "PortOrderGroupDocument",
    "PortOrderGroupNumbersRequest",
    "PortOrderListDocument",
    "PortOrderLoaDetails",
    "PortOrderLoaDetailsRequest",
    "PortOrderNumbersRequest",
    "PortOrderPresets",
    "PortOrderPresetsRequest",
    "PortOrderStatusAttributes",
    "PortOrderStatusDocument",
    "PortOrderStatusResource",
    "PortOrderStatusType1",
    "PortOrderStatusType2Type1",
    "PortOrderStatusType3Type1",
    "PortOrderUpdateAttributes",
    "PortOrderUpdateData",
    "PortOrderUpdateRequest",
    "PortOrderUsageType",
    "PriceDetails",
    "Relationship",
    "ResourceIdentifier",
    "Route",
    "RouteAssignmentData",
    "RouteAssignmentRequest",
    "RouteAttributes",
    "RouteCreateAttributes",
    "RouteCreateAttributesRouteType",
    "RouteCreateData",
    "RouteCreateRequest",
    "RouteDocument",
    "RouteListDocument",
    "RouteType",
    "RouteUpdateAttributes",
    "RouteUpdateAttributesRouteType",
    "RouteUpdateData",
    "RouteUpdateRequest",
    "SearchForPurchasablePhoneNumbersNumberType",
    "StatusChangeDocument",
    "StatusChangeEvent",
    "StatusChangeEventAttributes",
    "ToManyRelationship",
)
