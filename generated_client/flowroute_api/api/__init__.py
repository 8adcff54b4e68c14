# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""Contains methods for accessing the API"""
