package main

import (
	"fmt"
	"net"
	"os"
	"strings"

	"google.golang.org/grpc/peer"
	authorizationv1 "k8s.io/api/authorization/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"
	k8stesting "k8s.io/client-go/testing"

	xdsfake "istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/mesh"
	kubelib "istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/security"
	"istio.io/istio/pkg/spiffe"
)

const istiodPort = 15010

// startIstiod serves istiod's real translation of the world: its registries over a fake Kubernetes client, and its
// discovery server on the node's address.
func startIstiod(w *World) {
	options := log.DefaultOptions()
	options.SetDefaultOutputLevel("all", log.WarnLevel)
	must(log.Configure(options))
	meshConfig := must1(mesh.ApplyMeshConfig(accessLog, mesh.DefaultMeshConfig()))
	if w.MeshYAML != "" {
		meshConfig = must1(mesh.ApplyMeshConfig(w.MeshYAML, meshConfig))
	}
	trustDomain = meshConfig.TrustDomain
	server := xdsfake.NewFakeDiscoveryServer(&failer{}, xdsfake.FakeOptions{
		KubernetesObjects:  w.Objects,
		Configs:            w.Configs,
		MeshConfig:         meshConfig,
		KubeClientModifier: w.letGatewaysReadSecrets,
		ListenerBuilder:    func() (net.Listener, error) { return net.Listen("tcp", fmt.Sprintf("%s:%d", nodeIP, istiodPort)) },
	})
	server.Discovery.Authenticators = []security.Authenticator{addressAuthenticator{w.podsByAddress()}}
	leaveOutUnsupported(server.Discovery)
}

const accessLog = `
accessLogFile: /dev/stdout
accessLogEncoding: JSON
accessLogFormat: |
  {"method":"%REQ(:METHOD)%","authority":"%REQ(:AUTHORITY)%","path":"%REQ(:PATH)%","code":"%RESPONSE_CODE%","flags":"%RESPONSE_FLAGS%","details":"%RESPONSE_CODE_DETAILS%","cluster":"%UPSTREAM_CLUSTER_RAW%","upstream_failure":"%UPSTREAM_TRANSPORT_FAILURE_REASON%","upstream_tls":"%UPSTREAM_TLS_VERSION%","upstream_peer":"%UPSTREAM_PEER_URI_SAN%","downstream_tls":"%DOWNSTREAM_TLS_VERSION%","downstream_peer":"%DOWNSTREAM_PEER_URI_SAN%","downstream_sni":"%REQUESTED_SERVER_NAME%"}
`

var trustDomain = "cluster.local"

func (p *Pod) identity() string {
	return spiffe.URIPrefix + trustDomain + "/ns/" + p.Namespace + "/sa/" + p.ServiceAccount
}

func (w *World) podsByAddress() map[string]*Pod {
	pods := map[string]*Pod{}
	for _, pod := range w.Pods {
		pods[pod.IP] = pod
	}
	return pods
}

// addressAuthenticator takes a proxy's identity from its address: no pod of the box can send from another's.
type addressAuthenticator struct{ pods map[string]*Pod }

func (a addressAuthenticator) AuthenticatorType() string { return "PodAddress" }

func (a addressAuthenticator) Authenticate(auth security.AuthContext) (*security.Caller, error) {
	client, ok := peer.FromContext(auth.GrpcContext)
	if !ok {
		return nil, fmt.Errorf("no peer")
	}
	host, _, _ := net.SplitHostPort(client.Addr.String())
	pod := a.pods[host]
	if pod == nil {
		return nil, fmt.Errorf("no pod at %s", host)
	}
	return &security.Caller{AuthSource: security.AuthSourceClientCertificate, Identities: []string{pod.identity()}}, nil
}

// letGatewaysReadSecrets answers istiod's question whether a proxy's service account may list the Secrets of its
// namespace: a gateway's may, its Helm chart brings the Role.
func (w *World) letGatewaysReadSecrets(client kubelib.Client) {
	answer := func(action k8stesting.Action) (bool, runtime.Object, error) {
		review := action.(k8stesting.CreateAction).GetObject().(*authorizationv1.SubjectAccessReview)
		allowed := false
		for _, pod := range w.Pods {
			user := "system:serviceaccount:" + pod.Namespace + ":" + pod.ServiceAccount
			allowed = allowed || pod.Proxy == gateway && user == review.Spec.User
		}
		return true, &authorizationv1.SubjectAccessReview{Status: authorizationv1.SubjectAccessReviewStatus{Allowed: allowed}}, nil
	}
	client.Kube().(*fake.Clientset).PrependReactor("create", "subjectaccessreviews", answer)
}

// failer is the test context that istiod's fake server wants.
type failer struct{}

func (f *failer) Fail()    { f.Fatal("fail") }
func (f *failer) FailNow() { f.Fatal("fail now") }
func (f *failer) Fatal(values ...any) {
	fmt.Fprintln(os.Stderr, append([]any{"istiod:"}, values...)...)
	os.Exit(1)
}
func (f *failer) Fatalf(format string, values ...any) { f.Fatal(fmt.Sprintf(format, values...)) }
func (f *failer) Log(values ...any)                   { f.Logf("%s", fmt.Sprintln(values...)) }
func (f *failer) Logf(format string, values ...any) {
	fmt.Fprintln(os.Stderr, strings.TrimSpace(fmt.Sprintf(format, values...)))
}
func (f *failer) TempDir() string    { return must1(os.MkdirTemp("", "box")) }
func (f *failer) Helper()            {}
func (f *failer) Cleanup(func())     {}
func (f *failer) Skip(values ...any) { f.Fatal(values...) }
