"""Short phrases, one a line in `phrases/CODE.txt`, each with the figures that it states."""

import pytest

from tests.language.phrases import FOLDER, misread, phrases


@pytest.mark.parametrize("language", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_phrases_are_read_as_they_say(language):
    assert len(list(phrases(FOLDER / f"{language}.txt"))) > 100
    assert misread(language) == []
