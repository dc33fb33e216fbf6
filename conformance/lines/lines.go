// Package lines makes a program a judge: it answers each JSON line of standard input with one on standard output.
package lines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"istio.io/istio/pkg/log"
)

const longest = 64 << 20

// Answer answers all requests, and stops at the first error.
func Answer[Request, Verdict any](judge func(Request) (Verdict, error)) error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), longest)
	for in.Scan() {
		var asked Request
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			return fmt.Errorf("not a request: %w", err)
		}
		verdict, err := judge(asked)
		if err != nil {
			return err
		}
		if err := Write(verdict); err != nil {
			return err
		}
	}
	return in.Err()
}

// Write writes one line.
func Write(value any) error {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	return out.Encode(value)
}

// Silence keeps Istio's log from the answers.
func Silence() error {
	options := log.DefaultOptions()
	options.OutputPaths = []string{os.DevNull}
	return log.Configure(options)
}

// Exit ends the program when something failed.
func Exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
