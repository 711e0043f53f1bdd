"""The audit's instrument: what a subject's box shows, and where people and things stand; trained on the art alone."""
