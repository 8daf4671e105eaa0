package yardstick

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors/doc"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
)

// notes is how many the benchmarks of ingest take in; what is wanted is wanted of
// 10000 as PDF and 100000 as text.
var (
	notes     = flag.Int("notes", 300, "how many notes BenchmarkIngestPDF takes in (10000)")
	textNotes = flag.Int("textnotes", 300, "how many notes BenchmarkIngestText takes in (100000)")
)

// threePages is how many points more give a note three pages.
const threePages = 7

// BenchmarkIngestPDF takes in notes of three pages as PDF from disk, all stages,
// durable, with caged workers, and compares the CPU time with what bleve alone
// takes to index the same texts with a plain mapping.
func BenchmarkIngestPDF(b *testing.B) {
	docs, data := b.TempDir(), filepath.Join(b.TempDir(), "data")
	writeNotes(b, docs, *notes, ".pdf", func(d *gen.Document) ([]byte, error) { return d.PDF() })
	councilnotes := build(b)
	for b.Loop() {
		if err := os.RemoveAll(data); err != nil {
			b.Fatal(err)
		}
		took, most := watched(b, exec.Command(councilnotes, "--data", data, "ingest", docs))
		plain := plainIndexing(b, councilnotes, data)
		what := fmt.Sprintf("ingest of %d notes as PDF: CPU %.2f ms a note, of bleve's %.2f ms for the texts alone",
			*notes, ms(took)/float64(*notes), ms(plain)/float64(*notes))
		figure{what, ms(took) / ms(plain), "", atMost, 3}.report(b)
		figure{fmt.Sprintf("anonymous memory of all processes, ingest of %d notes as PDF", *notes), float64(most) / (1 << 20), " MiB", atMost, 1024}.report(b)
	}
}

// BenchmarkIngestText takes in notes as text and tells the memory: it must not
// grow with their number.
func BenchmarkIngestText(b *testing.B) {
	docs, data := b.TempDir(), filepath.Join(b.TempDir(), "data")
	writeNotes(b, docs, *textNotes, ".txt", func(d *gen.Document) ([]byte, error) { return []byte(d.Text(gen.Flow)), nil })
	councilnotes := build(b)
	for b.Loop() {
		if err := os.RemoveAll(data); err != nil {
			b.Fatal(err)
		}
		took, most := watched(b, exec.Command(councilnotes, "--data", data, "ingest", docs))
		figure{fmt.Sprintf("ingest of %d notes as text: CPU a note", *textNotes), ms(took) / float64(*textNotes), " ms", told, 0}.report(b)
		figure{fmt.Sprintf("anonymous memory of all processes, ingest of %d notes as text", *textNotes), float64(most) / (1 << 20), " MiB", atMost, 1024}.report(b)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// writeNotes writes n notes, each a work of its own, in all languages in turn.
func writeNotes(b *testing.B, dir string, n int, ext string, print func(*gen.Document) ([]byte, error)) {
	b.Helper()
	codes := gen.Languages()
	for i := range n {
		d, err := gen.LongNote(uint64(i)+1, codes[i%len(codes)], threePages)
		if err != nil {
			b.Fatal(err)
		}
		body, err := print(d)
		if err != nil {
			b.Fatal(err)
		}
		write(b, filepath.Join(dir, fmt.Sprintf("%06d%s", i, ext)), string(body))
	}
}

// watched runs a program and returns its CPU time, its children's included, and
// the most anonymous memory that it and they held together.
func watched(b *testing.B, cmd *exec.Cmd) (cpu time.Duration, most uint64) {
	b.Helper()
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for {
		select {
		case err := <-done:
			if err != nil {
				b.Fatalf("%v\n%s", err, out.String())
			}
			return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), most
		case <-time.After(50 * time.Millisecond):
			most = max(most, treeMemory(cmd.Process.Pid))
		}
	}
}

// treeMemory is the anonymous memory of a process and its children.
func treeMemory(pid int) (sum uint64) {
	pids := []string{fmt.Sprint(pid)}
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid)) // none where it has ended
	for _, l := range lists {
		b, _ := os.ReadFile(l)
		pids = append(pids, strings.Fields(string(b))...)
	}
	for _, p := range pids {
		sum += memoryOf(p).anonymous
	}
	return sum
}

// plainMapping is that of most users: standard analyzer, stored texts, term
// vectors; keywords with doc values; no field of all fields.
func plainMapping() mapping.IndexMapping {
	text, word := bleve.NewTextFieldMapping(), bleve.NewTextFieldMapping()
	text.DocValues = false
	word.Analyzer, word.IncludeTermVectors = keyword.Name, false
	d := bleve.NewDocumentStaticMapping()
	d.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	d.AddFieldMappingsAt("title", text)
	d.AddFieldMappingsAt("text", text)
	d.AddFieldMappingsAt("lang", word)
	d.AddFieldMappingsAt("kind", word)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = d
	return m
}

// plainIndexing is the CPU time that bleve takes to index the texts of the
// records, as most use it: one standard analyzer, texts stored, term vectors.
func plainIndexing(b *testing.B, councilnotes, data string) time.Duration {
	b.Helper()
	exported := filepath.Join(b.TempDir(), "records.jsonl")
	runProgram(b, councilnotes, "--data", data, "export", "-o", exported)
	f, err := os.Open(exported)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	x, err := bleve.New(filepath.Join(b.TempDir(), "plain"), plainMapping())
	if err != nil {
		b.Fatal(err)
	}
	var spent time.Duration
	lines := bufio.NewReaderSize(f, 1<<20)
	for more := true; more; {
		batch := x.NewBatch()
		for batch.Size() < 1000 {
			line, err := lines.ReadBytes('\n')
			if more = err == nil; !more {
				break
			}
			var r doc.Record
			if err := json.Unmarshal(line, &r); err != nil {
				b.Fatal(err)
			}
			fields := map[string]any{"title": r.Title, "text": r.Text, "lang": r.Language, "kind": r.Kind}
			begin := selfCPU()
			if err := batch.Index(r.ID, fields); err != nil {
				b.Fatal(err)
			}
			spent += selfCPU() - begin
		}
		begin := selfCPU()
		if err := x.Batch(batch); err != nil {
			b.Fatal(err)
		}
		spent += selfCPU() - begin
	}
	begin := selfCPU()
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	return spent + selfCPU() - begin
}
