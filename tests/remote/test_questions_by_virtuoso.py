"""The questions by Virtuoso: the same tests with another engine behind."""

import pytest
from tests.questions.test_questions import *  # noqa: F403

pytestmark = pytest.mark.heavy
