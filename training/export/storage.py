"""How weights are stored: half the bytes as float16, a quarter as int8. Inputs and outputs stay float32."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALL = 256


def store_as_float16(file: Path) -> None:
    """Float32 weights become float16 with a Cast behind them, which onnxruntime folds away when it loads the graph."""
    model = onnx.load(str(file))
    casts = []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.size < SMALL:
            continue
        name = weight.name
        half = numpy_helper.from_array(values.astype(np.float16), f"{name}_float16")
        weight.CopyFrom(half)
        casts.append(helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(file))


def store_as_int8(file: Path) -> None:
    """Matrices become int8 with one scale per row of a word table, per column of a layer.

    Only weights are rounded, as `round_to_int8` does before training reads the token states, so nothing is lost here;
    dynamic quantisation, which rounds activations too, moved the token states by 13 %.
    """
    model = onnx.load(str(file))
    tables = {node.input[0] for node in model.graph.node if node.op_type == "Gather"}
    weights = [weight for weight in model.graph.initializer if is_matrix(weight)]
    nodes = []
    for weight in weights:
        values = numpy_helper.to_array(weight)
        scale = np.abs(values).max(axis=1 if weight.name in tables else 0, keepdims=True) / 127
        scale = np.maximum(scale, 1e-12).astype(np.float32)
        name = weight.name
        codes = numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{name}_int8")
        model.graph.initializer.extend([codes, numpy_helper.from_array(scale, f"{name}_scale")])
        nodes.append(helper.make_node("Cast", [codes.name], [f"{name}_codes"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [f"{name}_codes", f"{name}_scale"], [name]))
        model.graph.initializer.remove(weight)
    rest = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*nodes, *rest])
    onnx.checker.check_model(model)
    onnx.save(model, str(file))


def is_matrix(weight: TensorProto) -> bool:
    return weight.data_type == TensorProto.FLOAT and len(weight.dims) == 2 and min(weight.dims) >= SMALL
