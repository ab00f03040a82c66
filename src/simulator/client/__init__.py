"""The client: his state, how a reply is measured in it, and where it moves him.

Everything here is pure. The rules are written once, over a `Where`: one gauge vector in a live talk
(`Point`), or a whole set of them when the explorer proves something about every talk at once.
"""
