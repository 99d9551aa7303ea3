"""What a kiosk and the township's server say to each other."""
