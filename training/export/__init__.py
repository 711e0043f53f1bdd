"""Writes trained networks as the standard diffusers-ONNX folder."""
