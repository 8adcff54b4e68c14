"""Where a client calls: its base URL, taken apart once."""

from __future__ import annotations

from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


class Origin:
    """A base URL, taken apart once."""

    __slots__ = ("base_path", "host", "host_header", "port", "scheme", "url")

    def __init__(self, scheme: str, host: str, port: int, base_path: str) -> None:
        self.scheme: str = scheme
        self.host: str = host
        self.port: int = port
        self.base_path: str = base_path
        shown = f"[{host}]" if ":" in host else host
        self.host_header: str = shown if port == PORTS[scheme] else f"{shown}:{port}"
        self.url: str = f"{scheme}://{self.host_header}"

    @property
    def base_url(self) -> str:
        """The base URL in one canonical form, without a slash at the end."""
        return self.url + self.base_path

    def owns(self, url: str) -> bool:
        """Whether a link (absolute, or relative to this host) names this very host."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            return False
        if not parts.scheme and not parts.netloc:
            return parts.path.startswith("/")
        named = (parts.scheme, parts.hostname, port or PORTS.get(parts.scheme))
        return named == (self.scheme, self.host, self.port)
