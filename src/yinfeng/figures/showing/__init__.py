"""How figures are said and drawn: words for keys, numbers in words, definitions, rows, charts, the map."""
