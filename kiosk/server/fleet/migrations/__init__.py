"""The steps by which the tables of `fleet` grow."""
