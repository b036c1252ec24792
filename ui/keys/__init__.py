"""The box in which every command is given other keys."""
