"""The async resources: the operations of the API as methods, and helpers on them."""
