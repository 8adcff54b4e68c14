"""Take a document as a vendor publishes it, and bring it to our form.

``convert`` brings older forms to OpenAPI 3.1, ``conform`` proposes what our rules ask for and
no vendor writes, ``command`` says what was done and what is left, and places the result.
"""
