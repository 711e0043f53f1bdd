"""Fixed evaluation: what was drawn in each box, read off by the nearest art."""
