"""`python -m audit` from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.__main__ import main


def test_a_folder_without_a_site_keeps_no_budget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing measured must not read as nothing wrong."""
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr() == ("", f"There is no built site in {tmp_path}.\n")
