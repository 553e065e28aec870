"""What readers see: the catalogues of Dutch texts, forms of dates and figures, headlines, procedure."""
