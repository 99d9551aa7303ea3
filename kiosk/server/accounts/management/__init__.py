"""What a technician can do at the server itself."""
