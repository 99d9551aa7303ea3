"""Tells people of alerts: by e-mail, through their groups' robots, and other programs."""
