"""Credentials, the old way."""

__all__ = ["basic_auth"]
