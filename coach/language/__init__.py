"""Finnish and English: one pipeline per language, spoken forms set right, each turn annotated once."""
