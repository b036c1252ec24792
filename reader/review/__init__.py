"""What a person made: verdicts and notes, keyed so that they outlive every recomputation."""
