#!/usr/bin/env python
# The previous SDK's interface with dicts as bodies, and a word on each call.
import os
import pprint

from flowroutenumbersandmessaging.exceptions.error_exception import ErrorException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import FlowroutenumbersandmessagingClient

# Credentials and, for a send, the numbers
basic_auth_user_name = os.environ.get('FR_ACCESS_KEY')
basic_auth_password = os.environ.get('FR_SECRET_KEY')
test_from_number = None
test_to_number = None

# The client has a controller for each kind of resource.
client = FlowroutenumbersandmessagingClient(basic_auth_user_name, basic_auth_password)

# Vanity numbers in the inventory: what is None isn't filtered by.
print("--Search for Purchasable Phone Numbers")
result = client.numbers.search_for_purchasable_phone_numbers(None, None, "7", 3, None, None, None)
pprint.pprint(result)

# The account's own numbers; each number's id is the number itself, eleven digits.
print("--List Account Phone Numbers")
result = client.numbers.list_account_phone_numbers(limit=5)
number_id = result["data"][0]["id"]
pprint.pprint(client.numbers.list_phone_number_details(number_id))

# A name for the number.
print("--Set an Alias")
pprint.pprint(client.numbers.set_did_alias(number_id, "Front desk"))

# The first route is always sip-reg with the id 0; it is what new numbers start with.
print("---List Inbound Routes")
result = client.routes.list_inbound_routes(2)
pprint.pprint(result)
request_body = {
    "data": {
        "type": "route",
        "id": result["data"][0]["id"],
    }
}
print("---Update Primary Voice Route")
if client.routes.update_primary_voice_route(number_id, request_body) is None:
    print("204: No Content")

# Where the delivery receipts of this number's messages go.
print("---Set a Callback")
print(client.messages.set_did_level_dlr_callback(number_id, "https://example.com/dlr"))

# Only sent when both numbers are filled in above: a message costs money.
if test_to_number and test_from_number:
    request_body = {
        "data": {
            "type": "message",
            "attributes": {
                "to": str(test_to_number),
                "from": str(test_from_number),
                "body": "hello there",
            }
        }
    }
    print("---Send A Message")
    pprint.pprint(client.messages.send_a_message(request_body))

# What the API refuses arrives as an ErrorException.
print("---Look Up A Message Detail Record")
try:
    client.messages.look_up_a_message_detail_record("mdr2-00000000000000000000000000000000")
except ErrorException as e:
    print(e)
    print(e.context.response.raw_body)
