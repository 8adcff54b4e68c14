"""From an operation and its arguments to a request that is ready to be sent."""
