package countries

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// sentencesOf holds a sentence of each language that a name is put into.
var sentencesOf = map[string]string{
	"bg": "Споразумението беше сключено; вж. %s, както и приложението.", "cs": "Dohoda byla uzavřena; viz %s a přílohu.",
	"da": "Aftalen blev indgået; se %s og bilaget.", "de": "Das Abkommen wurde geschlossen; siehe %s und den Anhang.",
	"el": "Η συμφωνία συνήφθη· βλέπε %s και το παράρτημα.", "en": "The agreement was concluded; see %s and the annex.",
	"es": "Se celebró el acuerdo; véase %s y el anexo.", "et": "Leping sõlmiti; vt %s ja lisa.",
	"fi": "Sopimus tehtiin; katso %s ja liite.", "fr": "L’accord a été conclu; voir %s et l’annexe.",
	"ga": "Tugadh an comhaontú i gcrích; féach %s agus an iarscríbhinn.", "hr": "Sporazum je sklopljen; vidjeti %s i prilog.",
	"hu": "A megállapodást megkötötték; lásd: %s és a melléklet.", "it": "L’accordo è stato concluso; cfr. %s e l’allegato.",
	"lt": "Susitarimas sudarytas; žr. %s ir priedą.", "lv": "Nolīgums ir noslēgts; sk. %s un pielikumu.",
	"mt": "Il-ftehim ġie konkluż; ara %s u l-anness.", "nl": "De overeenkomst is gesloten; zie %s en de bijlage.",
	"pl": "Umowa została zawarta; zob. %s i załącznik.", "pt": "O acordo foi celebrado; ver %s e o anexo.",
	"ro": "Acordul a fost încheiat; a se vedea %s și anexa.", "sk": "Dohoda bola uzavretá; pozri %s a prílohu.",
	"sl": "Sporazum je bil sklenjen; glej %s in prilogo.", "sv": "Avtalet ingicks; se %s och bilagan.",
}

// twoTerritories are names that also name another territory: the specification
// gives the code.
var twoTerritories = map[string]string{"el\tΆγιος Μαρτίνος": "MF", "es\tSan Martín": "MF", "pt\tSão Martinho": "MF"}

// TestFactsInSentences finds every name of the list of the eForms, each in a
// sentence of its language, with the code of its row.
func TestFactsInSentences(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(shared(t), "facts", "countries_24lang.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(b)), "\n")
	languages := strings.Split(rows[0], "\t")[1:]
	codes := alpha2(rows, languages)
	n, wrong := 0, 0
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		for i, name := range cells[1:] {
			if name == "" || sentencesOf[languages[i]] == "" {
				continue
			}
			want := codes[cells[0]]
			if c := twoTerritories[languages[i]+"\t"+name]; c != "" {
				want = c
			}
			n++
			text := strings.Replace(sentencesOf[languages[i]], "%s", name, 1)
			got := extract(t, languages[i], text)
			if len(got) != 1 || got[0].Code != want || got[0].Form != formName {
				wrong++
				t.Errorf("%s %s: %q gives %v", languages[i], cells[0], name, got)
			}
		}
	}
	t.Logf("%d names, %d wrong", n, wrong)
}

// alpha2 maps the three letters of the rows to the code that most languages
// find for them.
func alpha2(rows, languages []string) map[string]string {
	english := 0
	for i, l := range languages {
		if l == naming {
			english = i
		}
	}
	out := map[string]string{}
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		name := cells[1+english]
		g, _ := gazetteerOf(naming)
		if h, ok := g.whole(doc.Fold(name).Str); ok {
			out[cells[0]] = h.value.code
		}
	}
	return out
}
