"""The behaviour of a visit: pure, with an injected clock; knows the content, no screen."""
