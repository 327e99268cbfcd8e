"""The SPARQL endpoint by Virtuoso: the same tests with another engine behind."""

import pytest
from tests.service.test_sparql_endpoint import *  # noqa: F403

pytestmark = pytest.mark.heavy
