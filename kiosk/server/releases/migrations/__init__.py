"""The steps by which the tables of `releases` grow."""
