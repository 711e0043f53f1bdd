"""What each cell is told of its region: where it lies in the whole box, how large the box is, whose words it reads."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from training.models.text_encoder import MASKED

CUES = 17
REFERENCE_CELLS = 32


def place_in_box(region_masks: Tensor, region_boxes: Tensor) -> Tensor:
    """masks [batch, regions, h, w], boxes [batch, regions, 4] as parts of the canvas -> cues [batch, 17, h, w].

    A cell of a partly hidden subject knows its place in the whole box, so that the visible part stays the right part.
    """
    height, width = region_masks.shape[2:]
    owned = region_masks * (region_boxes[:, :, 2] > 0).to(region_masks.dtype)[:, :, None, None]
    x, y, box_width, box_height = (region_boxes[:, :, index, None, None] for index in range(4))
    u = (centres(width, region_masks)[None, None, None, :] - x) / box_width.clamp(min=1e-3) * 2 - 1
    v = (centres(height, region_masks)[None, None, :, None] - y) / box_height.clamp(min=1e-3) * 2 - 1

    def of_owner(value: Tensor) -> Tensor:
        return (owned * value.expand(owned.shape)).sum(1, keepdim=True)

    u, v = of_owner(u), of_owner(v)
    covered = owned.sum(1, keepdim=True).clamp(max=1)
    sizes = [of_owner(box_height * height / REFERENCE_CELLS), of_owner(box_width * width / REFERENCE_CELLS)]
    waves = [
        wave(frequency * math.pi / 2 * place) * covered
        for frequency in (1, 2, 4)
        for place in (u, v)
        for wave in (torch.sin, torch.cos)
    ]
    return torch.cat([u, v, covered, *sizes, *waves], dim=1)


def centres(cells: int, like: Tensor) -> Tensor:
    """Centres of the cells along one side, 0..1."""
    return ((torch.arange(cells, device=like.device) + 0.5) / cells).to(like.dtype)


def ownership(region_masks: Tensor, halvings: int) -> Tensor:
    """Each cell's weights over the regions, summing to 1, at a resolution halved so many times."""
    for _ in range(halvings):
        region_masks = F.avg_pool2d(region_masks, 2)
    return region_masks / region_masks.sum(1, keepdim=True).clamp(min=1e-6)


def attention_bias(region_masks: Tensor, token_mask: Tensor, halvings: int) -> Tensor:
    """[batch, 1, h * w, regions * length]: log of the mask; max-pooled, so that small boxes survive; padding is masked."""
    for _ in range(halvings):
        region_masks = F.max_pool2d(region_masks, 2, ceil_mode=True)
    length = token_mask.shape[1] // region_masks.shape[1]
    logarithm = torch.log(region_masks.clamp(min=1e-6))
    bias = torch.where(region_masks > 0, logarithm, torch.full_like(logarithm, MASKED))
    of_cells = bias.flatten(2).transpose(1, 2).repeat_interleave(length, dim=2)[:, None]
    return of_cells + ((1 - token_mask) * MASKED)[:, None, None, :]
