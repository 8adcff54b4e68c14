"""What can't be the same on both sides, written by hand for each: ``x_async`` and ``x_sync``."""
