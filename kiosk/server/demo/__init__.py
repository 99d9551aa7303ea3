"""A township to try the server with: three villages, people, and what is shown already."""
