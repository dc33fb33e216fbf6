package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
)

// ProxyKind is the value in Envoy's node id; empty for a pod outside the mesh.
type ProxyKind string

const (
	noProxy ProxyKind = ""
	sidecar ProxyKind = "sidecar"
	gateway ProxyKind = "router"
)

// Pod is a pause process that holds a network and a mount namespace, and what was started in them.
type Pod struct {
	Name, Namespace, ServiceAccount string
	IP                              string
	Labels, Annotations             map[string]string
	Proxy                           ProxyKind
	AppPorts                        []int // the ports the echo app listens on
	Folder                          string
	pid                             int
	ended                           atomic.Value // what ended though it should run on
}

// Key is how requests and reports name a pod.
func (p *Pod) Key() string { return p.Namespace + "/" + p.Name }

// start makes the namespaces and a point-to-point link to the node: every packet between two pods is routed through
// the node, where it is captured.
func (p *Pod) start(podBinary string, index int, hostsFile, resolverFile string) error {
	pause := exec.Command(podBinary, "pause", hostsFile, resolverFile)
	pause.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS}
	pause.Stderr = os.Stderr
	output, err := pause.StdoutPipe()
	if err != nil {
		return err
	}
	if err := pause.Start(); err != nil {
		return err
	}
	buffer := make([]byte, 16)
	if n, _ := output.Read(buffer); !strings.HasPrefix(string(buffer[:n]), "ready") {
		return fmt.Errorf("pause of %s did not start", p.Key())
	}
	p.pid = pause.Process.Pid
	pid, link := strconv.Itoa(p.pid), fmt.Sprintf("veth%d", index)
	outer := fmt.Sprintf("link add %s type veth peer name eth0 netns %s\nlink set %s up\nroute add %s/32 dev %s\n", link, pid, link, p.IP, link)
	if err := runWithInput(outer, "ip", "-batch", "-"); err != nil {
		return err
	}
	inner := fmt.Sprintf("addr add %s/32 dev eth0\nlink set eth0 up\nroute add %s/32 dev eth0\nroute add default via %s dev eth0\n", p.IP, nodeIP, nodeIP)
	if err := runWithInput(inner, "nsenter", "-t", pid, "-n", "ip", "-batch", "-"); err != nil {
		return err
	}
	// The pod asks for the node's address on this link, where it is not configured.
	return os.WriteFile("/proc/sys/net/ipv4/conf/"+link+"/proxy_arp", []byte("1"), 0o644)
}

// command makes a command inside the pod's namespaces.
func (p *Pod) command(user int, arguments ...string) *exec.Cmd {
	enter := []string{"-t", strconv.Itoa(p.pid), "-n", "-m"}
	if user > 0 {
		enter = append(enter, "-S", strconv.Itoa(user), "-G", strconv.Itoa(user))
	}
	return exec.Command("nsenter", append(append(enter, "--"), arguments...)...)
}

// captureTraffic installs Istio's own iptables rules, as istio-init does with the injection template's defaults.
func (p *Pod) captureTraffic(self string) error {
	annotation := func(name, otherwise string) string {
		if value, ok := p.Annotations["traffic.sidecar.istio.io/"+name]; ok {
			return value
		}
		return otherwise
	}
	arguments := []string{self, "istio-iptables", "-p", "15001", "-z", "15006", "-u", "1337", "-m", "REDIRECT",
		"-i", annotation("includeOutboundIPRanges", "*"),
		"-x", annotation("excludeOutboundIPRanges", ""),
		"-b", annotation("includeInboundPorts", "*"),
		"-d", strings.TrimPrefix(annotation("excludeInboundPorts", "")+",15090,15021,15020", ","),
	}
	if ports := annotation("excludeOutboundPorts", ""); ports != "" {
		arguments = append(arguments, "-o", ports)
	}
	output, err := p.command(0, arguments...).CombinedOutput()
	_ = os.WriteFile(filepath.Join(p.Folder, "iptables.log"), output, 0o644)
	if err != nil {
		return fmt.Errorf("istio-iptables in %s: %v: %s", p.Key(), err, output)
	}
	return nil
}

// startApp starts the echo application on the pod's ports.
func (p *Pod) startApp(podBinary string) error {
	arguments := []string{podBinary, "app", p.Key()}
	for _, port := range p.AppPorts {
		arguments = append(arguments, strconv.Itoa(port))
	}
	return p.spawn(1000, "app.log", arguments...)
}

// spawn starts what has to run as long as the pod.
func (p *Pod) spawn(user int, logName string, arguments ...string) error {
	command := p.command(user, arguments...)
	file, err := os.OpenFile(filepath.Join(p.Folder, logName), os.O_CREATE|os.O_WRONLY|os.O_APPEND|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_ = file.Chmod(0o666) // the pod's user opens it again as /dev/stdout
	command.Stdout, command.Stderr = file, file
	if err := command.Start(); err != nil {
		return err
	}
	go func() {
		err := command.Wait()
		p.ended.Store(fmt.Sprintf("%s of %s ended: %v", logName, p.Key(), err))
	}()
	return nil
}

func (p *Pod) adminSocket() string { return filepath.Join(p.Folder, "admin.sock") }

// admin asks the admin interface of the pod's Envoy.
func (p *Pod) admin(path string) (string, error) {
	client := http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", p.adminSocket())
		},
	}}
	response, err := client.Get("http://envoy" + path)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 64<<20))
	return string(body), err
}
