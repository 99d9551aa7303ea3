"""How ready a site is: its forty minutes, what is wrong, and where to mend it."""
