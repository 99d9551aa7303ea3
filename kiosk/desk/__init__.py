"""Where the staff stand: what fills the screens behind the PIN, and does what they ask."""
