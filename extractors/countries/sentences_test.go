package countries

import (
	"testing"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

// sentences holds sentences with what a careful reader finds: code or form and code,
// and the exact text.
var sentences = map[string][]struct {
	text string
	want []string // "CODE|text" or "form CODE|text"
}{
	"bg": {
		{"партньорства с Япония, Република Корея и Сингапур", []string{"JP|Япония", "KR|Република Корея", "SG|Сингапур"}},
		{"ПонастоящемЕС и въвЯпония, междуКанада и ЕС", []string{"JP|Япония", "CA|Канада"}},
		{"Тайланд ,Виетнами Сингапур,което", []string{"TH|Тайланд", "VN|Виетнам", "SG|Сингапур"}},
		{"Ислямска република Мавритания и Мавритания; Сенегал и Гамбия", []string{"MR|Ислямска република Мавритания", "MR|Мавритания", "SN|Сенегал", "GM|Гамбия"}},
		{"ЯПОНИЯ, РЕПУБЛИКА КОРЕЯ И СИНГАПУР", []string{"JP|ЯПОНИЯ", "KR|РЕПУБЛИКА КОРЕЯ", "SG|СИНГАПУР"}},
		{"Гepмaния, Фpaнция и Typция", []string{"DE|Гepмaния", "FR|Фpaнция", "TR|Typция"}},
		{"Нигер и Нигерия, Гвинея-Бисау, Гвинея и Сиера\u00a0Леоне", []string{"NE|Нигер", "NG|Нигерия", "GW|Гвинея-Бисау", "GN|Гвинея", "SL|Сиера\u00a0Леоне"}},
		{"Само по изключение. Островите Самоа и Тувалу", []string{"WS|Самоа", "TV|Тувалу"}},
		{"испански и португалски кораби, тунизийските и йорданските превозвачи", []string{"demonym ES|испански", "demonym PT|португалски", "demonym TN|тунизийските", "demonym JO|йорданските"}},
		{"Хашемитското кралство Йордания и Съединените американски щати", []string{"JO|Хашемитското кралство Йордания", "US|Съединените американски щати"}},
		{"Демократична република Конго и Конго; КНДР, Северна и Южна Корея", []string{"CD|Демократична република Конго", "CG|Конго", "KP|КНДР", "KR|Южна Корея"}},
		{"САЩ, ОАЕ, Обединеното кралство и Кот д’Ивоар", []string{"US|САЩ", "AE|ОАЕ", "GB|Обединеното кралство", "CI|Кот д’Ивоар"}},
		{"Светия престол, Косово*, Чешката република, Северна Македония", []string{"VA|Светия престол", "XK|Косово*", "CZ|Чешката република", "MK|Северна Македония"}},
		{"Австро-Унгария, Сърбия и Черна гора, Съветския съюз", nil},
		{"Мали предприятия и средни. Малки. Чад от огъня", nil},
		{"отношенията с Мали и Чад", []string{"ML|Мали", "TD|Чад"}},
		{"улица Малта, бул. България, г-н Чад", nil},
		{"BE, BG, DE, FR; ES и PT", nil},
		{"Съставено в Люксембург на 5 юни", nil},
		{"европейски държави, международни, Съветът на Европа, Европа", nil},
		{"неканадски продукти, антияпонски", nil},
	},
	"en": {
		{"Georgia and the Hashemite Kingdom of Jordan", []string{"GE|Georgia", "JO|Hashemite Kingdom of Jordan"}},
		{"Captain Jordan, who chaired; Mr Israel; Jordan and Israel", []string{"JO|Jordan", "IL|Israel"}},
		{"Armenia, Azerbaijan and the Republic of Türkiye; Turkish carriers", []string{"AM|Armenia", "AZ|Azerbaijan", "TR|Republic of Türkiye", "demonym TR|Turkish"}},
		{"Germany, France, Greece and the Czech Republic", []string{"DE|Germany", "FR|France", "GR|Greece", "CZ|Czech Republic"}},
		{"the United Kingdom of Great Britain and Northern Ireland, Scotland", []string{"GB|United Kingdom of Great Britain and Northern Ireland", "part GB|Scotland"}},
		{"the UK, the US, the UAE, DPRK and DRC; let us, US$ 5", []string{"GB|UK", "US|US", "AE|UAE", "KP|DPRK", "CD|DRC"}},
		{"North Korea, South Korea, the Republic of Korea, Korea", []string{"KP|North Korea", "KR|South Korea", "KR|Republic of Korea", "KR|Korea"}},
		{"Japan's offer; EU-Japan Summit; JAPAN; theJapanese delegation", []string{"JP|Japan", "JP|Japan", "JP|JAPAN", "demonym JP|Japanese"}},
		{"Case Spain v Council; Commission v Ireland", []string{"ES|Spain", "IE|Ireland"}},
		{"Cote d'Ivoire, Côte d’Ivoire, Democratic Republic of the Congo", []string{"CI|Cote d'Ivoire", "CI|Côte d’Ivoire", "CD|Democratic Republic of the Congo"}},
		{"Réunion, Guadeloupe, Martinique, French Guiana, Mayotte and the Åland Islands", []string{"RE|Réunion", "GP|Guadeloupe", "MQ|Martinique", "GF|French Guiana", "YT|Mayotte", "AX|Åland Islands"}},
		{"Ambassador Jordan Holland, Ms Martine POLAND and João France met Mr J. Chad and the Republic of Palau", []string{"PW|Republic of Palau"}},
		{"the Kingdom of the Netherlands, the Slovak Republic, the Swiss Confederation and Mali", []string{"NL|Kingdom of the Netherlands", "SK|Slovak Republic", "CH|Swiss Confederation", "ML|Mali"}},
		{"Réunion du Conseil. Mali et Niger.", []string{"ML|Mali", "NE|Niger"}},
		{"flights to Réunion and Guadeloupe", []string{"RE|Réunion", "GP|Guadeloupe"}},
		{"Réunion du Conseil; RÉUNION DU COREPER", nil},
		{"the Uruguay Round, two Guinea pigs, Turkey meat, the South China Sea, New Mexico", nil},
		{"Kenya, Niger, Nigeria, Dominica and the Dominican Republic", []string{"KE|Kenya", "NE|Niger", "NG|Nigeria", "DM|Dominica", "DO|Dominican Republic"}},
		{"woman, Romania, Omani, chin, chinaware, turkey, the jordan", []string{"RO|Romania", "demonym OM|Omani"}},
		{"Latin American states, the Soviet Union, the Ottoman court", nil},
		{"Done at Luxembourg on 5 June 2023; rue de France; Malta Street", nil},
		{"meeting in Luxembourg", []string{"LU|Luxembourg"}},
		{"AT, BE, FR and GE 5 JO 2", nil},
		{"Saint Vincent and the Grenadines, São Tomé and Príncipe, Bosnia and Herzegovina", []string{"VC|Saint Vincent and the Grenadines", "ST|São Tomé and Príncipe", "BA|Bosnia and Herzegovina"}},
		{"Korea, Democratic People's Republic of Korea", []string{"KR|Korea", "KP|Democratic People's Republic of Korea"}},
	},
}

func TestSentences(t *testing.T) {
	for code, cases := range sentences {
		for _, c := range cases {
			var got []string
			for _, m := range extract(t, code, c.text) {
				got = append(got, brief(m)+"|"+m.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", code, c.text, diff)
			}
		}
	}
}

// TestDateline reads the city that has its country's name.
func TestDateline(t *testing.T) {
	cases := []struct {
		lang, row string
		kind      doc.BlockKind
		want      int
	}{
		{"en", "Luxembourg, 5 June 2023 (OR. en)", doc.Cover, 0},
		{"en", "Council of the European Union Luxembourg, 5 June 2023", doc.Cover, 0},
		{"en", "Singapore, 5 June 2023", doc.Paragraph, 0},
		{"en", "Subject: Agreement with Singapore, 5 June 2023", doc.Cover, 1},
		{"en", "Singapore, 5 other states and Japan", doc.ListItem, 2},
		{"bg", "Люксембург, 12 юни 2023 г.", doc.Cover, 0},
		{"bg", "Относно: Споразумение с Люксембург", doc.Cover, 1},
	}
	for _, c := range cases {
		var b doc.Builder
		b.Begin(doc.Block{Kind: c.kind})
		b.Add(c.row, doc.Place{})
		if got := run(t, c.lang, b.Text()); len(got) != c.want {
			t.Errorf("%q: %v, want %d", c.row, got, c.want)
		}
	}
}

func TestCode(t *testing.T) {
	cases := []struct{ in, want string }{
		{"JP", "JP"}, {"jp", "JP"}, {"el", "GR"}, {"UK", "GB"}, {"XK", "XK"},
		{"Япония", "JP"}, {"japan", "JP"}, {"  Republic  of Korea ", "KR"}, {"САЩ", "US"}, {"usa", "US"},
		{"Съединените щати", "US"}, {"Côte d’Ivoire", "CI"}, {"Kosovo*", "XK"},
		{"Japonii", "JP"}, {"Ranska", "FR"}, {"Németországban", "DE"}, {"Σιγκαπούρης", "SG"}, {"Saksamaal", "DE"},
		{"", ""}, {"ZZ", ""}, {"Atlantis", ""}, {"японски", ""},
	}
	for _, c := range cases {
		if got, ok := Code(c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("Code(%q) = %q, %v, want %q", c.in, got, ok, c.want)
		}
	}
}
