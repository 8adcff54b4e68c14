"""Files from addresses that somebody else has written, and what is in them."""
