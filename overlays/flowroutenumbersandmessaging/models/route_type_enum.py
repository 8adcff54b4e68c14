"""The kinds of routes."""


class RouteTypeEnum:
    """The kinds of routes."""

    SIPREG = "sip-reg"
    HOST = "host"
    URI = "uri"
    NUMBER = "number"
