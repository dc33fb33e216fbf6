// Package messages takes Istio's errors apart.
package messages

import "github.com/hashicorp/go-multierror"

// Of are the single messages of an error, which may hold several.
func Of(err error) []string {
	if err == nil {
		return nil
	}
	if several, ok := err.(*multierror.Error); ok {
		messages := []string{}
		for _, one := range several.WrappedErrors() {
			messages = append(messages, Of(one)...)
		}
		return messages
	}
	return []string{err.Error()}
}
