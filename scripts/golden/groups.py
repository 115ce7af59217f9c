"""What igraph and networkx say of groups of actors and of routes, for tests/analysis.

python -m venv VENV && VENV/bin/pip install igraph==1.0.0 networkx==3.6.1
VENV/bin/python scripts/golden/groups.py > tests/analysis/golden/groups.json
npx biome format --write tests/analysis/golden/groups.json
"""

import itertools
import json
import math
import random

import igraph
import networkx

MAX_HOPS = 4


def drawn(n, m, seed):
    """Pairs without loops or repetition, each with a strength."""
    rng = random.Random(seed)
    pairs = set()
    while len(pairs) < m:
        one, other = rng.randrange(n), rng.randrange(n)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return [(one, other, round(rng.uniform(0.05, 1), 3)) for one, other in sorted(pairs)]


def without(graph, lost):
    rest = graph.copy()
    rest.remove_nodes_from(lost)
    return rest


def distance_fragmentation(graph):
    return 1 - networkx.global_efficiency(graph)


def pairs_apart(graph):
    sizes = [len(part) for part in networkx.connected_components(graph)]
    return (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2


def separation(graph, v):
    n = graph.number_of_nodes()
    own = len(networkx.node_connected_component(graph, v))
    return pairs_apart(without(graph, [v])) - pairs_apart(graph) + n - own


def routes(graph):
    paths = networkx.all_simple_paths(graph, 0, graph.number_of_nodes() - 1, cutoff=MAX_HOPS)
    found = [
        (math.prod(graph[a][b]["weight"] for a, b in itertools.pairwise(path)), path)
        for path in paths
    ]
    found.sort(key=lambda route: (-route[0], len(route[1]), route[1]))
    return [{"reliability": reliability, "actors": path} for reliability, path in found[:6]]


def golden(n, m, seed):
    arcs = drawn(n, m, seed)
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(arcs)
    pairs = igraph.Graph(n=n, edges=[(one, other) for one, other, _ in arcs])
    best = pairs.community_optimal_modularity()
    lost = max(
        distance_fragmentation(without(graph, members))
        for members in itertools.combinations(range(n), 2)
    )
    return {
        "n": n,
        "arcs": arcs,
        "distanceFragmentation": distance_fragmentation(graph),
        "withoutEach": [distance_fragmentation(without(graph, [v])) for v in range(n)],
        "withoutTwo": lost,
        "separations": [separation(graph, v) for v in range(n)],
        "modularity": pairs.modularity(best),
        "routes": routes(graph),
    }


print(
    json.dumps(
        {
            "madeBy": "python scripts/golden/groups.py > tests/analysis/golden/groups.json",
            "with": {"igraph": igraph.__version__, "networkx": networkx.__version__},
            "maxHops": MAX_HOPS,
            "graphs": [golden(16, 20, 3), golden(16, 30, 4), golden(20, 22, 5), golden(20, 45, 6)],
        }
    )
)
