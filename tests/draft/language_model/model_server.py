"""A server that speaks the OpenAI protocol and answers what a careful reader once answered, or misbehaves.

Each model that it offers behaves in one way; what it was asked is kept, so that a test can say what left the program.
"""

import gzip
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.draft.proposals.story import BILL

UNMARK = str.maketrans("", "", "[]")


def completion(text, **fields):
    """Return an answer as the protocol has it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop", **fields}
    usage = {"prompt_tokens": 1500, "completion_tokens": 250, "total_tokens": 1750}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}, None))
        names = ["nomic-embed-text", "reader", *WAYS]
        self.send(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in names]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        WAYS.get(body["model"], reader)(self, body)

    def send(self, code, document, **headers):
        data = document if isinstance(document, bytes) else json.dumps(document, ensure_ascii=False).encode()
        self.send_response(code)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def refuse(self, code, message, **headers):
        self.send(code, {"error": {"message": message, "type": "invalid_request_error"}}, **headers)

    def pour(self, chunks):
        """Send a body that says no length, as long as somebody listens."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.close_connection = True
        for chunk in chunks:
            try:
                self.wfile.write(chunk)
                self.wfile.flush()
            except OSError:
                return


def reader(handler, body):
    """Answer with those proposals of the careful reader whose quotes are in what was asked."""
    asked = body["messages"][0]["content"]
    own = [one for one in handler.server.answers if all(q.translate(UNMARK) in asked for q in one["quotes"])]
    handler.send(200, completion("Here you are:\n" + "\n".join(json.dumps(one) for one in own)))


def without_schema(handler, body):
    if "response_format" in body:
        kind = body["response_format"]["type"]
        return handler.refuse(400, f"response_format of type {kind} is not supported")
    return reader(handler, body)


def newer(handler, body):
    if "max_tokens" in body:
        return handler.refuse(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    if "temperature" in body:
        return handler.refuse(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    return reader(handler, body)


def busy_at_first(handler, body):
    if sum(seen[2] is not None for seen in handler.server.seen) < 3:
        return handler.refuse(503, "loading the model", **{"Retry-After": "0"})
    return reader(handler, body)


def needs_key(handler, body):
    if handler.headers.get("Authorization") != "Bearer right":
        return handler.refuse(401, "Incorrect API key provided")
    return reader(handler, body)


def thinking(handler, body):
    thought = json.dumps({"rule": "sum", "quotes": ["x"], "roles": {}})
    answers = "\n".join(json.dumps(one) for one in handler.server.answers)
    handler.send(200, completion(f"<think>perhaps {thought}? no</think>\n{answers}"))


def killed(handler, body):
    handler.close_connection = True
    handler.connection.close()


def slow(handler, body):
    time.sleep(3)
    reader(handler, body)


def drip():
    while True:
        yield b" "
        time.sleep(0.2)


def flood():
    while True:
        yield b"[" * 65_536


def with_cost(handler, body):
    answer = completion("")
    handler.send(200, {**answer, "usage": {**answer["usage"], "cost": 0.00125}})


BOMB = gzip.compress(b"0" * 50_000_000)
CUT = '{"proposals": [{"rule": "product", "quotes": ["sleeps six at [[£85]]", "They need [[12]] of '
"""An answer that stops in the middle of a proposal."""
STRANGE = {
    **BILL,
    "verdict": "consistent",
    "value": "1220",
    "path": "/etc/passwd",
    "article": "other.txt",
}

WAYS = {
    "without-schema": without_schema,
    "newer": newer,
    "busy-at-first": busy_at_first,
    "needs-key": needs_key,
    "thinking": thinking,
    "killed": killed,
    "slow": slow,
    "with-cost": with_cost,
    "broken": lambda handler, _: handler.refuse(500, "CUDA error: out of memory \u001b[2J"),
    "limited": lambda handler, _: handler.refuse(429, "You exceeded your current quota", **{"Retry-After": "0"}),
    "gone": lambda handler, _: handler.refuse(404, "model not found"),
    "small-context": lambda handler, _: handler.refuse(400, "Requested tokens (9000) exceed context window of 2048"),
    "moved": lambda handler, _: handler.send(307, b"", Location="http://127.0.0.1:9/v1/chat/completions"),
    "page": lambda handler, _: handler.send(200, b"<html>router login</html>", **{"Content-Type": "text/html"}),
    "empty": lambda handler, _: handler.send(200, {**completion(""), "choices": []}),
    "wrong-types": lambda handler, _: handler.send(200, {**completion(""), "choices": {"0": 7}}),
    "packed": lambda handler, _: handler.send(200, BOMB, **{"Content-Encoding": "gzip"}),
    "drips": lambda handler, _: handler.pour(drip()),
    "floods": lambda handler, _: handler.pour(flood()),
    "floods-errors": lambda handler, _: handler.send(400, b"[" * 3_000_000),
    "deep": lambda handler, _: handler.send(200, completion('{"a":' * 50_000)),
    "deep-frame": lambda handler, _: handler.send(200, b'{"choices":' * 50_000),
    "prose": lambda handler, _: handler.send(200, completion("I find no statement. Everything adds up!")),
    "cut-off": lambda handler, _: handler.send(200, completion(CUT, finish_reason="length")),
    "strange": lambda handler, _: handler.send(200, completion(json.dumps({"proposals": [STRANGE]}))),
}
"""The models that behave in some way of their own."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """Say nothing: a client that has had enough is what the tests are about."""


@contextmanager
def model_server(answers=(), port=0):
    """Serve until the end of the block; yields the server, whose `url` is to be named and whose `seen` was asked."""
    server = Server(("127.0.0.1", port), Handler)
    server.answers, server.seen = list(answers), []
    server.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
