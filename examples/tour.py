"""The whole tour: numbers, routes, messages, addresses, names, call records, porting, and back.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. What spends needs --spend there, what sends --spend --to NUMBER.
"""

import cdr_export_demo
import cnam_demo
import demo_with_comments
import e911_demo
import porting_demo
from number_route_message_demo import messages, numbers, routes
from support import connected, has_credentials, options, plan

READS = "look at what is for sale, and at numbers, routes, messages, addresses and caller names"
MAKES = (
    "make a route and an emergency address, each free, and delete them again; "
    "export the calls of a month"
)
SPENDS = "buy a number of at most a few dollars, give it an address and a caller name, release it"
SENDS = "send one SMS and one MMS to {}"


def main() -> None:
    """Take the tour."""
    chosen = options(__doc__, sends=True)
    if has_credentials():
        steps = [READS, MAKES, *([SPENDS] if chosen.spend else [])]
        steps += [SENDS.format(chosen.to)] if chosen.spend and chosen.to else []
        plan(steps)
    with connected() as client:
        with numbers(client, spend=chosen.spend) as number_id:
            routes(client, number_id)
            messages(client, number_id, chosen.to)
            e911_demo.tour(client, spend=chosen.spend, number_id=number_id)
            cnam_demo.tour(client, spend=chosen.spend, number_id=number_id)
            cdr_export_demo.tour(client)
        porting_demo.tour(client, spend=chosen.spend)
        demo_with_comments.tour(client)


if __name__ == "__main__":
    main()
