"""Masking of personal data: every conversation loses it before anything is stored.

What is found is replaced by a placeholder that names its kind, `[PUHELIN]`, `[NIMI 2]:lle`; the same thing gets the
same placeholder all through a conversation. Nothing is replaced that stands on the handbook's `masking.keep`.
"""

from __future__ import annotations

from coach.privacy.masking import Masked, Report, mask

__all__ = ["Masked", "Report", "mask"]
