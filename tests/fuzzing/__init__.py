"""Files nobody would write on purpose: damaged scenarios, and what each of them has to survive.

    python tools/fuzz.py --count 10000 --seed 1

`mutants` makes the files, one for each pair of a seed and a number; `ordeal` puts one through
everything that a scenario file meets; `watching` does so in processes that can be killed, and
`smaller` cuts a file that went wrong down to what a person can read.
"""
