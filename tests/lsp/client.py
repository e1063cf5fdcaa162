"""A small client of the Language Server Protocol: starts `reis lsp`, sends, waits, checks. Of the standard library only."""
import json
import os
import queue
import subprocess
import threading
import time


class Gone(Exception):
    """The server has left, or says nothing."""


class Client:
    def __init__(self, *options, folder=None, capabilities=None, initialize=True):
        self.process = subprocess.Popen([os.environ["REIS"], "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, cwd=folder)
        self.came, self.stderr, self.number, self.texts, self.diagnostics, self.notes = queue.Queue(), [], 0, {}, {}, []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._errors, daemon=True).start()
        if initialize:
            self.initialized = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities or {
                "textDocument": {"hover": {"contentFormat": ["markdown"]}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}}})
            self.tell("initialized", {})

    def _errors(self):
        for line in self.process.stderr:
            self.stderr.append(line.decode())

    def _read(self):
        out = self.process.stdout
        while True:
            length = None
            while True:
                line = out.readline()
                if not line:
                    self.came.put(None)
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.decode("ascii").partition(":")
                assert line.endswith(b"\r\n") and name == "Content-Length", "no head of the protocol: %r" % line
                length = int(value)
            body = out.read(length)
            self.came.put(json.loads(body.decode("utf-8")))

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def next(self, seconds=20):
        try:
            message = self.came.get(timeout=seconds)
        except queue.Empty:
            raise Gone("nothing said in %s s" % seconds) from None
        if message is None:
            self.came.put(None)
            raise Gone("the server left: " + "".join(self.stderr))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message:
            self.notes.append(message)
        return message

    def request(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.number

    def answer(self, number, seconds=20):
        """The whole answer to a request: result or error."""
        end = time.monotonic() + seconds
        while True:
            message = self.next(max(0.01, end - time.monotonic()))
            if message.get("id") == number and "method" not in message:
                return message

    def ask(self, method, params, seconds=20):
        message = self.answer(self.request(method, params), seconds)
        assert "error" not in message, message
        return message["result"]

    def until(self, what, seconds=20):
        """Reads messages until one is wanted."""
        end = time.monotonic() + seconds
        while True:
            message = self.next(max(0.01, end - time.monotonic()))
            if what(message):
                return message

    # documents

    def open(self, uri, text, version=1):
        self.texts[uri] = text
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "lua", "version": version, "text": text}})
        return self.diagnosed(uri)

    def diagnosed(self, uri, seconds=20):
        return self.until(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri, seconds)["params"]["diagnostics"]

    def change(self, uri, *changes, version=2):
        self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)})

    def write(self, uri, text, version=2):
        self.texts[uri] = text
        self.change(uri, {"text": text}, version=version)

    def place(self, uri, before):
        """The place right after a text that occurs in the document: "jour" + "|" + "ney" marks it."""
        head, _, tail = before.partition("|")
        at = self.texts[uri].index(head + tail) + len(head)
        lines = self.texts[uri][:at].split("\n")
        return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}

    def at(self, uri, before):
        return {"textDocument": {"uri": uri}, "position": self.place(uri, before)}

    def labels(self, uri, before):
        return [item["label"] for item in self.ask("textDocument/completion", self.at(uri, before))["items"]]

    def text_in(self, uri, place):
        """The text in a range, of one line."""
        assert place["start"]["line"] == place["end"]["line"]
        line = self.texts[uri].split("\n")[place["start"]["line"]].encode("utf-16-le")
        return line[2 * place["start"]["character"]:2 * place["end"]["character"]].decode("utf-16-le")

    # leaving

    def leave(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(10)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:
                pass
