"""The steps by which the tables of `review` grow."""
