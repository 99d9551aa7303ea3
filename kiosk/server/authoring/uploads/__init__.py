"""Large files that come in pieces: the tus protocol, version 1.0."""
