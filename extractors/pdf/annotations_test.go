package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// withAnnotations is a page with one line of text and the annotations, which
// are objects 10 and up; objects 6 and 7 are streams for their looks.
func withAnnotations(annots ...string) *file {
	f := newFile("BT /F1 10 Tf 50 700 Td (Name:) Tj 0 -100 Td (Done.) Tj ET")
	list := ""
	for i, a := range annots {
		f.objs[10+i] = a
		list += " " + string(rune('0'+(10+i)/10)) + string(rune('0'+(10+i)%10)) + " 0 R"
	}
	f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [" + list + "] /Resources <</Font <</F1 5 0 R>>>>>>"
	f.objs[6] = streamObject("/Subtype /Form /BBox [0 0 100 20] /Resources <</Font <</F1 5 0 R>>>>",
		"/Tx BMC q BT /F1 10 Tf 2 5 Td (Ana) Tj ET Q EMC")
	f.objs[7] = streamObject("/Subtype /Form /BBox [0 0 100 20] /Matrix [0 1 -1 0 0 0] /Resources <</Font <</F1 5 0 R>>>>",
		"BT /F1 10 Tf 2 5 Td (Turned) Tj ET")
	return f
}

func TestAnnotations(t *testing.T) {
	const field = "<</Subtype /Widget /FT /Tx /Rect [90 695 190 715] /AP <</N 6 0 R>> "
	for name, test := range map[string]struct {
		annot string
		want  []string
	}{
		"field":          {field + ">>", []string{"Name: Ana", "Done."}},
		"hidden":         {field + "/F 2>>", []string{"Name:", "Done."}},
		"not on screens": {field + "/F 32>>", []string{"Name:", "Done."}},
		"printed":        {field + "/F 4>>", []string{"Name: Ana", "Done."}},
		"pop-up":         {"<</Subtype /Popup /Rect [90 695 190 715] /AP <</N 6 0 R>>>>", []string{"Name:", "Done."}},
		"no box":         {"<</Subtype /Widget /AP <</N 6 0 R>>>>", []string{"Name:", "Done."}},
		"state": {"<</Subtype /Widget /Rect [90 695 190 715] /AS /Yes /AP <</N <</Yes 6 0 R /Off 7 0 R>>>>>>",
			[]string{"Name: Ana", "Done."}},
		"no such state": {"<</Subtype /Widget /Rect [90 695 190 715] /AP <</N <</Yes 6 0 R>>>>>>", []string{"Name:", "Done."}},
		"shrunk":        {"<</Subtype /FreeText /Rect [90 597.5 140 607.5] /AP <</N 6 0 R>>>>", []string{"Name:", "Done. Ana"}},
		"turned":        {"<</Subtype /FreeText /Rect [90 620 110 720] /AP <</N 7 0 R>>>>", []string{"Name:", "Done.", "Turned"}},
		"value":         {"<</Subtype /Widget /FT /Tx /DA (/Helv 10 Tf) /Rect [90 693 190 714] /V (Eva)>>", []string{"Name: Eva", "Done."}},
		"value above":   {"<</Subtype /Widget /Parent 8 0 R /Rect [90 693 190 714]>>", []string{"Name: Iva", "Done."}},
		"password":      {"<</Subtype /Widget /FT /Tx /Ff 8192 /Rect [90 693 190 714] /V (Eva)>>", []string{"Name:", "Done."}},
		"several lines": {"<</Subtype /FreeText /DA (/Helv 8 Tf) /Rect [50 640 130 680] /Contents (a remark of\\rmore words than one line holds)>>",
			[]string{"Name:", "a remark of", "more words than one", "line holds", "Done."}},
		"signature": {"<</Subtype /Widget /FT /Sig /Rect [50 598 150 618] /AP <</N 6 0 R>>>>", []string{"Name:", "Ana", "Done."}},
	} {
		t.Run(name, func(t *testing.T) {
			f := withAnnotations(test.annot)
			f.objs[8] = "<</FT /Tx /DA (10 0 Td 10 Tf) /V <FEFF004900760061>>>"
			if diff := cmp.Diff(test.want, linesOf(t, f.bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLayers(t *testing.T) {
	const content = "BT /F1 10 Tf 50 700 Td (seen) Tj /OC /A BDC 0 -12 Td (one) Tj EMC /OC /B BDC 0 -12 Td (two) Tj EMC " +
		"/OC /C BDC 0 -12 Td (three) Tj EMC ET /X Do"
	for name, test := range map[string]struct {
		layers string
		group  string // what /C is
		want   []string
	}{
		"none":       {"", "8 0 R", []string{"seen", "one", "two", "three", "form"}},
		"one off":    {"/D <</OFF [8 0 R]>>", "null", []string{"seen", "one", "three"}},
		"all off":    {"/OCGs [7 0 R 8 0 R] /D <</BaseState /OFF /ON [8 0 R]>>", "null", []string{"seen", "two", "three", "form"}},
		"any on":     {"/D <</OFF [8 0 R]>>", "<</Type /OCMD /OCGs [7 0 R 8 0 R]>>", []string{"seen", "one", "three"}},
		"all on":     {"/D <</OFF [8 0 R]>>", "<</Type /OCMD /P /AllOn /OCGs [7 0 R 8 0 R]>>", []string{"seen", "one"}},
		"single":     {"/D <</OFF [8 0 R]>>", "<</Type /OCMD /OCGs 8 0 R>>", []string{"seen", "one"}},
		"expression": {"/D <</OFF [8 0 R]>>", "<</Type /OCMD /VE [/And 7 0 R [/Not 8 0 R]]>>", []string{"seen", "one", "three"}},
		"opposite":   {"/D <</OFF [8 0 R]>>", "<</Type /OCMD /VE [/Or [/Not 7 0 R] 8 0 R]>>", []string{"seen", "one"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile(content)
			if test.layers != "" {
				f.objs[1] = "<</Type /Catalog /Pages 2 0 R /OCProperties <<" + test.layers + ">>>>"
			}
			f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /XObject <</X 6 0 R>> " +
				"/Properties <</A 7 0 R /B 8 0 R /C " + test.group + ">>>>>>"
			f.objs[6] = streamObject("/Subtype /Form /OC 8 0 R", "BT /F1 10 Tf 50 100 Td (form) Tj ET")
			f.objs[7] = "<</Type /OCG /Name (A)>>"
			f.objs[8] = "<</Type /OCG /Name (B)>>"
			if diff := cmp.Diff(test.want, linesOf(t, f.bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLinkForms reads links that hold all of their entries and links that refer to
// other objects for some.
func TestLinkForms(t *testing.T) {
	const rect = "/Rect [50 690 90 720] "
	for annot, want := range map[string]string{
		"<</Subtype /Link " + rect + "/A <</S /URI /URI (https://a.eu/ b)>>>>":        "https://a.eu/b",
		"<</Subtype /Link /Rect [90 720 50 690] /F 4 /A <</URI <68747470733A>>>>>":    "https:",
		"<</Subtype /Link " + rect + "/A 8 0 R>>":                                     "https://c.eu",
		"<</Subtype /Link " + rect + "/A <</S /URI /URI 9 0 R>>>>":                    "https://d.eu",
		"<</Subtype /Link /Rect [50 690 9 0 R 720] /A <</URI (https://e.eu)>>>>":      "",
		"<</Subtype /Link " + rect + "/F 2 /A <</URI (https://f.eu)>>>>":              "",
		"<</Subtype /Link " + rect + "/Dest [3 0 R /Fit]>>":                           "",
		"<</Subtype /Link " + rect + "/A <</S /GoTo /D [3 0 R /Fit]>>>>":              "",
		"<</Subtype /Text " + rect + "/A <</URI (https://g.eu)>>>>":                   "",
		"<</Rect [50 690 90 720] /A <</S /URI /URI (https://h.eu)>> /Subtype /Link>>": "https://h.eu",
	} {
		f := withAnnotations(annot)
		f.objs[8] = "<</S /URI /URI (https://c.eu)>>"
		f.objs[9] = "(https://d.eu)"
		src, err := readLines(f.bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := src.Pages[0].Lines[0].Runs[0].URI; got != want {
			t.Errorf("%s: leads to %q, want %q", annot, got, want)
		}
	}
}
