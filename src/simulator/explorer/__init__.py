"""Everything that can happen with a client, and what holds of it: states, claims, prospects.

The rules of the live game, asked about whole sets of states instead of about one.
"""
