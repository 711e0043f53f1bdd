"""Labels by eye: contact sheets that do not say what was asked, and what the labels say of drawing and instrument."""
