"""Moving and still pictures: decoding them away from the screen's thread."""
