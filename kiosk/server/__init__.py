"""The central server: people edit, review, publish and watch; Django lives here alone."""
