package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// serve serves a folder on this machine until the script ends, and puts its
// address into a variable: serve DIR NAME. A file "PATH.status" beside a file
// makes the answer have another status, "PATH.location" sends on elsewhere.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: serve DIR NAME")
	}
	dir := ts.MkAbs(args[0])
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := filepath.Join(dir, filepath.FromSlash(r.URL.Path))
		if to, err := os.ReadFile(path + ".location"); err == nil {
			http.Redirect(w, r, string(to[:len(to)-1]), http.StatusFound)
			return
		}
		if refused, err := os.ReadFile(path + ".403"); err == nil {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusForbidden)
			w.Write(refused)
			return
		}
		http.ServeFile(w, r, path)
	}))
	ts.Defer(s.Close)
	ts.Setenv(args[1], s.URL)
}
