"""The Django project: its settings, its addresses, and what every page has in common."""
