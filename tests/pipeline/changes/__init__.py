"""Changes of documents, and what is told of them."""
