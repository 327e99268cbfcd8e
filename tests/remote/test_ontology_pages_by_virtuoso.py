"""The pages of the ontology by Virtuoso: the same tests with another engine behind."""

import pytest
from tests.service.test_ontology_pages import *  # noqa: F403

pytestmark = pytest.mark.heavy
