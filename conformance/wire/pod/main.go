// pod is what runs inside a pod of the box: "pause" holds its namespaces, "app" is an echo application.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

func main() {
	switch os.Args[1] {
	case "pause":
		pause(os.Args[2], os.Args[3])
	case "app":
		app(os.Args[2], os.Args[3:])
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pod:", err)
		os.Exit(1)
	}
}

// pause is started in new network and mount namespaces.
func pause(hostsFile, resolverFile string) {
	must(syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""))
	must(syscall.Mount(hostsFile, "/etc/hosts", "", syscall.MS_BIND, ""))
	must(syscall.Mount(resolverFile, "/etc/resolv.conf", "", syscall.MS_BIND, ""))
	if output, err := exec.Command("ip", "link", "set", "lo", "up").CombinedOutput(); err != nil {
		must(fmt.Errorf("%v: %s", err, output))
	}
	// Istio's gateway pods have this as a sysctl.
	must(os.WriteFile("/proc/sys/net/ipv4/ip_unprivileged_port_start", []byte("0"), 0o644))
	_ = os.WriteFile("/proc/sys/net/ipv6/conf/all/disable_ipv6", []byte("1"), 0o644) // absent without IPv6
	fmt.Println("ready")
	_ = os.Stdout.Close()
	for {
		time.Sleep(time.Hour)
	}
}

// Hop is what the echo application answers.
type Hop struct {
	Pod     string            `json:"pod"`
	Method  string            `json:"method"`
	Path    string            `json:"path"`
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
	// What the application that was called in turn answered.
	Next     *Hop   `json:"next,omitempty"`
	NextCode int    `json:"nextCode,omitempty"`
	NextText string `json:"nextText,omitempty"`
}

var client = &http.Client{Timeout: 8 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}

// app echoes what it gets; the header x-next ("url url ...") makes it call the first and pass the others on.
func app(pod string, ports []string) {
	handler := http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		hop := Hop{Pod: pod, Method: request.Method, Path: request.URL.Path, Headers: map[string]string{}, Body: string(body)}
		for name, values := range request.Header {
			hop.Headers[strings.ToLower(name)] = strings.Join(values, ",")
		}
		if next := strings.Fields(request.Header.Get("x-next")); len(next) > 0 {
			if err := hop.callNext(next, request, body); err != nil {
				hop.NextText = err.Error()
			}
		}
		answer.Header().Set("content-type", "application/json")
		_ = json.NewEncoder(answer).Encode(hop)
	})
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	for _, port := range ports {
		socket, err := net.Listen("tcp", "0.0.0.0:"+port)
		must(err)
		server := &http.Server{Handler: handler, Protocols: &protocols}
		go func() { must(server.Serve(socket)) }()
	}
	select {}
}

func (h *Hop) callNext(urls []string, received *http.Request, body []byte) error {
	request, err := http.NewRequest(received.Method, urls[0], bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("x-next", strings.Join(urls[1:], " "))
	for _, passedOn := range []string{"x-canary", "end-user"} {
		if value := received.Header.Get(passedOn); value != "" {
			request.Header.Set(passedOn, value)
		}
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	h.NextCode = response.StatusCode
	next := &Hop{}
	if json.Unmarshal(content, next) == nil && next.Pod != "" {
		h.Next = next
	} else {
		h.NextText = string(content)
	}
	return nil
}
