"""The old controllers."""
