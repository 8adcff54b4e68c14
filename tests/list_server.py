"""A server that holds a list and heeds limit and offset, while others change the list."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.misbehaving_server import Exchange, MisbehavingServer, answer


class ListServer(MisbehavingServer):
    """Answers every request with a page of `ids`; whoever changes them holds `changing`."""

    def __init__(
        self,
        ids: Sequence[str],
        record: Callable[[str], dict[str, Any]],
        meanwhile: Callable[[ListServer], None] | None = None,
        **headers: str,
    ) -> None:
        """Start the server; `meanwhile` is called with it when an answer is under way."""
        super().__init__(self._answer)
        self.ids = list(ids)
        self.changing = threading.Lock()
        self._record = record
        self._meanwhile = meanwhile
        self._headers = headers

    @property
    def queries(self) -> list[dict[str, str]]:
        """The query of each request."""
        return [_query(request.target) for request in self.requests]

    def _answer(self, exchange: Exchange) -> bool:
        query = _query(self.requests[-1].target)
        offset, limit = int(query.get("offset", 0)), int(query.get("limit", 10))
        with self.changing:
            found = self.ids[offset : offset + limit]
            goes_on = offset + limit < len(self.ids)
        links = {"next": f"/?limit={limit}&offset={offset + limit}"} if goes_on else {}
        document = {"data": [self._record(each) for each in found], "links": links}
        is_open = answer(200, json.dumps(document), **self._headers)(exchange)
        if self._meanwhile is not None:
            self._meanwhile(self)
        return is_open


def _query(target: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(target).query).items()}
