"""The parts screens are made of; importing this makes them known to kv."""
