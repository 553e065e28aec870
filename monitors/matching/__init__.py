"""Which dossiers and amendments a text is about, and what kind of text it is."""
