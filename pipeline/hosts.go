package pipeline

import (
	"context"

	"councilnotes/pipeline/fetch/polite"
	"councilnotes/pipeline/ledger"
)

// Hosts lets a client remember hosts in the ledger, so that the next run knows
// what this one was told.
func (d *Data) Hosts() polite.Memory { return hosts{d.Ledger} }

type hosts struct{ l *ledger.Ledger }

// Recall returns what the ledger knows of a host.
func (m hosts) Recall(ctx context.Context, name string) (polite.State, error) {
	h, err := m.l.Host(ctx, name)
	return polite.State{
		LastAt: h.LastAt, Day: h.Day, Spent: h.Spent, Until: h.Until, Reason: h.Reason, Blocked: h.Blocked, Strikes: h.Strikes,
	}, err
}

// Remember writes what is known of a host, also when the run is to end.
func (m hosts) Remember(ctx context.Context, name string, s polite.State) error {
	return m.l.SetHost(context.WithoutCancel(ctx), ledger.Host{
		Name: name, LastAt: s.LastAt, Day: s.Day, Spent: s.Spent, Until: s.Until, Reason: s.Reason, Blocked: s.Blocked, Strikes: s.Strikes,
	})
}
