"""The commands that are no operations, a module for each; `_own` says which there are."""
