package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"time"
)

// Flow is one TCP connection as seen on the server pod's link.
type Flow struct {
	Client string `json:"client"` // a pod's key, or an address
	Server string `json:"server"`
	Port   int    `json:"port"`
	// What the client sends: tls, http, h2c, other, or empty.
	Kind string `json:"kind"`
	// What the server answers: the same, tls-alert, or reset.
	Reply string   `json:"reply"`
	SNI   string   `json:"sni,omitempty"`
	ALPN  []string `json:"alpn,omitempty"`
	// The TLS version of the server's answer, e.g. 1.3.
	TLSVersion string `json:"tlsVersion,omitempty"`
	// The first bytes of a flow that is not TLS.
	First string `json:"first,omitempty"`
	// Whether the request's canary could be read.
	CanarySeen bool `json:"canarySeen"`

	fromClient, fromServer direction
	canaries               map[string]bool
	lastPacket             time.Time
	reset                  bool
}

// direction is one direction of a flow: its start, to say what it is, and its end, for a canary across two packets.
type direction struct{ start, tail []byte }

const keptStart, keptTail = 8192, 32

func (f *Flow) add(payload []byte, fromClient, reset bool) {
	f.lastPacket = time.Now()
	f.reset = f.reset || reset
	if len(payload) == 0 {
		return
	}
	side := &f.fromServer
	if fromClient {
		side = &f.fromClient
	}
	scanned := append(side.tail, payload...)
	for _, canary := range canaryPattern.FindAll(scanned, -1) {
		f.canaries[string(canary)] = true
	}
	side.tail = append([]byte{}, scanned[max(0, len(scanned)-keptTail):]...)
	if len(side.start) < keptStart {
		side.start = append(side.start, payload...)
	}
}

func (f *Flow) describe(canary string) Flow {
	described := *f
	described.Kind, described.Reply = classify(f.fromClient.start), classify(f.fromServer.start)
	if described.Reply == "empty" && f.reset {
		described.Reply = "reset"
	}
	switch described.Kind {
	case "tls":
		described.SNI, described.ALPN = readClientHello(f.fromClient.start)
		described.TLSVersion = readServerVersion(f.fromServer.start)
	case "http", "h2c", "other":
		described.First = fmt.Sprintf("%q", f.fromClient.start[:min(len(f.fromClient.start), 80)])
	}
	described.CanarySeen = f.canaries[canary]
	return described
}

var httpRequest = regexp.MustCompile(`^[A-Z]{3,10} \S+ HTTP/1\.[01]\r\n`)

const (
	recordAlert     = 0x15
	recordHandshake = 0x16
)

func classify(start []byte) string {
	switch {
	case len(start) == 0:
		return "empty"
	case len(start) > 5 && start[0] == recordHandshake && start[1] == 3:
		return "tls"
	case len(start) > 5 && start[0] == recordAlert && start[1] == 3:
		return "tls-alert"
	case bytes.HasPrefix(start, []byte("PRI * HTTP/2.0")):
		return "h2c"
	case httpRequest.Match(start), bytes.HasPrefix(start, []byte("HTTP/1.")):
		return "http"
	}
	return "other"
}

const (
	helloClient                = 1
	helloServer                = 2
	extensionServerName        = 0
	extensionProtocols         = 16
	extensionSupportedVersions = 43
)

// readClientHello gives the server name and the protocols that a TLS client asks for; nothing of a hello that is cut off.
func readClientHello(start []byte) (name string, protocols []string) {
	defer func() { _ = recover() }() // a hello longer than what was kept
	hello := start[5:]
	if hello[0] != helloClient {
		return
	}
	at := 4 + 2 + 32
	at += 1 + int(hello[at])                           // session
	at += 2 + int(binary.BigEndian.Uint16(hello[at:])) // ciphers
	at += 1 + int(hello[at])                           // compression
	eachExtension(hello[at:], func(extension uint16, value []byte) {
		switch extension {
		case extensionServerName:
			name = string(value[5:])
		case extensionProtocols:
			for i := 2; i < len(value); i += 1 + int(value[i]) {
				protocols = append(protocols, string(value[i+1:i+1+int(value[i])]))
			}
		}
	})
	return
}

// readServerVersion gives the TLS version that the server chose, empty when it did not answer with a hello.
func readServerVersion(start []byte) (version string) {
	defer func() { _ = recover() }() // a hello longer than what was kept
	if classify(start) != "tls" || start[5] != helloServer {
		return ""
	}
	hello := start[5:]
	chosen := binary.BigEndian.Uint16(hello[4:])
	at := 4 + 2 + 32
	at += 1 + int(hello[at]) // session
	at += 2 + 1              // cipher, compression
	if at < len(hello) {
		eachExtension(hello[at:], func(extension uint16, value []byte) {
			if extension == extensionSupportedVersions {
				chosen = binary.BigEndian.Uint16(value)
			}
		})
	}
	return fmt.Sprintf("1.%d", chosen-0x0301)
}

func eachExtension(block []byte, visit func(extension uint16, value []byte)) {
	end := 2 + int(binary.BigEndian.Uint16(block))
	for at := 2; at+4 <= end; {
		length := int(binary.BigEndian.Uint16(block[at+2:]))
		visit(binary.BigEndian.Uint16(block[at:]), block[at+4:at+4+length])
		at += 4 + length
	}
}
