"""What a village's editor writes: a site as a page tree."""
