"""How the async client carries out calls, whatever the operation."""
