"""The networks of the embedded model: autoencoder, text encoder, denoiser."""
