package main

import (
	"cmp"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"councilnotes/pipeline"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/fetch/polite"

	"github.com/spf13/cobra"
)

// sources are the flags of the commands that take sources: which documents, and
// how their hosts are asked.
type sources struct {
	langs      []string
	alternates bool
	contact    string
	delay      time.Duration
	perHost    int
	budget     int
	timeout    time.Duration
	maxSize    int // MiB
	recheck    time.Duration
	council    string
	addresses  []string
	allow      []netip.Prefix
}

// describeSources is the help of the commands that take sources.
const describeSources = `A SOURCE is a file, a folder (with all that is in it, hidden files left out), a
pattern ("notes/**/*.pdf"), the number of a Council document in any spelling
("ST 5419/16", with --lang bg,en; x is the multilingual one), a web address, or a
list: @FILE has one source a line, - reads such a list from standard input.

Hosts are asked politely: what robots.txt forbids is left alone, requests are few
and far between, who asks for time gets it, and who shuts programs out is not
pestered: status tells what is waiting and until when. They see who asks: --contact.`

func (s *sources) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringSliceVar(&s.langs, "lang", nil, "the documents' language (ISO 639-1) where it is known; of Council documents, the languages wanted")
	f.BoolVar(&s.alternates, "alternates", false, "of web pages, their other languages too (all, or those of --lang)")
	s.hostFlags(c)
}

// hostFlags are the flags of commands that ask hosts.
func (s *sources) hostFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.contact, "contact", os.Getenv("COUNCILNOTES_CONTACT"), "your mail or web address, which hosts see; also $COUNCILNOTES_CONTACT")
	f.DurationVar(&s.delay, "delay", 3*time.Second, "between two requests to a host, at least")
	f.IntVar(&s.perHost, "per-host", 1, "connections to a host at once")
	f.IntVar(&s.budget, "budget", 5000, "requests to a host on a day, at most")
	f.DurationVar(&s.timeout, "timeout", 10*time.Minute, "for one answer")
	f.IntVar(&s.maxSize, "max-size", 64, "of a document that is fetched, in MiB")
	f.DurationVar(&s.recheck, "recheck", 24*time.Hour, "ask again for what was fetched longer ago than this")
	f.StringVar(&s.council, "council", "", "address of a mirror of the Council's documents")
	f.StringSliceVar(&s.addresses, "allow-address", nil, "networks that may be asked though they are not public (10.0.0.0/8)")
}

// check checks what a person gave.
func (s *sources) check() error {
	known := slices.DeleteFunc(slices.Clone(s.langs), func(l string) bool { return l == fetch.Multilingual })
	if err := languages(known); err != nil {
		return err
	}
	if s.delay <= 0 || s.perHost < 1 || s.budget < 1 || s.timeout <= 0 || s.maxSize < 1 {
		return usage("--delay, --per-host, --budget, --timeout and --max-size must be more than nothing")
	}
	if u, err := url.Parse(s.council); s.council != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return usage("--council %q is no web address", s.council)
	}
	for _, a := range s.addresses {
		p, err := netip.ParsePrefix(a)
		if err != nil {
			addr, err := netip.ParseAddr(a)
			if err != nil {
				return usage("--allow-address %q is no network (10.0.0.0/8) and no address", a)
			}
			p = netip.PrefixFrom(addr, addr.BitLen())
		}
		s.allow = append(s.allow, p)
	}
	return s.checkContact()
}

// checkContact checks the contact, which becomes part of a header.
func (s *sources) checkContact() error {
	isWeb := strings.HasPrefix(s.contact, "https://") || strings.HasPrefix(s.contact, "http://")
	name, host, isMail := strings.Cut(strings.TrimPrefix(s.contact, "mailto:"), "@")
	odd := strings.ContainsFunc(s.contact, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("()\\", r) })
	switch {
	case s.contact == "":
	case odd || !isWeb && (!isMail || name == "" || host == ""):
		return usage("--contact %q is neither a mail nor a web address", s.contact)
	case !isWeb:
		s.contact = "mailto:" + name + "@" + host
	}
	return nil
}

// resolving returns the options with which names become sources. Without a
// contact nobody is asked.
func (s *sources) resolving(a *app, d *pipeline.Data, tell func(string)) fetch.Options {
	o := fetch.Options{Langs: s.langs, Stdin: a.in, Council: s.council, Alternates: s.alternates}
	if s.contact != "" && d != nil {
		o.Web = polite.New(polite.Options{
			Contact: s.contact, Delay: s.delay, PerHost: s.perHost, Budget: s.budget, Timeout: s.timeout,
			MaxBytes: int64(s.maxSize) << 20, Allow: s.allow, Memory: d.Hosts(), Tell: tell,
		})
	}
	return o
}

// stages returns pipeline options that know how hosts are asked.
func (s *sources) stages(o pipeline.Options) pipeline.Options {
	o.PerHost, o.Recheck = s.perHost, s.recheck
	return o
}

// what returns what an item asks for, or where it is.
func what(i fetch.Item) string { return cmp.Or(i.Address, i.Key) }
