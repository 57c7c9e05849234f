"""The words on Designer forms in the user's language.

A form is written in English; `resources/translations/<language>/ui_forms.toml`
has the English text as the key. English needs no translator.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from frontdesk import paths
from frontdesk.kept import toml_table


def form_texts(language: str) -> Mapping[str, str]:
    """Return the forms' texts of a language by their English; none where there is no file."""
    file = paths.resources() / "translations" / language / "ui_forms.toml"
    if not file.is_file():
        return {}
    return toml_table(file.read_text(encoding="utf-8"))


class FormTranslator(QTranslator):
    """Answers Qt's question for a translation; what is unknown stays English."""

    def __init__(self, texts: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:  # noqa: N802
        return not self._texts

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the text in the user's language, or None where it is not known."""
        return self._texts.get(text)


def speak(language: str) -> None:
    """Let the forms and Qt's own dialogs speak a language."""
    application = QCoreApplication.instance()
    texts = form_texts(language)
    if application is not None and texts:
        speak_qt(language)
        application.installTranslator(FormTranslator(texts, application))


def speak_qt(language: str) -> None:
    """Let Qt's own dialogs, in which files are chosen, speak a language."""
    application = QCoreApplication.instance()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if application is not None and translator.load(f"qtbase_{language.partition('-')[0]}", folder):
        application.installTranslator(translator)
