"""The steps by which the tables of `accounts` grow."""
