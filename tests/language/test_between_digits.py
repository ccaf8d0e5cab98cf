"""What may be between digits and their words, in every language: the figure is that of the plain text."""

import pytest

from factcheck.language import read_figures

AMOUNTS = {
    "en": ("The budget is 37 million dollars, it says.", "million"),
    "vi": ("Ngân sách là 37 triệu đồng, theo báo cáo.", "triệu"),
    "de": ("Das Budget beträgt 37 Millionen Euro, heißt es.", "Millionen"),
    "fr": ("Le budget est de 37 millions d'euros, dit-il.", "millions"),
    "es": ("El presupuesto es de 37 millones de euros, dice.", "millones"),
    "pt": ("O orçamento é de 37 milhões de euros, diz.", "milhões"),
    "it": ("Il bilancio è di 37 milioni di euro, dice.", "milioni"),
    "nl": ("Het budget is 37 miljoen euro, zegt hij.", "miljoen"),
}
"""A sentence with one amount, and the scale word after its digits."""

AFTER_DIGITS = {
    "two blanks": "37  {}",
    "a tab": "37\t{}",
    "a no-break space": "37\u00a0{}",
    "a narrow no-break space": "37\u202f{}",
    "a thin space": "37\u2009{}",
    "a note in brackets": "37[1] {}",
    "a Markdown note": "37[^1] {}",
    "a raised digit": "37\u00b9 {}",
    "a raised digit of HTML": "37<sup>1</sup> {}",
    "an asterisk": "37* {}",
    "a dagger": "37\u2020 {}",
    "a space without width": "37\u200b {}",
    "a direction mark": "\u200e37\u200f {}",
    "an isolated number": "\u206637\u2069 {}",
    "full-width digits": "\uff13\uff17 {}",
    "Arabic-Indic digits": "\u0663\u0667 {}",
    "Eastern Arabic-Indic digits": "\u06f3\u06f7 {}",
    "Devanagari digits": "\u0969\u096d {}",
}

HYPHENS = {"a soft hyphen": "\u00ad", "a joiner": "\u2060", "a byte order mark": "\ufeff"}

MINUSES = {
    "a hyphen": "-",
    "a minus sign": "\u2212",
    "an en dash": "\u2013",
    "a no-break hyphen": "\u2011",
    "a full-width hyphen": "\uff0d",
}


def figure_of(text, language):
    (figure,) = read_figures(text, language)
    return figure.value, figure.unit, figure.hedge, figure.kind


@pytest.mark.parametrize("language", AMOUNTS)
@pytest.mark.parametrize("between", AFTER_DIGITS)
def test_digits_keep_their_scale_and_unit(between, language):
    plain, scale = AMOUNTS[language]
    written = plain.replace(f"37 {scale}", AFTER_DIGITS[between].format(scale))
    assert written != plain
    assert figure_of(written, language) == figure_of(plain, language)
    assert figure_of(plain, language)[0] == 37_000_000


@pytest.mark.parametrize("language", AMOUNTS)
@pytest.mark.parametrize("hyphen", HYPHENS)
def test_a_word_keeps_its_meaning_around_what_is_not_seen(hyphen, language):
    plain, scale = AMOUNTS[language]
    written = plain.replace(scale, f"{scale[:3]}{HYPHENS[hyphen]}{scale[3:]}")
    assert figure_of(written, language) == figure_of(plain, language)


@pytest.mark.parametrize("language", AMOUNTS)
@pytest.mark.parametrize("minus", MINUSES)
def test_a_dash_right_before_digits_is_a_minus(minus, language):
    plain = AMOUNTS[language][0].partition("37")[0]
    assert figure_of(f"{plain}{MINUSES[minus]}37 %.", language)[:2] == (-37, "percent")


@pytest.mark.parametrize("language", AMOUNTS)
@pytest.mark.parametrize("stroke", ["/", "\u2044", "\u2215"])
def test_a_stroke_makes_a_fraction(stroke, language):
    plain = AMOUNTS[language][0].partition("37")[0]
    assert figure_of(f"{plain}3{stroke}7 kg.", language)[0] * 7 == 3
