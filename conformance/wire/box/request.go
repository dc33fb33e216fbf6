package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Request is what one pod's curl asks for.
type Request struct {
	Name string `json:"name"`
	From string `json:"from"`
	URL  string `json:"url"`
	// The method; the body is always a canary, a text that must not be readable on the wire.
	Method string `json:"method,omitempty"`
	// What the app that answers calls in turn, and so on.
	Next    []string          `json:"next,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`
	// host:port to a pod, or to a Service as svc:namespace/name.
	Resolve map[string]string `json:"resolve,omitempty"`
	// How often; once by default.
	Count int `json:"count,omitempty"`
	// How many at a time, each with a curl of its own.
	Parallel int `json:"parallel,omitempty"`
	// More arguments for curl.
	Curl []string `json:"curl,omitempty"`
}

// Answer is what one request got.
type Answer struct {
	Code    int               `json:"code"` // 0 when there was no HTTP answer
	Headers map[string]string `json:"headers"`
	Body    json.RawMessage   `json:"body,omitempty"` // what an echo app said
	Text    string            `json:"text,omitempty"` // what something else said
}

// Result is what a request led to.
type Result struct {
	Request Request  `json:"request"`
	Answers []Answer `json:"answers"`
	Error   string   `json:"error,omitempty"` // curl's
	Flows   []Flow   `json:"flows"`
	Seconds float64  `json:"seconds"`
}

const endOfAnswer = "\nEND-OF-ANSWER "

// send runs the request and reads what was on the wire meanwhile.
func (w *World) send(request Request, capture *sniffer, trustedFile string) (*Result, error) {
	pod := w.findPod(request.From)
	if pod == nil {
		return nil, fmt.Errorf("%s: no pod %s", request.Name, request.From)
	}
	random := make([]byte, 8)
	_, _ = rand.Read(random)
	canary := canaryPrefix + hex.EncodeToString(random)
	if request.Method == "" {
		request.Method = "POST"
	}
	arguments := []string{"curl", "-sS", "-i", "--max-time", "30", "--cacert", trustedFile, "-X", request.Method, "-d", canary,
		"-H", "x-canary: " + canary, "-w", endOfAnswer + "%{http_code}\n"}
	if len(request.Next) > 0 {
		arguments = append(arguments, "-H", "x-next: "+strings.Join(request.Next, " "))
	}
	for name, value := range request.Headers {
		arguments = append(arguments, "-H", name+": "+value)
	}
	for name, reference := range request.Resolve {
		address, err := w.addressOf(reference)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", request.Name, err)
		}
		arguments = append(arguments, "--resolve", name+":"+address)
	}
	arguments = append(arguments, request.Curl...)
	start := time.Now()
	result := &Result{Request: request, Answers: []Answer{}}
	result.runCurl(pod, arguments)
	result.Seconds = time.Since(start).Seconds()
	time.Sleep(100 * time.Millisecond) // until the last packets are read
	result.Flows = capture.since(start, canary)
	return result, nil
}

// runCurl runs as many curls as the request wants and collects their answers.
func (r *Result) runCurl(pod *Pod, arguments []string) {
	parallel := max(1, min(r.Request.Parallel, r.Request.Count))
	var group sync.WaitGroup
	var mutex sync.Mutex
	for i := range parallel {
		mine := slices.Clone(arguments)
		for j := i; j < max(r.Request.Count, 1); j += parallel {
			mine = append(mine, r.Request.URL)
		}
		group.Go(func() {
			command := pod.command(1000, mine...)
			failure := &strings.Builder{}
			command.Stderr = failure
			output, err := command.Output()
			mutex.Lock()
			defer mutex.Unlock()
			r.Answers = append(r.Answers, readAnswers(string(output))...)
			if err != nil {
				r.Error = strings.TrimSpace(failure.String())
			}
		})
	}
	group.Wait()
}

// readAnswers takes curl's output apart: head and body of each answer, then the line that -w writes.
func readAnswers(output string) []Answer {
	answers := []Answer{}
	for {
		before, after, found := strings.Cut(output, endOfAnswer)
		if !found {
			return answers
		}
		code, rest, _ := strings.Cut(after, "\n")
		head, body, _ := strings.Cut(before, "\r\n\r\n")
		answer := Answer{Headers: map[string]string{}}
		answer.Code, _ = strconv.Atoi(code)
		for _, line := range strings.Split(head, "\r\n") {
			if name, value, ok := strings.Cut(line, ": "); ok {
				answer.Headers[strings.ToLower(name)] = value
			}
		}
		if json.Valid([]byte(body)) && strings.HasPrefix(strings.TrimSpace(body), "{") {
			answer.Body = json.RawMessage(body)
		} else {
			answer.Text = body
		}
		answers = append(answers, answer)
		output = rest
	}
}
