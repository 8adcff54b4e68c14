"""The async client and its raw view, over an engine and the resources."""
