"""Where ontology, data, shapes, questions and sources lie; files are opened only here and in the store."""
