"""What `kiosk release` does, one module for the settings, the asking and the doing."""
