"""Files and pastes on their way into the library: dropping, the run itself, and what became of each."""
