"""A whole site as one zip file: taken away, and brought in."""
