"""Visits on this machine: kept on its disk, led on its glass, served to the narrator's phone."""
