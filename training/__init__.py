"""Training of the embedded model: art, scenes, models."""
