"""The narrator's phone: a page served on the room's network, and what it may do."""
