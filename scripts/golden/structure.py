"""What igraph and networkx say of the structure of small graphs, for tests/analysis.

python -m venv VENV && VENV/bin/pip install igraph==1.0.0 networkx==3.6.1 numpy scipy
VENV/bin/python scripts/golden/structure.py > tests/analysis/golden/structure.json
npx biome format --write tests/analysis/golden/structure.json
"""

import json
import math
import random

import igraph
import networkx


def drawn(n, m, seed):
    """Pairs without loops or repetition, each with a strength."""
    rng = random.Random(seed)
    pairs = set()
    while len(pairs) < m:
        one, other = rng.randrange(n), rng.randrange(n)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return [(one, other, round(rng.uniform(0.05, 1), 3)) for one, other in sorted(pairs)]


def known(value):
    return None if value is None or math.isnan(value) else value


def golden(name, n, arcs):
    pairs = [(one, other) for one, other, _ in arcs]
    weights = [weight for _, _, weight in arcs]
    graph = igraph.Graph(n=n, edges=pairs)
    other = networkx.Graph()
    other.add_nodes_from(range(n))
    other.add_weighted_edges_from(arcs)
    # With nodes given it goes by the definition; for all at once 3.6.1 divides by the wrong maxima.
    sizes = networkx.effective_size(other, nodes=range(n))
    weighted = networkx.effective_size(other, nodes=range(n), weight="weight")
    rank = {"damping": 0.85, "implementation": "prpack"}
    starts = [0.0] * n
    starts[0], starts[n - 1] = 3, 1
    harmonic = networkx.harmonic_centrality(other)
    return {
        "name": name,
        "n": n,
        "arcs": arcs,
        "betweenness": graph.betweenness(),
        "harmonic": [harmonic[v] for v in range(n)],
        "cores": graph.coreness(),
        "points": sorted(graph.articulation_points()),
        "bridges": sorted(sorted(pairs[edge]) for edge in graph.bridges()),
        "components": sorted(graph.connected_components().sizes(), reverse=True),
        "strengths": graph.strength(weights=weights),
        "pagerank": graph.pagerank(**rank),
        "weightedPagerank": graph.pagerank(weights=weights, **rank),
        "personalPagerank": graph.personalized_pagerank(reset=starts, **rank),
        "constraint": [known(value) for value in graph.constraint()],
        "weightedConstraint": [known(value) for value in graph.constraint(weights=weights)],
        "effectiveSize": [known(sizes[v]) for v in range(n)],
        "weightedEffectiveSize": [known(weighted[v]) for v in range(n)],
    }


def directed(n, arcs):
    """PageRank of a directed graph, some of whose actors have no way out."""
    graph = igraph.Graph(n=n, edges=[(one, other) for one, other, _ in arcs], directed=True)
    weights = [weight for _, _, weight in arcs]
    rank = {"damping": 0.85, "implementation": "prpack"}
    return {
        "n": n,
        "arcs": arcs,
        "pagerank": graph.pagerank(**rank),
        "weightedPagerank": graph.pagerank(weights=weights, **rank),
    }


print(
    json.dumps(
        {
            "madeBy": "python scripts/golden/structure.py > tests/analysis/golden/structure.json",
            "with": {"igraph": igraph.__version__, "networkx": networkx.__version__},
            "graphs": [
                golden("sparse", 40, drawn(40, 36, 1)),
                golden("middling", 40, drawn(40, 60, 2)),
                golden("dense", 30, drawn(30, 150, 3)),
                golden("karate", 34, [(*edge, 1) for edge in igraph.Graph.Famous("Zachary").get_edgelist()]),
            ],
            "directed": directed(40, drawn(40, 80, 4)),
        }
    )
)
