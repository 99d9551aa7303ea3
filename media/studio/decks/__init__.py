"""The slide shows: what slides are made of, and the slides of each."""
