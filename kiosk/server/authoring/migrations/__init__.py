"""The steps by which the tables of `authoring` grow."""
