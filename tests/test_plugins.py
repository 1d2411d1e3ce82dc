"""Laws that come in by entry points: ours, and those of packages that are installed beside."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from sentencing.core import plugins
from sentencing.kit import registry
from tests.conftest import ROOT, install

OURS = ["england-wales", "us-federal"]


def test_what_our_distribution_declares_is_what_is_in_the_folder() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["entry-points"][plugins.GROUP]
    assert sorted(declared) == OURS
    for code, place in declared.items():
        module, _, name = place.partition(":")
        assert plugins.find(code) is getattr(import_module(module), name)


def test_a_copy_that_nobody_installed_has_our_laws(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sentencing", tmp_path / "sentencing")
    code = (
        "import sys, importlib.metadata as m; m.entry_points = lambda group: []\n"
        "from sentencing.core import plugins; print(plugins.codes(), plugins.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert done.stdout == f"{OURS} {tmp_path}/sentencing/core/plugins.py\n"


def test_a_law_of_ours_is_found_without_a_search_of_the_installation() -> None:
    code = (
        "import sys; from sentencing.core import plugins; plugins.find('us-federal')\n"
        "print('importlib.metadata' in sys.modules); plugins.find('atlantis')\n"
        "print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_a_law_of_another_package(plugin_folder: Path) -> None:
    text = "from sentencing.kit.registry import find\nJURISDICTION = find('us-federal')\n"
    install(plugin_folder, "deep", "atlantis = deep_law:JURISDICTION", deep_law=text)
    assert registry.known() == ["atlantis", *OURS]
    assert registry.find("atlantis") is registry.find("us-federal")
    assert registry.find("lemuria") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "JURISDICTION = 'its rules'\n",
            "the law atlantis is declared by 'its rules', which is no",
        ),
        ("1 / 0\n", "the law atlantis (deep_law:JURISDICTION) cannot be loaded: division by zero"),
        ("", "cannot be loaded: module 'deep_law' has no attribute 'JURISDICTION'"),
    ],
)
def test_a_law_that_cannot_be_used_says_so(plugin_folder: Path, text: str, said: str) -> None:
    install(plugin_folder, "deep", "atlantis = deep_law:JURISDICTION", deep_law=text)
    with pytest.raises(plugins.PluginError) as caught:
        registry.find("atlantis")
    assert said in str(caught.value)


def test_two_packages_with_one_code(plugin_folder: Path) -> None:
    install(plugin_folder, "deep", "atlantis = deep_law:JURISDICTION")
    install(plugin_folder, "flat", "atlantis = flat_law:JURISDICTION")
    assert plugins.codes() == ["atlantis", *OURS]
    with pytest.raises(plugins.PluginError, match="two packages bring the law atlantis"):
        plugins.find("atlantis")


def test_the_command_line_blames_the_package(
    plugin_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from sentencing import cli

    install(plugin_folder, "deep", "atlantis = deep_law:JURISDICTION", deep_law="1 / 0\n")
    with pytest.raises(SystemExit) as left:
        cli.run(["law", "atlantis"])
    assert left.value.code == cli.Exit.UNUSABLE
    shown = capsys.readouterr().err
    assert shown == (
        "sentencing: the law atlantis (deep_law:JURISDICTION) cannot be loaded: division by zero\n"
    )
