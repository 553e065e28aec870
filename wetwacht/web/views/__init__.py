"""What pages show, made from what the history gives. Pure."""
