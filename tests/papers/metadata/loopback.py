"""A server on loopback that stands for the three services, over real https."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from papers.metadata.network import Network
from tests.papers.metadata import samples

HOSTS = ("export.arxiv.org", "api.crossref.org", "api.datacite.org")
ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/json"
Answer = Callable[["Service"], None]


@cache
def certificate(hosts: tuple[str, ...]) -> bytes:
    """A key and its certificate, which it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    alternatives = [x509.DNSName(host) for host in hosts]
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private + signed.public_bytes(serialization.Encoding.PEM)


def server_context(pem: bytes) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "key.pem"
        file.write_bytes(pem)
        context.load_cert_chain(file)
    return context


class Loopback(Network):
    """All names lead to the server of a test, whose certificate is believed."""

    def __init__(self, port: int, pem: bytes) -> None:
        self.port = port
        start = pem.index(b"-----BEGIN CERTIFICATE")
        self.certificate = pem[start:].decode()

    def addresses(self, host: str, port: int) -> list[tuple[str, int]]:
        return [("127.0.0.1", self.port)]

    def is_allowed(self, address: str) -> bool:
        return address == "127.0.0.1"

    def ssl_context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self.certificate)


class Service(BaseHTTPRequestHandler):
    """Answers as its server was told to, and remembers what it was asked."""

    server: "LoopbackServer"

    def do_GET(self) -> None:
        self.server.requests.append(self)
        with suppress(OSError):
            self.server.answer(self)

    def log_message(self, *words: object) -> None:
        """The log of the tests is not for that."""

    @property
    def host(self) -> str:
        return self.headers["Host"]

    def send(
        self,
        body: str | bytes,
        content_type: str = JSON,
        *,
        status: int = 200,
        **headers: str,
    ) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)


class LoopbackServer(ThreadingHTTPServer):
    """Several requests at a time; a thread that hangs keeps nobody."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, hosts: tuple[str, ...]) -> None:
        super().__init__(("127.0.0.1", 0), Service)
        self.requests: list[Service] = []
        self.answer: Answer = know_one_work
        pem = certificate(hosts)
        self.context = server_context(pem)
        self.network = Loopback(self.server_port, pem)

    def finish_request(self, request, client_address):
        """TLS in the thread of the request: who does not speak it hinders nobody."""
        with suppress(OSError):
            secured = self.context.wrap_socket(request, server_side=True)
            with secured:
                super().finish_request(secured, client_address)

    @property
    def paths(self) -> list[str]:
        return [request.host + request.path for request in self.requests]


def know_one_work(service: Service) -> None:
    """What the services say of the work of the samples, and of no other."""
    is_known = "2401.01234" in service.path or "slow.1" in service.path
    if service.host == "export.arxiv.org":
        answer = samples.ARXIV_ANSWER if is_known else samples.NO_ARXIV_ENTRY
        service.send(answer, ATOM)
    elif is_known and service.host == "api.crossref.org":
        service.send(samples.crossref_answer())
    elif is_known:
        service.send(samples.datacite_answer(), "application/vnd.api+json")
    else:
        service.send("Resource not found.", "text/plain", status=404)


@contextmanager
def loopback_server(hosts: tuple[str, ...] = HOSTS) -> Iterator[LoopbackServer]:
    server = LoopbackServer(hosts)
    thread = Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
