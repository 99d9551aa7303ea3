"""Films and recordings as they arrive: looked into, and made fit for weak kiosks."""
