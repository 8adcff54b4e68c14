"""Porting."""

from __future__ import annotations

from flowroute_sdk.sandbox.world import Call, Reply

from ._documented import as_documented


def check_portability(call: Call) -> Reply:
    """Check whether phone numbers can be ported. So far: what the document shows."""
    return as_documented(call)


def list_port_orders(call: Call) -> Reply:
    """List the port orders of the account. So far: what the document shows."""
    return as_documented(call)


def create_a_port_order(call: Call) -> Reply:
    """Create a port order. So far: what the document shows."""
    return as_documented(call)


def get_a_port_order(call: Call) -> Reply:
    """Read a port order. So far: what the document shows."""
    return as_documented(call)


def update_a_port_order(call: Call) -> Reply:
    """Change a port order. So far: what the document shows."""
    return as_documented(call)


def get_port_order_status(call: Call) -> Reply:
    """Read the status of a port order. So far: what the document shows."""
    return as_documented(call)


def cancel_a_port_order(call: Call) -> Reply:
    """Cancel a port order. So far: what the document shows."""
    return as_documented(call)


def update_port_order_numbers(call: Call) -> Reply:
    """Add phone numbers to a port order, or take some off it. So far: what the document shows."""
    return as_documented(call)


def add_numbers_to_a_port_order_group(call: Call) -> Reply:
    """Add phone numbers to a group of port orders. So far: what the document shows."""
    return as_documented(call)


def get_letter_of_authorization(call: Call) -> Reply:
    """Read the letter of authorization of a port order. So far: what the document shows."""
    return as_documented(call)


def submit_letter_of_authorization(call: Call) -> Reply:
    """Submit the signed letter of authorization. So far: what the document shows."""
    return as_documented(call)


def list_port_order_files(call: Call) -> Reply:
    """List the business documents of a port order. So far: what the document shows."""
    return as_documented(call)


def upload_a_port_order_file(call: Call) -> Reply:
    """Upload a business document for a port order. So far: what the document shows."""
    return as_documented(call)


def get_a_port_order_file(call: Call) -> Reply:
    """Read what is known of a business document. So far: what the document shows."""
    return as_documented(call)
