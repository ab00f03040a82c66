"""Tools for who writes scenarios: one module for each verb of the command line."""
