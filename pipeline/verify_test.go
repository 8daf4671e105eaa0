package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

func (b *bench) verify(how Verification) *Verified {
	b.t.Helper()
	d := b.open()
	defer d.Close()
	v, err := d.Verify(b.t.Context(), how)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// flip changes one bit of a file.
func flip(t *testing.T, path string, at int) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[at%len(content)] ^= 1
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func (b *bench) files(ext string) (all []string) {
	b.t.Helper()
	err := filepath.WalkDir(b.dir, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ext) {
			all = append(all, path)
		}
		return err
	})
	if err != nil || len(all) == 0 {
		b.t.Fatal("no such file", ext, err)
	}
	return all
}

func TestVerifyOfASoundDirectory(t *testing.T) {
	b := newBench(t, 9)
	b.ingest(b.docs)
	b.write("003.html", page(3, "second")) // two captures of one source, both kept
	b.ingest(b.docs)
	v := b.verify(Verification{})
	if len(v.Findings) > 0 || v.Documents != 10 || v.Records != 9 || v.Unnamed != 0 {
		t.Errorf("%+v", v)
	}
	if v := b.verify(Verification{Sample: 1e-12}); v.Documents != 0 || !v.Sound() {
		t.Errorf("a tiny sample: %+v", v)
	}
}

func TestVerifyNamesAndMends(t *testing.T) {
	sha := doc.NewID([]byte(page(2, "first")))
	cases := []struct {
		store  string
		damage func(*testing.T, *bench)
		names  string
	}{
		{"archive", func(t *testing.T, b *bench) {
			s := sha.String()
			flip(t, filepath.Join(b.dir, "archive", s[:2], s[2:]), 40)
		}, sha.String()},
		{"archive", func(t *testing.T, b *bench) {
			s := sha.String()
			if err := os.Remove(filepath.Join(b.dir, "archive", s[:2], s[2:])); err != nil {
				t.Fatal(err)
			}
		}, "missing"},
		{"records", func(t *testing.T, b *bench) { damageRow(t, filepath.Join(b.dir, "records.db"), sha) }, "web-"},
		{"index", func(t *testing.T, b *bench) { flip(t, b.files(".zap")[0], 100) }, ".zap"},
	}
	for _, c := range cases {
		t.Run(c.store+" "+c.names[:4], func(t *testing.T) {
			b := newBench(t, 5)
			b.ingest(b.docs)
			want := b.state()
			c.damage(t, b)
			v := b.verify(Verification{})
			if len(v.Findings) != 1 || v.Sound() || v.Findings[0].Store != c.store ||
				!strings.Contains(v.Findings[0].Name+v.Findings[0].Reason, c.names) {
				t.Fatalf("%+v", v.Findings)
			}
			v = b.verify(Verification{Repair: true})
			if len(v.Findings) != 1 || v.Findings[0].Mended == "" {
				t.Errorf("repair: %+v", v.Findings)
			}
			b.ingest(b.docs)
			if v := b.verify(Verification{}); len(v.Findings) > 0 {
				t.Errorf("afterwards: %+v", v.Findings)
			}
			same(t, "after repair and ingest", want, b.state())
		})
	}
}
