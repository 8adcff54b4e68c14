"""The whole tour: numbers, routes, messages, E911 addresses, caller names, and the way back.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. What spends needs ``--spend`` there, what sends ``--spend --to``.
"""

import cnam_demo
import demo_with_comments
import e911_demo
import number_route_message_demo
from support import connected, options


def main() -> None:
    """Take the tour."""
    chosen = options(__doc__)
    with connected() as client:
        bought = number_route_message_demo.tour(client, spend=chosen.spend, to=chosen.to)
        e911_demo.tour(client, spend=chosen.spend, number_id=bought)
        cnam_demo.tour(client, spend=chosen.spend, number_id=bought)
        number_route_message_demo.release(client, bought)
        demo_with_comments.tour(client, spend=chosen.spend)


if __name__ == "__main__":
    main()
