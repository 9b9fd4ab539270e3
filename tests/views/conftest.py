"""What page tests share."""

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st


@pytest.fixture(scope="module")
def fresh(database: Any) -> Iterator[None]:
    """The pages open this module's own store, and leave none behind for the next."""
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()
    st.cache_data.clear()
