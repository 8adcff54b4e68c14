"""Call the overlays and hold what they send against the document.

``probes`` has what an operation takes and values for it, ``loaded`` imports both clients from any
tree, ``coverage`` calls each method in all ways and tells what is sent otherwise.
"""
