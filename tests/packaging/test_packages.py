"""The list of packages in pyproject.toml is complete."""

from tests.packaging.tree import INSIDE_ROSTER, PACKAGES, ROOT, files_below, settings


def test_every_folder_with_code_is_a_listed_package() -> None:
    on_disk = {
        name.rpartition("/")[0].replace("/", ".")
        for package in PACKAGES
        for name in files_below(package)
        if name.endswith(".py")
    }
    listed = settings()["tool"]["setuptools"]["packages"]

    assert set(listed) == on_disk | {f"roster.{folder}" for folder in INSIDE_ROSTER} | {"gridroster"}
    assert len(listed) == len(set(listed))


def test_every_package_says_what_it_is() -> None:
    for package in settings()["tool"]["setuptools"]["packages"]:
        if package == "gridroster":  # the top folder, for cli.py alone
            continue
        inside = package.removeprefix("roster.")
        folder = inside if inside in INSIDE_ROSTER else package.replace(".", "/")
        assert (ROOT / folder / "__init__.py").is_file(), package


def test_no_other_module_lies_at_the_top_to_travel_unseen() -> None:
    assert {path.name for path in ROOT.glob("*.py")} == {"cli.py"}


def test_the_command_is_the_function_in_cli() -> None:
    assert settings()["project"]["scripts"] == {"roster": "gridroster.cli:main"}


def test_the_changelog_tells_of_this_version() -> None:
    version = settings()["project"]["version"]

    assert f"\n## {version} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
