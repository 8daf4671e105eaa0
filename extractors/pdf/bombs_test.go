package pdf

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bombs are small files that ask for an endless amount of work. All of them
// show "Hello world" before they do, or nothing at all.
func bombs() map[string][]byte {
	out := map[string][]byte{}
	add := func(name string, change func(f *file)) {
		f := newFile(hello)
		change(f)
		out[name] = f.bytes()
	}
	content := func(s string) func(f *file) {
		return func(f *file) { f.objs[4] = streamObject("/Filter /FlateDecode", deflate(hello+" "+s)) }
	}
	add("page tree leads into itself", func(f *file) { f.objs[2] = "<</Type /Pages /Kids [3 0 R 2 0 R 2 0 R]>>" })
	add("parent leads into itself", func(f *file) {
		f.objs[3] = "<</Type /Page /Parent 3 0 R /Contents 4 0 R>>"
	})
	add("a page listed for ever", func(f *file) {
		f.objs[2] = "<</Type /Pages /Kids [" + strings.Repeat("3 0 R ", 200_000) + "]>>"
	})
	add("many pages of one", func(f *file) {
		kids := strings.Repeat("<</Type /Page /Contents 4 0 R>> ", 20_000)
		f.objs[2] = "<</Type /Pages /Kids [3 0 R " + kids + "]>>"
	})
	add("forms of forms", func(f *file) {
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /XObject <</X 10 0 R>>>>>>"
		f.objs[4] = streamObject("", hello+strings.Repeat(" /X Do", 30))
		for i := 10; i < 17; i++ {
			res := fmt.Sprintf("/Subtype /Form /Resources <</XObject <</X %d 0 R>>>>", i+1)
			f.objs[i] = streamObject(res, strings.Repeat("/X Do ", 30))
		}
		f.objs[17] = streamObject("/Subtype /Form", "q Q")
	})
	add("inflated blanks", content(strings.Repeat(" ", 80<<20)))
	add("one string", content("("+strings.Repeat("a", 100<<20)+") Tj"))
	add("glyphs", content("BT /F1 1 Tf "+strings.Repeat("(aaaaaaaaaaaaaaaaaaaaaaa) Tj ", 1<<20)))
	add("operands", content("["+strings.Repeat("1 ", 16<<20)))
	add("operators", content(strings.Repeat("q ", 16<<20)))
	add("paths", content(strings.Repeat("0 0 m 9 9 l ", 2<<20)+"S"))
	add("lines", content(strings.Repeat("0 9 99 1 re f ", 2<<20)))
	add("upright lines", content(strings.Repeat("9 0 1 99 re f ", 5000)))
	add("groups of layers", func(f *file) {
		f.objs[1] = "<</Type /Catalog /Pages 2 0 R /OCProperties <</D <</OFF [10 0 R]>>>>>>"
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /Properties <</A 11 0 R>>>>>>"
		f.objs[4] = streamObject("", "/OC /A BDC "+hello+" EMC")
		f.objs[10] = "<</Type /OCG>>"
		f.objs[11] = "<</Type /OCMD /P /AllOff /OCGs [" + strings.Repeat("12 0 R ", 20_000) + "]>>"
	})
	add("fields in fields", func(f *file) {
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> /Annots [10 0 R]>>"
		for i := range 40 {
			f.objs[10+i] = fmt.Sprintf("<</Subtype /Widget /Rect [9 9 99 99] /Parent %d 0 R>>", 11+i)
		}
	})
	add("fonts", func(f *file) {
		var names, show strings.Builder
		for i := range 20_000 {
			fmt.Fprintf(&names, "/G%d 6 0 R /H%d <</Type /Font /Subtype /Type1>> ", i, i)
			fmt.Fprintf(&show, "/H%d 9 Tf (a) Tj ", i)
		}
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R " + names.String() + ">>>>>>"
		f.objs[4] = streamObject("", hello+" BT 9 9 Td "+show.String())
	})
	add("annotations", func(f *file) {
		annots := strings.Repeat("<</Subtype /Stamp /Rect [0 0 9 9] /AP <</N 10 0 R>>>> <</Subtype /Widget /FT /Tx /Rect [0 0 9 9] /V 11 0 R>>", 4000)
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> /Annots [" + annots + "]>>"
		f.objs[10] = streamObject("/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", deflate(strings.Repeat("0 0 m 9 9 l S ", 1<<18)))
		f.objs[11] = "(" + strings.Repeat("word ", 1<<12) + ")"
	})
	add("layers", func(f *file) {
		f.objs[1] = "<</Type /Catalog /Pages 2 0 R /OCProperties <</D <</OFF [" + strings.Repeat("10 0 R ", 100_000) + "]>>>>>>"
		f.objs[10] = "<</Type /OCMD /VE [/Or 11 0 R 11 0 R 11 0 R]>>"
		f.objs[11] = "[/And 11 0 R 11 0 R 11 0 R]"
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /Properties <</A 10 0 R>>>>>>"
		f.objs[4] = streamObject("", hello+" /OC /A BDC EMC")
	})
	add("side by side", content("BT /F1 6 Tf "+strings.Repeat("1 0 0 1 50 700 Tm (left) Tj 1 0 0 1 300 700 Tm (right) Tj ", 100_000)+"ET"))
	add("a large object asked for often", func(f *file) {
		f.objs[6] = "[" + strings.Repeat("0 ", 1<<20) + "]"
		kids := strings.Repeat("<</Type /Page /MediaBox 6 0 R>> ", 50_000)
		f.objs[2] = "<</Type /Pages /Kids [3 0 R " + kids + "]>>"
	})
	add("character map of everything", func(f *file) {
		m := strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 100_000)
		f.objs[5] = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>>"
		f.objs[6] = streamObject("/Filter /FlateDecode", deflate(m))
	})
	add("absurd count", func(f *file) { f.objs[2] = "<</Type /Pages /Kids [3 0 R] /Count 2000000000>>" })
	add("arrays in arrays", func(f *file) {
		f.objs[6] = strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000)
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> /Annots 6 0 R>>"
	})
	add("brackets on a page", content(strings.Repeat("[<<", 1<<20)))
	add("hexadecimal without end", content("<"+strings.Repeat("41", 4<<20)))
	add("image without end", content("BI /W 1 ID "+strings.Repeat(" EI\xff", 1<<20)))
	add("marks", content(strings.Repeat("/P <</ActualText (a)>> BDC ", 1<<18)))
	add("words side by side", content("BT /F1 6 Tf 3 Tr "+strings.Repeat("1 0 0 1 50 700 Tm (unseen) Tj ", 100_000)+"ET"))
	add("object stream in itself", func(f *file) {
		inner := "4 0 <</Type /ObjStm /N 1 /First 4>>"
		f.objs[7] = streamObject("/Type /ObjStm /N 2 /First 8 /Extends 7 0 R", "7 0 8 0 "+inner)
		f.objs[8] = streamObject("/Type /ObjStm /N 1000000000 /First 4 /Extends 7 0 R", "8 0 "+inner)
	})
	add("overlapping objects", func(f *file) {
		var heads strings.Builder
		for i := range 20_000 {
			fmt.Fprintf(&heads, "%d 0 ", 20+i)
		}
		f.objs[7] = streamObject(fmt.Sprintf("/Type /ObjStm /N 20000 /First %d", heads.Len()), heads.String()+"["+strings.Repeat("0 ", 10_000)+"]")
	})
	add("tags that lead into each other", func(f *file) {
		f.objs[1] = "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R>>"
		f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /StructParents 0 /Resources <</Font <</F1 5 0 R>>>>>>"
		f.objs[4] = streamObject("", "/P <</MCID 0>> BDC "+hello+" EMC")
		f.objs[10] = "<</ParentTree <</Nums [0 11 0 R] /Kids [12 0 R]>> /RoleMap <</Note /Note>>>>"
		f.objs[11] = "[" + strings.Repeat("13 0 R ", 50_000) + "]"
		f.objs[12] = "<</Kids [" + strings.Repeat("12 0 R ", 1000) + "]>>"
		f.objs[13] = "<</S /P /P 13 0 R>>"
	})
	add("tags in tags", func(f *file) {
		f.objs[1] = "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R>>"
		f.objs[10] = "<</ParentTree 11 0 R /RoleMap <</Note /Note>>>>"
		for i := range 100 {
			f.objs[11+i] = fmt.Sprintf("<</Kids [%d 0 R]>>", 12+i)
		}
	})
	out["nested objects"] = append(newFile(hello).bytes(), strings.Repeat("1 0 obj ", 1<<20)...)
	out["streams without end"] = append(newFile(hello).bytes(), strings.Repeat("7 0 obj <<>> stream\n", 200_000)...)
	out["trailers"] = append(newFile(hello).bytes(), strings.Repeat("trailer << ", 200_000)...)
	out["brackets"] = append([]byte("%PDF-1.4\n1 0 obj "), strings.Repeat("[<<", 1<<20)...)
	return out
}

// saidOfBombs is what a reader of the record is told of those of which something
// is left out.
var saidOfBombs = map[string]string{
	"a page listed for ever":         "names pages again and again",
	"forms of forms":                 "too many or too large forms",
	"inflated blanks":                "a stream was cut off",
	"one string":                     "a stream was cut off",
	"glyphs":                         "a page has too many characters",
	"operands":                       "more than 32768 operands",
	"brackets on a page":             "more than 32768 operands",
	"operators":                      "too many drawing operators",
	"paths":                          "more than 32768 parts",
	"lines":                          "too many lines drawn on it",
	"upright lines":                  "more than 2000 upright lines",
	"fonts":                          "more than 4000 fonts",
	"annotations":                    "more than 5000 annotations",
	"layers":                         "more than 10000 layers",
	"groups of layers":               "more than 10000 layers",
	"fields in fields":               "fields stand more than 16 deep",
	"a large object asked for often": "refer to each other too often",
	"tags that lead into each other": "tags are too long",
	"tags in tags":                   "tags are nested too deep",
	"marks":                          "nested more than 256 deep",
	"overlapping objects":            "overlap",
	"nested objects":                 "list of pages is lost",
}

// bombLimit is far above what any of them takes, for the sake of busy machines.
const bombLimit = 15 * slower * time.Second

// TestBombs checks that each comes back soon and without holding much memory.
func TestBombs(t *testing.T) {
	for name, b := range bombs() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			text, err := readWithin(t, name, b, 2*bombLimit)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if took > bombLimit {
				t.Errorf("took %v", took)
			}
			t.Logf("%d KiB: %v, heap %d MiB, allocated %d MiB, error %v", len(b)>>10, took.Round(time.Millisecond),
				after.HeapSys>>20, (after.TotalAlloc-before.TotalAlloc)>>20, err)
			if err == nil {
				checkText(t, text)
			}
			if want := saidOfBombs[name]; !strings.Contains(fmt.Sprint(text, err), want) {
				t.Errorf("nothing is said of what was left out: want %q", want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(newFile(hello).bytes())
	f.Add(newFile("q 1 0 0 1 5 5 cm /F1 Do Q BT /F1 1 Tf 9 0 0 9 9 9 Tm [(a) -300 <62>] TJ T* (c) ' ET 0 0 9 9 re S").bytes())
	o := newFile(hello)
	packed(o, "/Filter /FlateDecode", 1, 2, 3, 5)
	f.Add(xrefStream(o, "/Size 91", ""))
	f.Add(tagged([]string{"/P <</MCID 0>> BDC", "/Artifact <</Type /Pagination>> BDC 3 Tr"},
		"/ParentTree <</Nums [5 [20 0 R 21 0 R]]>> /RoleMap <</Fn /Note>>", "<</S /P /P 21 0 R>>", "<</S /Fn /P 10 0 R>>").bytes())
	f.Add(withAnnotations("<</Subtype /Link /Rect [50 690 90 720] /A <</S /URI /URI (https://a.eu)>>>>").bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := readText(b)
		if err == nil {
			checkText(t, text)
		}
	})
}
