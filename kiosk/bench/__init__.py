"""Measures the kiosk from outside, and Chromium in kiosk mode on equal pages beside it.

Nothing here knows the inside of the display: it starts the same command an operator starts,
touches the glass through the X server and reads the pixels back.
"""
