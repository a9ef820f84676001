"""The road network: how long the quickest way between any two places takes."""

import networkx as nx

from sim.model.scenario import Route


def travel_times(routes: list[Route]) -> dict[str, dict[str, int]]:
    """Seconds of the quickest way from each place to each other that can be reached; roads go both ways.

    Places and roads enter the graph in sorted order, so that equally quick ways never make a difference.
    """
    roads = nx.Graph()
    for route in sorted(routes, key=lambda r: (r.origin, r.to)):
        known = roads.get_edge_data(route.origin, route.to)
        if known is None or route.seconds < known["seconds"]:
            roads.add_edge(route.origin, route.to, seconds=route.seconds)
    times = {}
    for origin in sorted(roads):
        reached = nx.single_source_dijkstra_path_length(roads, origin, weight="seconds")
        times[origin] = {to: int(reached[to]) for to in sorted(reached) if to != origin}
    return times
