package index

import (
	"context"
	"flag"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

var kills = flag.Int("kills", 5, "how many times TestKill kills a writer; 50 is the long form")

// TestKill kills a writer at random moments, while it opens, writes or merges, and
// asks all the time: what was acknowledged is found by every search that begins
// after, no search fails, none hangs.
func TestKill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	open(t, dir, Options{}).Close() // a search of nothing at all would be told so
	var acknowledged atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	asked, slowest := 0, time.Duration(0)
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			sure := acknowledged.Load()
			begun := time.Now()
			res, err := Reader{Dir: dir}.Search(t.Context(), ParseQuery("ordinary"), SearchOptions{})
			slowest = max(slowest, time.Since(begun))
			asked++
			if err != nil {
				t.Errorf("search %d: %v", asked, err)
			} else if int64(res.Total) < sure {
				t.Errorf("search %d: %d works, %d were acknowledged", asked, res.Total, sure)
			}
		}
	}()
	for range *kills {
		w := startWriter(t, dir)
		time.AfterFunc(rand.N(400*time.Millisecond), func() { w.process.Kill() })
		for line := w.line(); line != ""; line = w.line() {
			n, err := strconv.Atoi(line)
			if err != nil {
				t.Fatalf("the writer: %s", line)
			}
			acknowledged.Store(int64(n))
		}
		w.kill()
	}
	stop()
	<-ended
	t.Logf("%d kills, %d works, %d searches, the slowest %v", *kills, acknowledged.Load(), asked, slowest)
	if asked == 0 || acknowledged.Load() == 0 || slowest > 5*time.Second {
		t.Errorf("%d searches, %d works, the slowest search %v", asked, acknowledged.Load(), slowest)
	}
	x := open(t, dir, Options{})
	defer x.Close()
	for i := range acknowledged.Load() {
		if res := ask(t, x, "number"+strconv.FormatInt(i, 10)); res.Total != 1 {
			t.Errorf("work %d: found %d times", i, res.Total)
		}
	}
}
