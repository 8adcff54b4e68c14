"""Documents of others, brought to our form."""
