"""Every screen of the township, seen from the console."""
