"""The domain as data: reply types, grounds, fit, effects, signals, machines, endings.

Every number and table of ``docs/codebook.md`` lives in exactly one module of this package and
nowhere else in the code; a test compares the two cell by cell.
"""
