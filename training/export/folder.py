"""The folder around the graphs: pipeline index, configurations, tokenizer, vocabulary."""

import json
import shutil
from pathlib import Path

from training.models.autoencoder import FACTOR, LATENT_CHANNELS
from training.models.denoiser import CHANNELS
from training.models.text_encoder import MAXIMUM_TOKENS, WIDTH, package_folder

SAMPLE_SIZE = 64
MAXIMUM_SUBJECTS = 8


def write_configurations(folder: Path, scaling_factor: float, shift_factor: float, defaults: dict[str, object]) -> None:
    """Keys are diffusers' own; `evencast` under the scheduler holds the defaults that the evaluation chose."""
    autoencoder = {
        "_class_name": "AutoencoderKL",
        "latent_channels": LATENT_CHANNELS,
        "block_out_channels": [48, 96, 192, 192],
        "scaling_factor": scaling_factor,
        "shift_factor": shift_factor,
    }
    configurations = {
        "model_index.json": model_index(),
        "scheduler/scheduler_config.json": {
            "_class_name": "FlowMatchEulerDiscreteScheduler",
            "num_train_timesteps": 1000,
            **defaults,
        },
        "text_encoder/config.json": {"_class_name": "BertModel", "hidden_size": WIDTH, "num_hidden_layers": 6},
        "unet/config.json": {
            "_class_name": "UNet2DConditionModel",
            "in_channels": LATENT_CHANNELS,
            "out_channels": LATENT_CHANNELS,
            "cross_attention_dim": WIDTH,
            "sample_size": SAMPLE_SIZE,
            "block_out_channels": list(CHANNELS),
            "prediction_type": "flow_prediction",
            "scene_weight": 0.3,
            "maximum_regions": MAXIMUM_SUBJECTS,
        },
        "vae_decoder/config.json": autoencoder,
        "vae_encoder/config.json": autoencoder,
    }
    assert FACTOR == 2 ** (len(autoencoder["block_out_channels"]) - 1)
    for name, value in configurations.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(value, indent=2) + "\n")


def write_tokenizer(folder: Path) -> None:
    target = folder / "tokenizer"
    target.mkdir(parents=True, exist_ok=True)
    tokenizer = json.loads((package_folder() / "tokenizer.json").read_text())
    tokenizer["padding"] = None
    tokenizer["truncation"] = None
    (target / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    settings = json.loads((package_folder() / "tokenizer_config.json").read_text())
    settings["model_max_length"] = MAXIMUM_TOKENS
    (target / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n")
    shutil.copy(package_folder() / "special_tokens_map.json", target / "special_tokens_map.json")


def model_index() -> dict[str, object]:
    return {
        "_class_name": "OnnxStableDiffusionPipeline",
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "text_encoder": ["diffusers", "OnnxRuntimeModel"],
        "tokenizer": ["transformers", "BertTokenizerFast"],
        "unet": ["diffusers", "OnnxRuntimeModel"],
        "vae_decoder": ["diffusers", "OnnxRuntimeModel"],
        "vae_encoder": ["diffusers", "OnnxRuntimeModel"],
    }
