package pdf

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"testing"
)

// deflated is data as each of the kinds of blocks of Deflate has it.
func deflated(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// samples are texts that compress in different ways.
func samples() map[string][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	noise, letters := make([]byte, 70_000), make([]byte, 70_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
		letters[i] = "etaoin shrdlu"[min(r.IntN(13), r.IntN(13))]
	}
	var skewed []byte // some of the codes are long
	for i := range 18 {
		skewed = append(skewed, bytes.Repeat([]byte{byte('a' + i)}, 1<<(17-i))...)
	}
	r.Shuffle(len(skewed), func(i, j int) { skewed[i], skewed[j] = skewed[j], skewed[i] })
	return map[string][]byte{
		"nothing": nil, "a byte": {'a'}, "one byte often": bytes.Repeat([]byte("a"), 100_000),
		"two bytes often": bytes.Repeat([]byte("ab"), 50_000), "noise": noise, "letters": letters, "skewed": skewed,
		"content": bytes.Repeat([]byte("BT /F1 12 Tf 1 0 0 1 90.8 761.52 Tm [<00430008>-3<0011>] TJ ET\n"), 2000),
	}
}

func TestInflate(t *testing.T) {
	var z inflater
	for name, data := range samples() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.BestCompression} {
			in := deflated(t, data, level)
			got, err := z.inflate(in, nil, 1<<20)
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s at level %d: %d bytes, want %d; error %v", name, level, len(got), len(data), err)
			}
			for _, limit := range []int{0, 1, len(data) / 2} {
				want := data[:min(limit, len(data))]
				got, err := z.inflate(in, nil, limit)
				if !bytes.Equal(got, want) || (err == errBudget) != (len(data) > limit) {
					t.Errorf("%s at level %d, at most %d: %d bytes, error %v", name, level, limit, len(got), err)
				}
			}
		}
	}
}

// TestInflateCut checks that what comes before the end of a cut input is kept.
func TestInflateCut(t *testing.T) {
	var z inflater
	for name, data := range samples() {
		in := deflated(t, data, flate.BestCompression)
		for cut := 0; cut < len(in); cut += 1 + len(in)/97 {
			inflatesAlike(t, &z, in[:cut])
		}
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// inflatesAlike checks that the input gives what the standard library makes of
// it. That does not read the last codes before a fault where they are shorter
// than the one that ends a block.
func inflatesAlike(t *testing.T, z *inflater, in []byte) {
	t.Helper()
	const most = 1 << 18
	want, fault := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(in)), most+1))
	got, err := z.inflate(in, nil, most)
	more := 0
	if fault != nil {
		more = maxBits * longestCopy
	}
	whole := want[:min(len(want), most)]
	if !bytes.HasPrefix(got, whole) || len(got) > len(whole)+more || err != nil && len(want)+more <= most || len(want) > most && err != errBudget {
		t.Errorf("%.60q: %d bytes, want %d; errors %v, %v", in, len(got), len(want), err, fault)
	}
}

func FuzzInflate(f *testing.F) {
	for _, data := range samples() {
		data = data[:min(len(data), 2000)]
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.BestCompression} {
			f.Add(deflated(f, data, level))
		}
	}
	var z inflater
	f.Fuzz(func(t *testing.T, in []byte) { inflatesAlike(t, &z, in) })
}
