"""The steps by which the tables of `devices` grow."""
