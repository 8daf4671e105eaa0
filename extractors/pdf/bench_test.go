package pdf

import (
	"context"
	"os/exec"
	"testing"
	"time"

	"councilnotes/extractors/doc"
)

const longFile = "corpus/council-pdf/ST_5419_2016_INIT_EN.pdf"

// BenchmarkRead reads a Council document of 261 pages: from bytes to the text,
// and to the lines that layout is given. Speeds are by CPU time, so that a busy
// machine gives the same ones. Where pdftotext is installed, the share of its
// time on the same file stands beside them.
func BenchmarkRead(b *testing.B) {
	data := sharedBytes(b, longFile)
	yardstick := pdftotextTime(sharedFile(b, longFile))
	const pages = 261
	for name, do := range map[string]func() error{
		"lines": func() error {
			_, err := read(context.Background(), data, &problems{})
			return err
		},
		"text": func() error {
			_, err := Reader{}.Read(context.Background(), doc.Document{Bytes: data}, "")
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			before := cpuTime()
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
			each := (cpuTime() - before) / time.Duration(b.N)
			b.ReportMetric(pages/each.Seconds(), "pages/cpu-s")
			if yardstick > 0 {
				b.ReportMetric(each.Seconds()/yardstick.Seconds(), "of-pdftotext")
			}
		})
	}
}

// pdftotextTime returns the CPU time of pdftotext, 0 where it is missing.
func pdftotextTime(path string) time.Duration {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return 0
	}
	cmd := exec.Command(tool, "-raw", path, "/dev/null")
	if cmd.Run() != nil {
		return 0
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}
