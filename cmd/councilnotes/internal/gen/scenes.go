package gen

import "strings"

// A scene is one sentence that a story may tell, with the slots it needs. Every
// language phrases every scene with all its slots, so that the same seed names
// the same things in every language. A slot is written name=kind; the kinds are
// those of teller.draw.
type scene struct {
	key   string
	slots []slot
}

type slot struct{ name, kind string }

// sc parses the slots of a scene: sc("submitted", "d=day k=com:d n=note").
func sc(key, slots string) scene {
	s := scene{key: key}
	for f := range strings.FieldsSeq(slots) {
		name, kind, _ := strings.Cut(f, "=")
		s.slots = append(s.slots, slot{name, kind})
	}
	return s
}

// The scenes of a note in the order of its points: each group is one point.
var (
	openings = []scene{
		sc("submitted", "d=day k=com:d n=note"),
		sc("announced", "d=day n=note"),
		sc("welcomed", "d=day k=com:d m=month:d"),
	}
	backgrounds = []scene{
		sc("round", "r=days m=month:r"),
		sc("mandate", "d=day s=st:d"),
		sc("since", "y=year a=third b=third"),
		sc("period", "r=years"),
		sc("summit", "m=month e=euco:m n=note"),
		sc("evaluation", "r=between k=swd"),
	}
	examinations = []scene{
		sc("exchange", "m=nmonth a=third"),
		sc("compromise", "w=wk d=nday"),
		sc("revised", "s=st_rev d=nday n=note"),
		sc("attaches", "d=nday"),
	}
	positions = []scene{
		sc("statement", "a=eu b=eu s=st_add"),
		sc("reserve", "a=adj d=nday"),
		sc("joint", "a=eu b=eu c=eu n=note"),
		sc("others", "a=third b=third c=third h=half"),
		sc("enterprises", "a=adj b=adj"),
	}
	bases = []scene{
		sc("basis", "t=tfeu u=tfeu_par"),
		sc("builds", "a=reg d=titled:a n=note"),
		sc("two_acts", "a=reg b=reg"),
		sc("untouched", "a=dir b=dec"),
		sc("charter", "t=charter"),
		sc("principles", "t=teu f=framework"),
	}
	courts = []scene{
		sc("joined", "a=case b=case"),
		sc("ruling", "k=case d=ruled:k"),
		sc("opinion", "o=opinion a=third"),
		sc("resolution", "t=ta r=report"),
		sc("security", "u=un_words"),
	}
	timelines = []scene{
		sc("entry", "q=quarter"),
		sc("signing", "d=fday"),
		sc("reporting", "y=fyear m=nmonth"),
		sc("budget", ""),
		sc("helpdesk", "q=quarter n=note"),
	}
	// agreed leads to lettered sub-points; partners to roman ones below them.
	agreed   = sc("agreed", "d=early e=nday")
	partners = sc("partners", "")
	kids     = []scene{
		sc("kid_signed", "a=third d=day"),
		sc("kid_open", "a=third y=year"),
		sc("kid_month", "a=third m=month"),
	}
	// statements fill an annex.
	statements = []scene{
		sc("recalls", "a=eu d=day s=st"),
		sc("delay", "a=third b=third"),
		sc("preserve", "a=reg o=oj"),
		sc("raise", "d=nday h=half"),
	}
	footnotes = []scene{
		sc("note_wk", "w=paper"),
		sc("note_oj", "o=oj"),
		sc("note_oj_new", "o=oj_new"),
		sc("note_com", "k=com s=swd"),
		sc("note_url", "u=url"),
		sc("note_arrangements", "m=month s=st"),
		sc("note_ecli", "e=ecli"),
		sc("note_resolution", "t=ta a=third b=third"),
		sc("note_act", "a=dir o=oj"),
		sc("note_trilogue", "a=pe_cons b=pe"),
		sc("note_celex", "x=celex"),
		sc("note_un", "u=un"),
	}
)

// plea is what a note asks for in its last point.
type plea struct {
	lead     scene
	children []scene // dash items or lettered sub-points of the lead
	lettered bool
	tail     *scene
	actions  []action
}

// action tells who asks whom; deadline names the slot that holds the date.
type action struct{ actor, verb, addressee, deadline string }

// pleas by the purpose of a note; a purpose also chooses its subtitle.
var pleas = map[string][]plea{
	"authorise": {
		{lead: sc("plea_negotiate", ""), actions: []action{{"presidency", "invite", "coreper", ""}}},
		{lead: sc("plea_directives", "s=st"), actions: []action{{"", "invite", "coreper", ""}}},
	},
	"adopt": {
		{lead: sc("plea_adopt", ""), children: []scene{sc("do_adopt", "s=st"), sc("do_enter", "s=st_adds")},
			actions: []action{{"", "invite", "coreper", ""}}},
		{lead: sc("plea_confirm", ""), children: []scene{sc("do_adopt", "s=st_rev"), sc("do_publish", "s=st_add")}, lettered: true,
			actions: []action{{"presidency", "invite", "coreper", ""}}},
	},
	"approach": {
		{lead: sc("plea_approach", "s=st"), actions: []action{{"presidency", "invite", "coreper", ""}}},
	},
	"progress": {
		{lead: sc("plea_comments", "d=deadline"), actions: []action{{"", "invite", "delegations", "d"}}},
		{lead: sc("plea_note", "s=st"), tail: ptr(sc("plea_comments", "d=deadline")),
			actions: []action{{"presidency", "invite", "delegations", ""}, {"", "invite", "delegations", "d"}}},
	},
}

var (
	purposes    = []string{"authorise", "adopt", "adopt", "progress"}
	lawPurposes = []string{"approach", "progress"}
	// talks are the scenes that only an agreement with a partner can have.
	talks = map[string]bool{"announced": true, "round": true, "mandate": true}
)

func ptr[T any](v T) *T { return &v }

// topic is what a note is about. Its words are in the language data: subject,
// about, group, intro, elements (what the sub-points say) and areas (what the
// lists of a page name).
type topic struct {
	key      string
	code     string   // of its procedure
	subjects []string // subject codes, to which a serial is added
	partners []string // countries it makes sense with
	intro    string   // slots of its intro
	elements []string // slots of each element
	areas    int      // how many areas the data names
	unit     string   // of the General Secretariat
	host     string   // of its page; empty: it has none
	law      bool     // a law, not an agreement: nobody negotiates it with a partner
}

var topics = []topic{
	{key: "digital", code: "NLE", subjects: []string{"TELECOM", "DIGIT", "RELEX", "CYBER"}, unit: "TREE.2.B", host: "digital-strategy",
		partners: []string{"JP", "KR", "SG", "CA", "IN", "AU", "BR"}, intro: "",
		elements: []string{"", "", "a=third b=third h=half", "q=quarter", ""}, areas: 6},
	{key: "fisheries", code: "NLE", subjects: []string{"PECHE", "RELEX", "ACP", "MAR"}, unit: "LIFE.2",
		partners: []string{"MR", "SN", "MA", "NO", "KE"}, intro: "r=years",
		elements: []string{"a=eu b=eu", "", "", "q=quarter", "a=third"}, areas: 4},
	{key: "air", code: "NLE", subjects: []string{"AVIATION", "RELEX", "COEST", "MAMA"}, unit: "TREE.2", host: "transport",
		partners: []string{"UA", "AM", "TN", "GE", "BR", "CL", "EG"}, intro: "d=day",
		elements: []string{"", "a=third b=third", "y=fyear", "", "h=half"}, areas: 5},
	{key: "data", code: "NLE", subjects: []string{"JAI", "DATAPROTECT", "FREMP", "RELEX"}, unit: "JAI.2",
		partners: []string{"NO", "CH", "KR", "GB", "NZ", "US"}, intro: "a=dir",
		elements: []string{"", "t=charter", "", "d=fday", "a=eu"}, areas: 4},
	{key: "science", code: "NLE", subjects: []string{"RECH", "EDUC", "RELEX", "COMPET"}, unit: "ECOMP.3.A", host: "research-and-innovation",
		partners: []string{"CA", "CH", "EG", "NZ", "KR", "ZA", "TR"}, intro: "y=fyear",
		elements: []string{"", "a=third", "", "q=quarter", "r=years"}, areas: 5},
	{key: "cables", code: "COD", subjects: []string{"TELECOM", "ENER", "CODEC", "MI"}, unit: "TREE.1.A",
		partners: []string{"IS", "NO", "GB", "MA", "TN", "EG"}, intro: "c=com",
		elements: []string{"", "a=eu b=eu", "m=month", "", "y=fyear"}, areas: 5, law: true},
}

// Scenes of a page, in its order.
var (
	pageLead     = sc("page_lead", "a=third b=third")
	pageFirst    = sc("page_first", "c=third m=month")
	pageFocus    = sc("page_focus", "")
	pageLaunch   = sc("page_launch", "d=day e=third")
	pageAgreed   = sc("page_agreed", "")
	pageNested   = sc("page_nested", "")
	pageCountry  = sc("page_country", "a=third")
	pageLaws     = []scene{sc("page_law", "a=reg s=swd t=tfeu"), sc("page_journal", "a=dir o=oj k=case")}
	pageNext     = sc("page_next", "q=quarter y=fyear")
	pageQuestion = sc("page_questions", "m=fmonth u=url")
)
