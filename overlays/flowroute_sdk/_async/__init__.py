"""The client, its executor and its resources."""
