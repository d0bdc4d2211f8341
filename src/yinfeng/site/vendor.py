"""Third-party front-end files: served from where npm put them under names of ours, never copied into the repository."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

FILES = {
    "vendor/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "vendor/tabler.min.css.map": "@tabler/core/dist/css/tabler.min.css.map",
    "vendor/echarts.js": "echarts/dist/echarts.esm.min.mjs",
    "vendor/noto-sans-sc-400.ttf": "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "vendor/noto-sans-sc-700.ttf": "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "vendor/noto-sans-sc-licence.txt": "@expo-google-fonts/noto-sans-sc/LICENSE_FONT",
}


class VendorFinder(BaseFinder):
    """Finds the few files of `node_modules` that pages use."""

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to configure."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the file of this served name lies."""
        source = settings.NODE_MODULES / FILES[path] if path in FILES else None
        found = [str(source)] if source and source.is_file() else []
        return found if find_all else (found or [[]])[0]

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every file once, for collecting."""
        for name, source in FILES.items():
            if not (settings.NODE_MODULES / source).is_file():
                raise ImproperlyConfigured(f"{source} is not in {settings.NODE_MODULES}: run `make setup`")
            yield name, _Renamed(settings.NODE_MODULES / source)


class _Renamed(FileSystemStorage):
    """A storage of exactly one file, known under another name."""

    def __init__(self, source: Path) -> None:
        super().__init__(location=str(source.parent))
        self._source = str(source)

    def path(self, name: str) -> str:
        """Return the place on disk, whatever name it is asked by."""
        return self._source


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash of the content, also inside `import … from` of our modules."""

    support_js_module_import_aggregation = True
