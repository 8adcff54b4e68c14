"""Where a dropped client is told of: not to be mutated, as the mutants' frames count too."""

from __future__ import annotations

import pytest
from flowroute_sdk._transports import base


def test_a_dropped_client_is_told_where_it_was_dropped() -> None:
    def finalizer() -> None:
        base.warn_of_dropped("Flowroute", "close()", "with")

    with pytest.warns(ResourceWarning) as told:
        finalizer()

    assert [str(each.message) for each in told] == [
        "Flowroute was dropped without close(): use `with`, or close it when you are done"
    ]
    assert told[0].filename == __file__
    assert told[0].lineno == finalizer.__code__.co_firstlineno + 4
