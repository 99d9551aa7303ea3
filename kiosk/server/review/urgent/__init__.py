"""Urgent notices: written by one, confirmed by another, on every chosen screen within a minute."""
