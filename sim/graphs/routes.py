"""The road network: how long the quickest way between any two places takes, and what closed roads change in it."""

from itertools import pairwise

import networkx as nx

from sim.model.scenario import Closure, Route


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


def closures(routes: list[Route]) -> list[Closure]:
    """What closed roads change, span by span in the order of time; spans in which all roads are open are left out."""
    edges = sorted({second for route in routes for span in route.closed for second in span})
    usual, found = travel_times(routes), []
    for begin, end in pairwise(edges):
        passable = [route for route in routes if not any(since <= begin < until for since, until in route.closed)]
        now = travel_times(passable)
        travel = {
            origin: longer
            for origin, times in usual.items()
            if (longer := {to: now.get(origin, {}).get(to, -1) for to, seconds in times.items() if now.get(origin, {}).get(to) != seconds})
        }
        if travel:
            found.append(Closure(begin, end, travel))
    return found
