"""What makes life easier, with a word on each: pages, numbers, errors, options, raw answers.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. Nothing here spends or sends.
"""

from itertools import islice

from flowroute_sdk import Flowroute, FlowrouteError, InvalidArgument, NotFound
from support import chapter, connected, options, step


def pages(client: Flowroute) -> None:
    # Iterating over a list goes on from page to page. `limit` is the size of a page, `max_items`
    # says where to stop.
    found = client.numbers.search_for_purchasable_phone_numbers(
        state="wa", order_by="monthly_cost", limit=10, max_items=25
    )
    step(
        "25 numbers in Washington, fetched ten at a time; the last three.",
        [number.id for number in found][-3:],
    )

    # A page can be used by itself as well: it has `data` and `links`, and knows the next one.
    page = client.numbers.list_available_area_codes(limit=5)
    following = page.next_page()
    last = [area.id for area in following.data] if following else "none"
    step("The second page of area codes.", last)

    # Or page by page.
    counts = [len(page.data) for page in islice(page.iter_pages(), 3)]
    step("How many there are on the first three pages.", counts)


def forms(client: Flowroute) -> None:
    # Numbers are taken in any usual form, and records stand for their ids.
    own = next(iter(client.numbers.list_account_phone_numbers(max_items=1)), None)
    if own is None:
        return
    digits = own.id
    written = f"+1 ({digits[1:4]}) {digits[4:7]}-{digits[7:]}"
    for form in (digits, int(digits), written, own):
        client.numbers.list_phone_number_details(form)
    step("Four ways to name the same number.", [digits, int(digits), written, "its record"])


def errors(client: Flowroute) -> None:
    # What can't be right is refused before it is sent, and says what would be right.
    try:
        client.numbers.list_account_phone_numbers(limit=1000)
    except InvalidArgument as error:
        step(f"A page of a thousand isn't asked for: {error.outcome}.", error)

    # What the API refuses has its status, title and detail; there is a class for each status.
    try:
        client.e911s.get_e911("999999999")
    except NotFound as error:
        step(f"A record that isn't there is a NotFound: {error.outcome}.", error)

    # FlowrouteError catches everything, the connection's troubles included.
    try:
        client.with_options(max_retries=0).request("GET", "/v2/nothing/here")
    except FlowrouteError as error:
        step("A path that the API doesn't know, caught as a FlowrouteError.", error)


def settings(client: Flowroute) -> None:
    # Time-outs and retries are set for a client, for a block, or for one call. A deadline counts
    # over all attempts. What isn't safe to repeat is never repeated, whatever is set here.
    patient = client.with_options(deadline=30, max_retries=5)
    step(
        "Counted the routes, within 30 seconds at most.",
        len(patient.routes.list_inbound_routes().data),
    )
    quick = client.e911s.list_e911s(timeout=5, max_retries=0)
    step("Counted the addresses of the first page, in one attempt.", len(quick.data))


def raw(client: Flowroute) -> None:
    # The untouched answer, with its status and headers; `parse()` gives what a plain call returns.
    answer = client.with_raw_response.routes.list_inbound_routes(limit=1)
    kind = answer.headers["content-type"]
    step(f"An answer as it came: {answer.status}, {kind}.", f"{answer.content.decode()[:60]}...")
    step("The first route in it, once parsed.", answer.parse().data[0].attributes.alias)


def texts(client: Flowroute) -> None:
    # One curly quote makes a message more than twice as long.
    for quote in ("'", "\u2019"):
        text = f"It{quote}s a message of a hundred characters and some more. " + "Bla " * 15
        size = client.messages.segments(text)
        culprits = [f"{one.name}, instead of {one.plain}" for one in size.non_ascii] or ""
        step(f"{text[:14]}... goes out as {size.encoding}; segments: {size.count}.", culprits)


def tour(client: Flowroute) -> None:
    """Take the steps, each told in a sentence."""
    chapter("Good to know")
    pages(client)
    forms(client)
    errors(client)
    settings(client)
    raw(client)
    texts(client)


def main() -> None:
    """Run the tour alone."""
    options(__doc__, spends=False)
    with connected() as client:
        tour(client)


if __name__ == "__main__":
    main()
