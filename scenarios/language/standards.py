"""Data files that belong to others, such as the standards: read as plain text values with positions. What they mean is said there."""

from pathlib import Path

from scenarios.language.document import Document, read_document

__all__ = ["Document", "read_data", "read_folder"]


def read_data(path: Path) -> Document:
    """One file. Every scalar is text; `document.problem(code, document.mark_of(path), ...)` speaks about a place in it.

    Raises ScenarioProblems.
    """
    return read_document(path, path.name)


def read_folder(folder: Path) -> list[Document]:
    """Every YAML file of a folder, in order of their names. Raises ScenarioProblems."""
    return [read_data(path) for path in sorted(folder.glob("*.yaml"))]
