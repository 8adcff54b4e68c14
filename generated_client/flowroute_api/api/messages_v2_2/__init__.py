# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""Contains endpoint functions for accessing the API"""
