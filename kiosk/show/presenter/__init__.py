"""A narrator's visit as pure behaviour: the order of things, the time, what the guests see."""
