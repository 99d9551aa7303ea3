"""`kiosk agent` and `kiosk update`: the parts they share."""
