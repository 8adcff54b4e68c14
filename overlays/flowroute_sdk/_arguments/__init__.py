"""What people hand over, checked and put into the form that the API wants."""
