"""Three reviews by three people, and urgent notices."""
