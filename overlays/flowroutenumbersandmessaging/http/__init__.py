"""Requests, answers and settings of the connection, the old way."""

__all__ = [
    "auth",
    "http_call_back",
    "http_client",
    "http_context",
    "http_method_enum",
    "http_request",
    "http_response",
    "requests_client",
]
