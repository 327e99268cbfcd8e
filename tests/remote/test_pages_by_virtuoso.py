"""The pages by Virtuoso: the same tests with another engine behind."""

import pytest
from tests.service.test_pages import *  # noqa: F403

pytestmark = pytest.mark.heavy
