"""What was published, where it goes, and how it comes back."""
