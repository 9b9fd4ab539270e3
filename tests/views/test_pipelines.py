"""The pipelines that are loaded while the page is being painted."""

import gc

from coach.model import Language
from coach.views import pipelines


def test_what_is_loaded_for_good_is_not_searched_for_garbage_after_each_click() -> None:
    pipelines.wait(Language.FI)
    assert gc.get_freeze_count() > len(gc.get_objects())
