"""A page with nothing but its last line, to compare with: what Streamlit and the browser take by themselves."""

import streamlit as st

from tests.speed.paint import LAST

st.caption(LAST)
