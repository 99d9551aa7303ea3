"""A small web server for a desk: the published tree over HTTP, and nothing else."""
