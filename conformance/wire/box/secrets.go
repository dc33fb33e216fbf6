package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"strings"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	tlsv3 "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	discovery "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	sds "github.com/envoyproxy/go-control-plane/envoy/service/secret/v3"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/anypb"
)

const secretsPort = 15011

// secretServer does the Istio agent's part: it gives each proxy its workload certificate and the mesh's root.
type secretServer struct {
	sds.UnimplementedSecretDiscoveryServiceServer
	pods         map[string]*Pod
	certificates map[string]*tlsv3.Secret
	root         *tlsv3.Secret
}

func startSecretServer(w *World, authority *Authority) {
	server := &secretServer{pods: w.podsByAddress(), certificates: map[string]*tlsv3.Secret{}}
	server.root = &tlsv3.Secret{Name: "ROOTCA", Type: &tlsv3.Secret_ValidationContext{
		ValidationContext: &tlsv3.CertificateValidationContext{TrustedCa: inline(authority.PEM)}}}
	for _, pod := range w.Pods {
		certificate, key := authority.issue(Names{URIs: []string{pod.identity()}})
		server.certificates[pod.IP] = &tlsv3.Secret{Name: "default", Type: &tlsv3.Secret_TlsCertificate{TlsCertificate: &tlsv3.TlsCertificate{
			CertificateChain: inline(append(certificate, authority.PEM...)), PrivateKey: inline(key)}}}
	}
	grpcServer := grpc.NewServer()
	sds.RegisterSecretDiscoveryServiceServer(grpcServer, server)
	socket := must1(net.Listen("tcp", fmt.Sprintf("%s:%d", nodeIP, secretsPort)))
	go func() { must(grpcServer.Serve(socket)) }()
}

func inline(content []byte) *core.DataSource {
	return &core.DataSource{Specifier: &core.DataSource_InlineBytes{InlineBytes: content}}
}

// StreamSecrets answers a proxy's questions until it goes.
func (s *secretServer) StreamSecrets(stream sds.SecretDiscoveryService_StreamSecretsServer) error {
	client, _ := peer.FromContext(stream.Context())
	address, _, _ := net.SplitHostPort(client.Addr.String())
	pod := s.pods[address]
	if pod == nil || pod.Proxy == noProxy {
		return status.Error(codes.PermissionDenied, "no proxy at "+address)
	}
	sent := map[string]bool{}
	for {
		request, err := stream.Recv()
		if err != nil {
			return err
		}
		if request.ErrorDetail != nil {
			fmt.Fprintln(os.Stderr, "box:", pod.Key(), "refused a certificate:", request.ErrorDetail.Message)
			continue
		}
		names := strings.Join(request.ResourceNames, ",")
		if sent[names] { // an acknowledgement
			continue
		}
		sent[names] = true
		response := &discovery.DiscoveryResponse{TypeUrl: "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret", VersionInfo: "1", Nonce: names}
		for _, name := range request.ResourceNames {
			switch name {
			case "default":
				response.Resources = append(response.Resources, must1(anypb.New(s.certificates[address])))
			case "ROOTCA":
				response.Resources = append(response.Resources, must1(anypb.New(s.root)))
			default:
				fmt.Fprintf(os.Stderr, "box: %s asks for the unknown secret %s\n", pod.Key(), name)
			}
		}
		if err := stream.Send(response); err != nil {
			return err
		}
	}
}

// FetchSecrets is the polling variant, which no Envoy of the box uses.
func (s *secretServer) FetchSecrets(context.Context, *discovery.DiscoveryRequest) (*discovery.DiscoveryResponse, error) {
	return nil, status.Error(codes.Unimplemented, "")
}
