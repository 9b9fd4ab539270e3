"""The pages: the only place that imports Streamlit. One page per file; the words come from `coach.wording`."""
