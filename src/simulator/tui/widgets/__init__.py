"""The parts that screens are made of. None of them knows of a scenario file or of the store."""
