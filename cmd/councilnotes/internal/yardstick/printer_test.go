package yardstick

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"councilnotes/cmd/councilnotes/internal/gen"
)

// printer prints contents as PDFs.
type printer struct {
	name  string
	print func(testing.TB, []job) [][]byte
}

// job is a content to be printed, ragged or justified.
type job struct {
	name      string
	content   *gen.Content
	justified bool
}

var (
	ownPrinter      = printer{"own writer", printOwn}
	chromiumPrinter = printer{"Chromium", printChromium}
	officePrinter   = printer{"LibreOffice", printOffice}
	printers        = []printer{ownPrinter, officePrinter, chromiumPrinter}
)

// printOwn prints with the writer of package gen: Type0 fonts.
func printOwn(tb testing.TB, jobs []job) (out [][]byte) {
	tb.Helper()
	for i, j := range jobs {
		b, err := j.content.PDF(uint64(i + 1))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

// printOffice prints with LibreOffice, all jobs in one run: simple TrueType
// fonts with ToUnicode.
func printOffice(tb testing.TB, jobs []job) (out [][]byte) {
	tb.Helper()
	tool, dir := soffice(tb), tb.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i, j := range jobs {
		args = append(args, write(tb, filepath.Join(dir, fmt.Sprintf("%d.fodt", i)), flatODT(j.content, j.justified)))
	}
	runProgram(tb, tool, args...)
	for i := range jobs {
		out = append(out, read(tb, filepath.Join(dir, fmt.Sprintf("%d.pdf", i))))
	}
	return out
}

// printChromium prints with Chromium: Type0 fonts by Skia.
func printChromium(tb testing.TB, jobs []job) (out [][]byte) {
	tb.Helper()
	tool, dir := chromium(tb), tb.TempDir()
	for i, j := range jobs {
		page := write(tb, filepath.Join(dir, fmt.Sprintf("%d.html", i)), htmlPages(j.content, j.justified))
		pdf := filepath.Join(dir, fmt.Sprintf("%d.pdf", i))
		runProgram(tb, tool, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
			"--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+page)
		out = append(out, read(tb, pdf))
	}
	return out
}

func write(tb testing.TB, path, text string) string {
	tb.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// keep writes PDFs into the folder that $YARDSTICK_KEEP names, for a person to
// look at what was printed.
func keep(tb testing.TB, printer string, jobs []job, pdfs [][]byte) {
	tb.Helper()
	dir := os.Getenv("YARDSTICK_KEEP")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		tb.Fatal(err)
	}
	for i, j := range jobs {
		name := string(bytes.ReplaceAll([]byte(printer+" "+j.name+".pdf"), []byte(" "), []byte("-")))
		write(tb, filepath.Join(dir, name), string(pdfs[i]))
	}
}
