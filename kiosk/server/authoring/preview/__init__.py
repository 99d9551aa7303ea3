"""What a draft looks like on the glass: drawn by the kiosk itself, in the background."""
