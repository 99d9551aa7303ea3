"""The central server: people edit, review, publish and watch; Django lives here and nowhere else."""
