"""Kiosks: their pairing, and what they say to the server."""
