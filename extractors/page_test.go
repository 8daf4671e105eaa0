package extractors_test

import (
	"context"
	"fmt"
	"testing"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// TestPageImprint: pages that tell their date only in print, in their own
// language, are dated all the same.
func TestPageImprint(t *testing.T) {
	const page = `<html lang="%s"><head><link rel="canonical" href="%s"></head><body><main><div class="ecl-page-header">
		<ul class="ecl-page-header__meta"><li class="ecl-page-header__meta-item">%s</li><li class="ecl-page-header__meta-item">%s</li></ul>
		<h1>%s</h1></div><p>%s</p></main></body></html>`
	cases := []struct{ lang, address, kind, printed, title, body, published string }{
		{"bg", "https://ec.europa.eu/commission/presscorner/detail/bg/ip_23_1", "Съобщение за медиите", "7 март 2023 г.",
			"По-чисти пристанища", "Комисията предложи днес нови правила за пристанищата на 1 юни 2024 г.", "2023-03-07"},
		{"el", "https://ec.europa.eu/commission/presscorner/detail/el/ip_23_1", "Δελτίο Τύπου", "7 Μαρτίου 2023",
			"Καθαρότεροι λιμένες", "Η Επιτροπή πρότεινε σήμερα νέους κανόνες για τους λιμένες.", "2023-03-07"},
		{"fi", "https://ec.europa.eu/commission/presscorner/detail/fi/ip_23_1", "Lehdistötiedote", "7. maaliskuuta 2023",
			"Puhtaammat satamat", "Komissio ehdotti tänään uusia sääntöjä satamille.", "2023-03-07"},
		{"en", "https://www.consilium.europa.eu/en/press/press-releases/2023/03/07/cleaner-ports/", "Press release", "Council of the EU",
			"Cleaner ports", "The Council has today adopted rules for ports.", "2023-03-07"},
	}
	for _, c := range cases {
		t.Run(c.lang, func(t *testing.T) {
			b := fmt.Sprintf(page, c.lang, c.address, c.kind, c.printed, c.title, c.body)
			r := extractors.Run(context.Background(), doc.Document{Name: "page.html", Bytes: []byte(b)}, extractors.Options{})
			if r.Page == nil || r.Page.Published != c.published || r.Page.Type != c.kind || r.Title != c.title {
				t.Errorf("title %q, page %+v", r.Title, r.Page)
			}
		})
	}
}
