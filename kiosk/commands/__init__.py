"""The commands of `kiosk`, one module each, imported only when they are called."""
