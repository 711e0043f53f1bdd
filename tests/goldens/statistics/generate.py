"""Writes the statistics' goldens beside itself: pip install scipy numpy; python tests/goldens/statistics/generate.py"""

import itertools
import json
from pathlib import Path

import numpy as np
import scipy
from scipy import optimize, special, stats

HERE = Path(__file__).parent
SCIPY = f"SciPy {scipy.__version__}, NumPy {np.__version__}"
rng = np.random.default_rng(20261124)


def write(name, source, cases):
    (HERE / f"{name}.json").write_text(json.dumps({"source": source, "cases": cases}, indent=1) + "\n")
    print(name, len(cases))


def shares(size, alpha=1.0):
    return [float(x) for x in rng.dirichlet([alpha] * size)]


def tally(numbers):
    return {f"v{i}": x for i, x in enumerate(numbers)}


def distances():
    cases = []
    for size in (2, 3, 5, 10, 30):
        for _ in range(4):
            f, p = shares(size), shares(size)
            cases.append({
                "observed": tally(f), "target": tally(p),
                "totalVariation": float(np.abs(np.subtract(f, p)).sum() / 2),
                "divergence": float(stats.entropy(f, p)),
            })
    return cases


def chi_square():
    cases = []
    for size in (2, 3, 5, 10, 40):
        for n in (20, 160, 5000):
            p = shares(size, 3)
            for counts in (rng.multinomial(n, p), rng.multinomial(n, shares(size, 3))):
                result = stats.chisquare(counts, np.array(p) / sum(p) * n, sum_check=False)
                cases.append({
                    "counts": tally([int(c) for c in counts]), "target": tally(p),
                    "statistic": float(result.statistic), "probability": float(result.pvalue),
                })
    return cases


def gamma():
    grid = itertools.product((0.5, 1, 1.5, 2, 4.5, 10, 49.5, 500), (0.001, 0.5, 1, 3.84, 10, 60, 520))
    return [{"a": a, "x": x, "upper": float(special.gammaincc(a, x)), "lower": float(special.gammainc(a, x))}
            for a, x in grid]


def log_gamma():
    return [{"x": x, "value": float(special.gammaln(x))} for x in (0.1, 0.5, 1, 1.5, 2, 3.7, 10, 100.5, 1e4, 1e6)]


def beta():
    cases = []
    for a, b in ((0.5, 0.5), (0.5, 9.5), (1, 1), (2.5, 8.5), (40.5, 0.5), (30, 70), (5000.5, 300.5)):
        for q in (0.025, 0.5, 0.975):
            x = float(stats.beta.ppf(q, a, b))
            cases.append({"share": q, "a": a, "b": b, "quantile": x, "below": float(special.betainc(a, b, x))})
    return cases


def wilson():
    cases = []
    for k, n in ((0, 1), (0, 10), (1, 10), (8, 10), (10, 10), (31, 60), (159, 160), (500, 1000), (3, 100000)):
        for level in (0.9, 0.95, 0.99):
            ci = stats.binomtest(k, n).proportion_ci(level, method="wilson")
            cases.append({"successes": k, "n": n, "level": level, "low": float(ci.low), "high": float(ci.high)})
    return cases


def dirichlet():
    cases = []
    for counts in ([8, 2], [0, 40], [5, 0, 0, 1], [12, 30, 7, 0, 1, 9, 2, 4, 4, 6]):
        total = sum(counts) + len(counts) / 2
        for level in (0.9, 0.95):
            t = (1 - level) / 2
            ends = {f"v{i}": [float(stats.beta.ppf(q, c + 0.5, total - c - 0.5)) for q in (t, 1 - t)]
                    for i, c in enumerate(counts)}
            cases.append({"counts": tally(counts), "level": level, "intervals": ends})
    return cases


def chance_floor():
    cases = []
    for size, n in ((2, 1), (2, 60), (2, 160), (4, 160), (8, 160), (10, 60), (10, 1000), (3, 7), (5, 240)):
        for p in ([1 / size] * size, shares(size)):
            k = np.arange(n + 1)
            floor = sum(float((np.abs(k - n * q) * stats.binom.pmf(k, n, q)).sum()) for q in p) / (2 * n)
            cases.append({"target": tally(p), "n": n, "floor": floor})
    return cases


def pairwise_bias():
    cases = []
    for size in (2, 4, 8):
        for _ in range(3):
            f = shares(size)
            value = np.mean([abs(a - b) for a, b in itertools.combinations(f, 2)])
            cases.append({"observed": tally(f), "bias": float(value)})
    return cases


def pairwise_bias_floor():
    """Every outcome of the multinomial, weighed by its probability."""
    cases = []
    for size, n in ((2, 1), (2, 7), (2, 60), (3, 5), (3, 20), (4, 8), (4, 12)):
        p = [1 / size] * size
        total = 0.0
        for head in itertools.product(range(n + 1), repeat=size - 1):
            if sum(head) > n:
                continue
            counts = (*head, n - sum(head))
            bias = np.mean([abs(a - b) for a, b in itertools.combinations(counts, 2)]) / n
            total += bias * stats.multinomial.pmf(counts, n, p)
        cases.append({"size": size, "n": n, "floor": float(total)})
    return cases


def correction():
    cases = []
    for size in (2, 3, 4, 10):
        for sharpness in (0.97, 0.8, 0.6):
            for alpha in (1.0, 0.2):
                reads = np.array([
                    sharpness * np.eye(size)[i] + (1 - sharpness) * np.array(shares(size)) for i in range(size)
                ])
                determined = rng.uniform(0.6, 1, size)
                n = int(rng.integers(30, 400))
                seen = np.array(shares(size, alpha)) * determined
                counts = rng.multinomial(n, (seen / seen.sum()) @ reads)
                f = counts / n
                solved = np.linalg.solve(reads.T, f)
                inside = bool((solved >= 0).all())
                if not inside:
                    best = optimize.minimize(
                        lambda w: ((reads.T @ w - f) ** 2).sum(), np.full(size, 1 / size),
                        jac=lambda w: 2 * reads @ (reads.T @ w - f), method="SLSQP",
                        bounds=[(0, 1)] * size, constraints={"type": "eq", "fun": lambda w: w.sum() - 1,
                                                             "jac": lambda w: np.ones(size)},
                        options={"ftol": 1e-16, "maxiter": 5000},
                    )
                    solved = best.x
                weights = solved / determined
                cases.append({
                    "counts": tally([int(c) for c in counts]), "reads": reads.tolist(),
                    "determined": determined.tolist(), "inside": inside,
                    "corrected": tally([float(x) for x in weights / weights.sum()]),
                })
    return cases


def quantiles():
    cases = []
    for size in (1, 2, 7, 40):
        numbers = [float(x) for x in rng.normal(size=size)]
        for q in (0, 0.025, 0.5, 0.975, 1):
            cases.append({"numbers": numbers, "share": q, "quantile": float(np.quantile(numbers, q))})
    return cases


write("distances", f"{SCIPY}: scipy.stats.entropy; half of numpy's L1 norm", distances())
write("chi-square", f"{SCIPY}: scipy.stats.chisquare", chi_square())
write("gamma", f"{SCIPY}: scipy.special.gammaincc and gammainc", gamma())
write("log-gamma", f"{SCIPY}: scipy.special.gammaln", log_gamma())
write("beta", f"{SCIPY}: scipy.stats.beta.ppf, scipy.special.betainc", beta())
write("wilson", f"{SCIPY}: scipy.stats.binomtest(...).proportion_ci(method='wilson')", wilson())
write("dirichlet", f"{SCIPY}: scipy.stats.beta.ppf of Beta(count + 1/2, others + (K - 1)/2)", dirichlet())
write("chance-floor", f"{SCIPY}: sums of |k - np| over scipy.stats.binom.pmf", chance_floor())
write("pairwise-bias", "Shen et al. (ICLR 2024), bias(P): mean |f_i - f_j| over pairs, by NumPy", pairwise_bias())
write("pairwise-bias-floor", f"{SCIPY}: every outcome of scipy.stats.multinomial", pairwise_bias_floor())
write("correction", f"{SCIPY}: numpy.linalg.solve inside the simplex, scipy.optimize.minimize(SLSQP) on its border",
      correction())
write("quantiles", f"{SCIPY}: numpy.quantile, linear", quantiles())
