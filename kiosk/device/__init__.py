"""What the machine under the glass does, told honestly."""
