"""The rules that give a change its class, one module per group; docs/changes.md lists them."""
