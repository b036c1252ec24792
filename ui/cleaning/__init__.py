"""The cleaning view: an article block by block, what each was taken for, by which rule, and the way to change it."""
