"""Deadlines and limits of queries by Virtuoso: the same tests with another engine behind."""

import pytest
from tests.service.test_query_limits import *  # noqa: F403

pytestmark = pytest.mark.heavy
