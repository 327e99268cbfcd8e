"""Loaded before readers are forked, so that none of them has to make the parser of queries for itself."""

from ansinh.store.sparql_syntax import tokens

PREPARED = bool(tokens("ASK {}"))
