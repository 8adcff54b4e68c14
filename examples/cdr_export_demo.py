"""Call records: an export from the request to its rows.

Runs against a sandbox that it starts itself; with FR_ACCESS_KEY and FR_SECRET_KEY set, against the
real API, or against FR_BASE_URL. It costs nothing.
"""

from datetime import UTC, datetime, timedelta

from flowroute_sdk import Flowroute, InvalidArgument
from flowroute_sdk.models import CdrExportDocument
from support import chapter, connected, options, step


def ask(client: Flowroute) -> CdrExportDocument:
    now = datetime.now(UTC)
    try:
        client.cdr_exports.create_a_cdr_export(start=now - timedelta(days=100), end=now)
    except InvalidArgument as error:
        step("A period of more than 92 days isn't even sent.", error)
    created = client.cdr_exports.create_a_cdr_export(start=now - timedelta(days=30), end=now)
    step("Asked for the calls of the last thirty days.", f"export {created.data.id}")
    return client.cdr_exports.wait_until_ready(created)


def show(client: Flowroute, export: CdrExportDocument) -> None:
    totals = export.data.attributes
    step(f"It is ready, until {totals.expires_at}.", f"{totals.num_calls} calls")
    longest = None
    for call in client.cdr_exports.rows(export):
        if longest is None or (call.duration or 0) > (longest.duration or 0):
            longest = call
    if longest is not None:
        step(
            f"The longest took {longest.duration} seconds, to {longest.destination}.",
            f"{longest.total_cost} USD",
        )


def tour(client: Flowroute) -> None:
    """Take the steps, each told in a sentence."""
    chapter("Call records")
    show(client, ask(client))


def main() -> None:
    """Run the tour alone."""
    options(__doc__, spends=False)
    with connected() as client:
        tour(client)


if __name__ == "__main__":
    main()
