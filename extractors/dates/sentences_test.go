package dates

import (
	"strings"
	"testing"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

// sentences holds sentences with the dates a careful reader finds in them: EDTF, the
// exact text, the role where there is one.
var sentences = map[string][]struct {
	text string
	want []string // "edtf|text" or "edtf|text|role"
}{
	"bg": {
		{"Документът от 9 декември 2021 г. беше обсъден.", []string{"2021-12-09|9 декември 2021 г."}},
		{"На 9\u00a0декември\u00a02021\u00a0г. и на 01.02.2022 г.", []string{"2021-12-09|9\u00a0декември\u00a02021\u00a0г.", "2022-02-01|01.02.2022 г."}},
		{"Срокът е 31/12/2024; версия 2024-05-06.", []string{"2024-12-31|31/12/2024", "2024-05-06|2024-05-06"}},
		{"ще сключи споразуменията през 2022 г. В хода на 2022 г. Комисията", []string{"2022|2022 г.", "2022|2022 г."}},
		{"постигнати през декември 2017 г. от секретарите", []string{"2017-12|декември 2017 г."}},
		{"През януари беше проведен обмен, а от м. март следва семинар.", []string{"XXXX-01|януари", "XXXX-03|м. март"}},
		{"На заседанието на работната група от 10 февруари Комисията представи", []string{"XXXX-02-10|10 февруари|meeting"}},
		{"на заседанията си на 17 май и 1 юни постигна съгласие", []string{"XXXX-05-17|17 май|meeting", "XXXX-06-01|1 юни|meeting"}},
		{"от 13 до 15 март 2023 г. в Нуакшот", []string{"2023-03-13/2023-03-15|13 до 15 март 2023 г."}},
		{"засяга периода 2023—2028 г.", []string{"2023/2028|2023—2028 г."}},
		{"бюджет 2021-2027", []string{"2021/2027|2021-2027"}},
		{"едва през първото полугодие на 2024 г. или второто тримесечие на 2025 г.", []string{"2024-40|първото полугодие на 2024 г.", "2025-34|второто тримесечие на 2025 г."}},
		{"през II тримесечие на 2025 г. и 3-то тримесечие на 2026 г.", []string{"2025-34|II тримесечие на 2025 г.", "2026-35|3-то тримесечие на 2026 г."}},
		{"през пролетта на 2022 г.", []string{"2022-21|пролетта на 2022 г."}},
		{"Между 2014 г. и 2019 г. полетите се удвоиха.", []string{"2014/2019|2014 г. и 2019 г."}},
		{"между 5 и 10 май 2022 г.", []string{"2022-05-05/2022-05-10|5 и 10 май 2022 г."}},
		{"на 5, 12 и 19 септември 2022 г.", []string{"2022-09-05|5", "2022-09-12|12", "2022-09-19|19 септември 2022 г."}},
		{"на 21 и 22 май 2024 г.", []string{"2024-05-21/2024-05-22|21 и 22 май 2024 г."}},
		{"през май и юни 2022 г.", []string{"2022-05|май", "2022-06|юни 2022 г."}},
		{"от 30 декември 2021 г. до 2 януари 2022 г.", []string{"2021-12-30/2022-01-02|30 декември 2021 г. до 2 януари 2022 г."}},
		{"от 30 декември до 2 януари 2022 г.", []string{"2021-12-30/2022-01-02|30 декември до 2 януари 2022 г."}},
		{"от май до юли 2022 г.", []string{"2022-05/2022-07|май до юли 2022 г."}},
		{"беше поставеноначалото… На 26 март 2024 г. ЕС проведохавторото", []string{"2024-03-26|26 март 2024 г."}},
		{"подписанона24 ноември2023 г.беше", []string{"2023-11-24|24 ноември2023 г."}},
		{"на 10 февруариКомисията обяви, ноември2022 г.", []string{"XXXX-02-10|10 февруари", "2022-11|ноември2022 г."}},
		{"Регламент (ЕС) 2016/679 на Европейския парламент и на Съвета от 27 април 2016 г. относно защитата", []string{"2016-04-27|27 април 2016 г.|act_title"}},
		{"Решение 2012/708/ЕС на Съвета от 15 октомври 2012 г.", []string{"2012-10-15|15 октомври 2012 г.|act_title"}},
		{"Регламент (ЕС) 2016/679 беше обсъден на срещата от 5 май 2017 г.", []string{"2017-05-05|5 май 2017 г.|meeting"}},
		{"решение от 28 април 2015 г. по дело C-28/12", []string{"2015-04-28|28 април 2015 г."}},
		{"до 2030 г., в края на 2024 г., от 2018 г. насам, към 2025", []string{"2030|2030 г.", "2024|2024 г.", "2018|2018 г.", "2025|2025"}},
		{"най-късно до 31 декември 2024 г. и в срок до 5 юни", []string{"2024-12-31|31 декември 2024 г.|deadline", "XXXX-06-05|5 юни|deadline"}},
		{"Споразумението влезе в сила на 1 януари 2023 г.", []string{"2023-01-01|1 януари 2023 г.|entry_into_force"}},
		{"от 12 V 2022 г. и 13.VII.2004 г.", []string{"2022-05-12|12 V 2022 г.", "2004-07-13|13.VII.2004 г."}},
		{"на 1-ви юни 2022 г. и на 2-ри", []string{"2022-06-01|1-ви юни 2022 г."}},
		{"през 2021, 2022 и 2023 г.", []string{"2021|2021", "2022|2022", "2023|2023 г."}},
		{"през есента на 2023 г. и началото на зимата на 2024 г.", []string{"2023-23|есента на 2023 г.", "2024-24|зимата на 2024 г."}},

		// Nothing to find.
		{"сума от 2024 евро, 2030 млн. EUR, 60 000 000 EUR, 3,3 млн.", nil},
		{"стратегията „Хоризонт 2020“ и програмата „Цифров компас до 2030“", nil},
		{"2021/2022 учебна година, 90-те години, 1990-те, XX век", nil},
		{"Регламент (ЕС) 2016/679, № 45/2001, т. 1.10, чл. 3.5, 2012/0011(COD)", nil},
		{"съотношение 2/3 към 1/3, 24/7, телефон 02 2022 555, версия 1.2.3", nil},
		{"31 февруари 2022 г. и 99 март", []string{}},
		{"от 2000 до 2500 души", nil},
		{"майсторът мартира юнските юнаци", nil},
		{"Закон № 12 от 2004 г.", nil},
		{"член 5\n\nмай е месец", nil},
	},
	"en": {
		{"Brussels, 20 October 2023 (OR. en)", []string{"2023-10-20|20 October 2023"}},
		{"examined on 5 and 19 September and again from 2 to 4 October", []string{"XXXX-09-05|5", "XXXX-09-19|19 September", "XXXX-10-02/XXXX-10-04|2 to 4 October"}},
		{"the last one from Croatia in May 2022", []string{"2022-05|May 2022"}},
		{"to be reviewed in the second quarter of 2024, or Q3 2024, 2024/25", []string{"2024-34|second quarter of 2024", "2024-35|Q3 2024"}},
		{"negotiations 2013-2023, still open", []string{"2013/2023|2013-2023"}},
		{"Regulation (EU) 2019/712 of 17 April 2019 (OJ L 123)", []string{"2019-04-17|17 April 2019|act_title"}},
		{"Regulation (EU) 2016/679 of the European Parliament and of the Council of 27 April 2016", []string{"2016-04-27|27 April 2016|act_title"}},
		{"Council Decision 2012/708/EU of 15 October 2012 on the signing", []string{"2012-10-15|15 October 2012|act_title"}},
		{"operational by 31 December 2024 at the latest", []string{"2024-12-31|31 December 2024|deadline"}},
		{"It will raise the matter again on 4 December and expects the report in the fourth quarter of 2025.", []string{"XXXX-12-04|4 December", "2025-36|fourth quarter of 2025"}},
		{"15–16 December 2021", []string{"2021-12-15/2021-12-16|15–16 December 2021"}},
		{"from 30 March to 2 April 2022", []string{"2022-03-30/2022-04-02|30 March to 2 April 2022"}},
		{"30 December 2021 – 2 January 2022", []string{"2021-12-30/2022-01-02|30 December 2021 – 2 January 2022"}},
		{"on 17 May and 1 June 2023", []string{"2023-05-17|17 May", "2023-06-01|1 June 2023"}},
		{"on 31 May and 1 June 2023", []string{"2023-05-31/2023-06-01|31 May and 1 June 2023"}},
		{"between 2021 and 2024; in 2021 and 2024", []string{"2021/2024|2021 and 2024", "2021|2021", "2024|2024"}},
		{"in early 2020, by mid-2021, since 2018, at the end of 2022", []string{"2020|2020", "2021|2021", "2018|2018", "2022|2022"}},
		{"on May 15, 2022, on the 27th of April 2016 and on 1st June", []string{"2022-05-15|May 15, 2022", "2016-04-27|27th of April 2016", "XXXX-06-01|1st June"}},
		{"in spring 2022 and the autumn of 2023", []string{"2022-21|spring 2022", "2023-23|autumn of 2023"}},
		{"the first half of 2022, H2 2023", []string{"2022-40|first half of 2022", "2023-41|H2 2023"}},
		{"in January and from October", []string{"XXXX-01|January", "XXXX-10|October"}},
		{"on 25-6-1997, 4.5.2016 and 12/05/2017, 05/24/2022", []string{"1997-06-25|25-6-1997", "2016-05-04|4.5.2016", "2017-05-12|12/05/2017", "2022-05-24|05/24/2022"}},
		{"2022-05-04T10:00:00Z", []string{"2022-05-04|2022-05-04"}},
		{"signedon 24 November 2023the EU, inMay 2022", []string{"2023-11-24|24 November 2023", "2022-05|May 2022"}},
		{"The Act enters into force on 1 July 2022.", []string{"2022-07-01|1 July 2022|entry_into_force"}},
		{"At its meeting on 5 May 2022 the Working Party", []string{"2022-05-05|5 May 2022|meeting"}},
		{"ON 5 MAY 2022 THE COUNCIL", []string{"2022-05-05|5 MAY 2022"}},
		{"12-13 July 2004; 12.-13.VII.2004", []string{"2004-07-12/2004-07-13|12-13 July 2004", "2004-07-13|13.VII.2004"}},
		{"29 February 2024 and 29 February 2023", []string{"2024-02-29|29 February 2024"}},
		{"climate-neutral by 2050, adopted by May 2024", []string{"2050|2050", "2024-05|May 2024|deadline"}},
		{"the judgment of 28 April 2015 in Case C-28/12", []string{"2015-04-28|28 April 2015"}},
		{"10 Feb. 2022 and Sept. 2021", []string{"2022-02-10|10 Feb. 2022", "2021-09|Sept. 2021"}},

		{"see point 5, 12 May 2022, and points 3, 4 of May", []string{"2022-05-12|12 May 2022", "XXXX-05-04|4 of May"}},
		{"on 1, 2, 3 and 4 May 2022; on 5, 6 or 7 June", []string{"2022-05-01|1", "2022-05-02|2", "2022-05-03/2022-05-04|3 and 4 May 2022", "XXXX-06-05|5", "XXXX-06-06|6", "XXXX-06-07|7 June"}},

		{"the delegations may march on; May I? March!", nil},
		{"Horizon 2020, Digital Compass 2030, the 2030 Agenda, the 1990s, COVID 2019", nil},
		{"a sum of EUR 2 030, in 2020 cases, 2022 euro, by 2000 tonnes, 2030 million", nil},
		{"adopted by 34/2 votes; Regulations (EC) No 1008/2008 and (EC) No 80/2009", nil},
		{"COM(2021) 118 final, 2021/0136(COD), OJ L 119, p. 2010, Law No 5 of 2004", nil},
		{"summer season 2023/2024 timetable and the 24/7 helpdesk", nil},
		{"pages 2010-1975, ISBN 978-2021-2027-1, 1.10.3, 192.168.2000.1", nil},
		{"Section 3.4 May be read", nil},
		{"between 10 and 15 members, from 5 to 10 per cent", nil},
	},
}

func TestSentences(t *testing.T) {
	for code, cases := range sentences {
		for _, c := range cases {
			var got []string
			for _, d := range extract(t, code, c.text) {
				got = append(got, strings.TrimSuffix(d.EDTF+"|"+d.Text+"|"+d.Role, "|"))
			}
			if len(c.want) == 0 && len(got) == 0 {
				continue
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", code, c.text, diff)
			}
		}
	}
}

// TestCover reads place-date lines.
func TestCover(t *testing.T) {
	cases := []struct {
		lang string
		rows []string
		want []string
	}{
		{"bg", []string{"Съвет на Европейския съюз", "Брюксел, 8 юни 2023 г. (OR. en)", "Относно: Решение от 5 май 2022 г."},
			[]string{"2023-06-08|8 юни 2023 г.|document", "2022-05-05|5 май 2022 г."}},
		{"en", []string{"Brussels, 28 November 2012 (29.11)", "Subject: Outcome"},
			[]string{"2012-11-28|28 November 2012|document", "2012-11-29|29.11|distribution"}},
		{"en", []string{"Council of the European Union Brussels, 30 December 2012 (3.01.)"},
			[]string{"2012-12-30|30 December 2012|document", "2013-01-03|3.01.|distribution"}},
		{"en", []string{"– Adoption of the decision of 5 May 2022", "Subject: Talks of 6 May 2022"},
			[]string{"2022-05-05|5 May 2022", "2022-05-06|6 May 2022"}},
	}
	for _, c := range cases {
		var b doc.Builder
		for _, r := range c.rows {
			b.Begin(doc.Block{Kind: doc.Cover})
			b.Add(r, doc.Place{})
		}
		txt := b.Text()
		txt.Lang = c.lang
		var r doc.Record
		if err := New().Extract(t.Context(), txt, &r); err != nil {
			t.Fatal(err)
		}
		checkSpans(t, txt, r.Dates)
		var got []string
		for _, d := range r.Dates {
			got = append(got, strings.TrimSuffix(d.EDTF+"|"+d.Text+"|"+d.Role, "|"))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.rows, diff)
		}
	}
}
