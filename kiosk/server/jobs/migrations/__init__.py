"""The steps by which the tables of `jobs` grow."""
