"""What is done in the background, and goes on after a crash."""
