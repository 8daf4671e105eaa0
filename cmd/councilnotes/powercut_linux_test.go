package main

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"councilnotes/extractors/doc"

	_ "modernc.org/sqlite"
)

// The long form of the test is -powercuts 20.
var powercuts = flag.Int("powercuts", 2, "how many times TestPowerCut copies the disk in mid-run")

// TestPowerCut runs an ingest on a file system of its own, copies the device
// under it at a random moment, as it would be found after a power cut, and looks
// at the copy: every capture that the ledger had acknowledged is there with its
// bytes, and the ingest goes on from it to the end.
func TestPowerCut(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("not run: loop devices need root")
	}
	const documents = 300
	docs := t.TempDir()
	generate(t, docs, documents)
	acknowledged := 0
	for range *powercuts {
		disk := newDisk(t)
		data := filepath.Join(disk.mounted, "data")
		c := program("--data", data, "ingest", docs)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(1500 * time.Millisecond))
		captures := capturesOf(t, data)
		hold(t, c)
		after := disk.copy(t)
		c.Process.Kill()
		c.Wait()
		disk.unmount(t)

		after.mount(t)
		data = filepath.Join(after.mounted, "data")
		left := capturesOf(t, data)
		for sha := range captures {
			if !left[sha] {
				t.Errorf("%s was acknowledged and is not in the ledger", sha)
			}
			b, err := os.ReadFile(filepath.Join(data, "archive", sha[:2], sha[2:]))
			if err != nil || doc.NewID(b).String() != sha {
				t.Errorf("%s was acknowledged, its bytes are not there: %v", sha, err)
			}
		}
		acknowledged += len(captures)
		if out, err := program("--data", data, "ingest", docs).CombinedOutput(); err != nil {
			t.Errorf("the run after the power cut: %v\n%s", err, out)
		}
		checkWhole(t, data, documents)
		if out := output(t, "--data", data, "verify"); !bytes.Contains(out, []byte("All is sound")) {
			t.Errorf("verify: %s", out)
		}
		after.unmount(t)
	}
	t.Logf("%d power cuts, %d captures acknowledged before them, none lost", *powercuts, acknowledged)
}

// hold stops the program where it stands.
func hold(t *testing.T, c *exec.Cmd) {
	if err := c.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Log("the ingest had ended:", err)
	}
}

// capturesOf returns the hashes that the ledger acknowledges.
func capturesOf(t *testing.T, data string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	path := filepath.Join(data, "ledger.db")
	if _, err := os.Stat(path); err != nil {
		return all
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT sha256 FROM captures")
	if err != nil && strings.Contains(err.Error(), "no such table") {
		return all
	}
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var sha []byte
		if err := rows.Scan(&sha); err != nil {
			t.Fatal(err)
		}
		all[hex.EncodeToString(sha)] = true
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// disk is a file with a file system in it, mounted or not.
type disk struct{ image, mounted string }

func newDisk(t *testing.T) *disk {
	t.Helper()
	dir := t.TempDir()
	d := &disk{image: filepath.Join(dir, "image"), mounted: filepath.Join(dir, "disk")}
	f, err := os.Create(d.image)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(96 << 20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if out, err := exec.Command("mkfs.ext4", "-q", "-F", d.image).CombinedOutput(); err != nil {
		t.Skipf("not run: no ext4 file system could be made: %v %s", err, out)
	}
	d.mount(t)
	return d
}

func (d *disk) mount(t *testing.T) {
	t.Helper()
	if err := os.MkdirAll(d.mounted, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "loop", d.image, d.mounted).CombinedOutput(); err != nil {
		t.Skipf("not run: a loop device could not be mounted: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", "-l", d.mounted).Run() }) // no error where it was unmounted
}

func (d *disk) unmount(t *testing.T) {
	t.Helper()
	if out, err := exec.Command("umount", d.mounted).CombinedOutput(); err != nil {
		t.Errorf("%v %s", err, out)
	}
}

// copy copies what is on the device now, not what the file system still holds in
// memory.
func (d *disk) copy(t *testing.T) *disk {
	t.Helper()
	dir := t.TempDir()
	c := &disk{image: filepath.Join(dir, "image"), mounted: filepath.Join(dir, "disk")}
	if out, err := exec.Command("cp", "--sparse=always", d.image, c.image).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	return c
}
