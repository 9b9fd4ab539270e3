"""Hands over to the coaching view: `streamlit run app.py`, the same page that `coach serve` opens."""

from coach.views.main import main

main()
