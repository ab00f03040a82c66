"""One module for every screen. A screen shows what it is given and says what the learner wants."""
