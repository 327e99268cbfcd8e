"""The data as files for those who take all of it: RDF in four forms, tables, a database; and how to cite it."""
