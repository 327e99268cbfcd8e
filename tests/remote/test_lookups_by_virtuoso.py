"""Look-ups by Virtuoso: the same tests with another engine behind."""

import pytest
from tests.service.test_lookups_api import *  # noqa: F403

pytestmark = pytest.mark.heavy
