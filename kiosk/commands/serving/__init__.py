"""`kiosk server`: what it can be asked for."""
