"""How a release arrives: fetched from a server or a stick, verified, and never shown half."""
