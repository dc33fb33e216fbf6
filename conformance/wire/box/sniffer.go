package main

import (
	"encoding/binary"
	"fmt"
	"net"
	"regexp"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const canaryPrefix = "CANARY-"

var canaryPattern = regexp.MustCompile(canaryPrefix + `[0-9a-f]{16}`)

// sniffer reads every packet that the node routes between two pods.
type sniffer struct {
	mutex   sync.Mutex
	flows   map[string]*Flow
	inOrder []*Flow
	nameOf  func(address string) string
	socket  int
	notTCP  map[string]int
}

// CaptureCounts are the kernel's own: a capture that dropped packets proves nothing.
type CaptureCounts struct {
	Packets uint32         `json:"packets"`
	Dropped uint32         `json:"dropped"`
	Flows   int            `json:"flows"`
	NotTCP  map[string]int `json:"notTcp"`
}

const (
	protocolTCP = 6
	flagSYN     = 0x02
	flagRST     = 0x04
	flagACK     = 0x10
)

func networkOrder(value uint16) uint16 { return value<<8 | value>>8 }

func startSniffer(nameOf func(string) string) *sniffer {
	s := &sniffer{flows: map[string]*Flow{}, notTCP: map[string]int{}, nameOf: nameOf}
	s.socket = must1(unix.Socket(unix.AF_PACKET, unix.SOCK_DGRAM, int(networkOrder(unix.ETH_P_ALL))))
	must(unix.SetsockoptInt(s.socket, unix.SOL_SOCKET, unix.SO_RCVBUFFORCE, 32<<20))
	go s.read()
	return s
}

func (s *sniffer) read() {
	buffer := make([]byte, 1<<18)
	for {
		n, from, err := unix.Recvfrom(s.socket, buffer, 0)
		if err == syscall.EINTR {
			continue
		}
		must(err)
		link, ok := from.(*unix.SockaddrLinklayer)
		if ok && link.Protocol == networkOrder(unix.ETH_P_IP) {
			s.packet(buffer[:n], link.Ifindex, link.Pkttype == unix.PACKET_OUTGOING)
		}
	}
}

// packet takes one packet as seen on a pod's link: outgoing ones go to the pod, the others come from it.
func (s *sniffer) packet(packet []byte, link int, outgoing bool) {
	if len(packet) < 20 || packet[0]>>4 != 4 {
		return
	}
	source, target := net.IP(packet[12:16]).String(), net.IP(packet[16:20]).String()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	header := int(packet[0]&15) * 4
	if packet[9] != protocolTCP || len(packet) < header+20 {
		s.notTCP[fmt.Sprintf("%s>%s protocol %d", s.nameOf(source), s.nameOf(target), packet[9])]++
		return
	}
	if source == nodeIP || target == nodeIP {
		return // between a proxy and istiod
	}
	total := int(binary.BigEndian.Uint16(packet[2:]))
	if total == 0 || total > len(packet) { // segments that the kernel joined
		total = len(packet)
	}
	segment := packet[header:total]
	sourcePort, targetPort := int(binary.BigEndian.Uint16(segment)), int(binary.BigEndian.Uint16(segment[2:]))
	payload := segment[int(segment[12]>>4)*4:]
	flags := segment[13]
	toServer := fmt.Sprintf("%d %s:%d>%s:%d", link, source, sourcePort, target, targetPort)
	toClient := fmt.Sprintf("%d %s:%d>%s:%d", link, target, targetPort, source, sourcePort)
	var flow *Flow
	switch {
	case outgoing && flags&(flagSYN|flagACK) == flagSYN:
		flow = s.flows[toServer]
		if flow == nil || len(flow.fromClient.start) > 0 {
			flow = &Flow{Client: s.nameOf(source), Server: s.nameOf(target), Port: targetPort, canaries: map[string]bool{}}
			s.flows[toServer] = flow
			s.inOrder = append(s.inOrder, flow)
		}
	case outgoing:
		flow = s.flows[toServer]
	default:
		flow = s.flows[toClient]
	}
	if flow != nil {
		flow.add(payload, outgoing, flags&flagRST != 0)
	}
}

// since gives the flows that had a packet after a moment, with the canary of that time's request.
func (s *sniffer) since(moment time.Time, canary string) []Flow {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	flows := []Flow{}
	for _, flow := range s.inOrder {
		if flow.lastPacket.After(moment) {
			flows = append(flows, flow.describe(canary))
		}
	}
	return flows
}

func (s *sniffer) counts() CaptureCounts {
	statistics := must1(unix.GetsockoptTpacketStats(s.socket, unix.SOL_PACKET, unix.PACKET_STATISTICS))
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return CaptureCounts{Packets: statistics.Packets, Dropped: statistics.Drops, Flows: len(s.inOrder), NotTCP: s.notTCP}
}
