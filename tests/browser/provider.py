"""A small OpenID Connect provider on loopback: it says that whoever comes is the one named in its address book."""

from __future__ import annotations

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlparse

from joserfc import jwt
from joserfc.jwk import RSAKey


class Provider:
    """Runs until `stop`; `person` is the e-mail address of the next one who logs in."""

    def __init__(self) -> None:
        self.person = ""
        self.key = RSAKey.generate_key(2048, {"kid": "test"})
        self.nonces: dict[str, tuple[str, str]] = {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.get(self)

            def do_POST(self) -> None:
                provider.post(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()

    def get(self, request: BaseHTTPRequestHandler) -> None:
        url = urlparse(request.path)
        if url.path == "/authorize":
            asked = {key: values[0] for key, values in parse_qs(url.query).items()}
            code = base64.urlsafe_b64encode(f"{time.monotonic_ns()}".encode()).decode()
            self.nonces[code] = (asked.get("nonce", ""), self.person)
            request.send_response(302)
            answer = urlencode({"code": code, "state": asked["state"]})
            request.send_header("Location", f"{asked['redirect_uri']}?{answer}")
            request.end_headers()
        elif url.path == "/keys":
            _send(request, {"keys": [self.key.as_dict(private=False)]})
        else:
            _send(request, self.metadata())

    def post(self, request: BaseHTTPRequestHandler) -> None:
        form = parse_qs(request.rfile.read(int(request.headers["Content-Length"])).decode())
        nonce, person = self.nonces[form["code"][0]]
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": "coach",
            "sub": person,
            "email": person,
            "nonce": nonce,
            "iat": now,
            "exp": now + 3600,
        }
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)
        _send(request, {"access_token": "x", "token_type": "Bearer", "id_token": token, "expires_in": 3600})

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }


def _send(request: BaseHTTPRequestHandler, value: dict[str, Any]) -> None:
    body = json.dumps(value).encode()
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)
