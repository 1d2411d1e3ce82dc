"""Rings in a directed graph, and the order of one that has none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def rings_of(graph: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The nodes that lie on rings: for each node of one, all that reach it and are reached by it.

    The order in which nodes are listed plays no part.

    Args:
        graph: the nodes to which each node points; nodes that are no key are passed over.
    """
    if _is_in_order(graph):
        return []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return _components(graph)
    return []


def in_order(graph: Mapping[str, Collection[str]]) -> list[str]:
    """The nodes, each after those to which it points; of several orders the one given, if it is one.

    Raises:
        CycleError: there is a ring.
    """
    return [*graph] if _is_in_order(graph) else [*TopologicalSorter(graph).static_order()]


def _is_in_order(graph: Mapping[str, Collection[str]]) -> bool:
    """Whether each node stands after those to which it points."""
    seen: set[str] = set()
    for node, others in graph.items():
        if not seen.issuperset(others):
            return False
        seen.add(node)
    return True


def _components(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected components of more than one node, or with an arrow to itself.

    By two walks (Kosaraju): the second goes against the arrows, from the node left last in the first.
    """
    backwards: dict[str, list[str]] = {node: [] for node in graph}
    for node, others in graph.items():
        for other in others:
            if other in backwards:
                backwards[other].append(node)
    seen: set[str] = set()
    left = [node for start in graph for node in _walk(graph, start, seen)]
    seen = set()
    found = [_walk(backwards, start, seen) for start in reversed(left)]
    rings = [ring for ring in found if ring and (len(ring) > 1 or ring[0] in graph[ring[0]])]
    return sorted(sorted(ring) for ring in rings)


def _walk(graph: Mapping[str, Iterable[str]], start: str, seen: set[str]) -> list[str]:
    """The nodes that are reached from one and were not seen before, in the order of leaving them."""
    if start in seen:
        return []
    seen.add(start)
    left: list[str] = []
    way = [(start, iter(graph[start]))]
    while way:
        node, others = way[-1]
        following = next((n for n in others if n in graph and n not in seen), None)
        if following is None:
            left.append(node)
            way.pop()
        else:
            seen.add(following)
            way.append((following, iter(graph[following])))
    return left
