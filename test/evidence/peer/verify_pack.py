"""Checks the evidence pack of a client or a period, as its description says (lib/evidence/pack/part.schema.ts), with Python's standard library: nothing of ours is in it.

python3 verify_pack.py PACK …: of each says "ok", or the first thing wrong by line; ends with 0 where all hold.
"""

import base64
import datetime
import hashlib
import hmac
import json
import re
import sys


class Wrong(Exception):
    pass


def need(holds, what):
    if not holds:
        raise Wrong(what)


# Ed25519 (RFC 8032, section 5.1.7), slow and plain
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def recovered(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * I % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def plus(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(s, point):
    found = (0, 1, 1, 0)
    while s:
        if s & 1:
            found = plus(found, point)
        point = plus(point, point)
        s >>= 1
    return found


def point_of(data):
    y = int.from_bytes(data, "little")
    x = recovered(y & (2**255 - 1), y >> 255)
    y &= 2**255 - 1
    return None if x is None else (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), plus(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def url64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(value):
    """RFC 8785 of what a receipt holds: text and whole numbers."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data):
    return hashlib.sha256(data).digest()


# Signed notes (c2sp.org/signed-note)
def key_id(name, kind, key):
    return sha256(name.encode() + b"\n" + bytes([kind]) + key)[:4]


def vkey(word):
    name, number, data = word.split("+", 2)
    data = base64.b64decode(data)
    need(data[0] == 1 and key_id(name, 1, data[1:]).hex() == number, "a key of the log is no Ed25519 verifier key")
    return name, data[1:]


def note(text):
    body, _, lines = text.rpartition("\n\n")
    signatures = []
    for line in lines.splitlines():
        dash, name, data = line.split(" ")
        need(dash == "\u2014", "a signature line does not begin with a dash")
        data = base64.b64decode(data)
        signatures.append((name, data[:4], data[4:]))
    return body + "\n", signatures


def by(text, name, key):
    body, signatures = note(text)
    return any(
        one == name and number == key_id(name, 1, key) and signed(key, body.encode(), data) for one, number, data in signatures
    )


def node(left, right):
    return sha256(b"\x01" + left + right)


def root_of(begin, leaves, size, proof):
    """The proof holds the largest ranges left and right of the leaves, left to right."""
    end, proof = begin + len(leaves), list(proof)
    need(len(leaves) > 0 and end <= size, "a batch lies outside of the tree")

    def of(low, high):
        if high <= begin or low >= end:
            need(proof, "a proof is too short")
            return proof.pop(0)
        if high - low == 1:
            return leaves[low - begin]
        width = 1
        while width * 2 < high - low:
            width *= 2
        return node(of(low, low + width), of(low + width, high))

    root = of(0, size)
    need(not proof, "a proof is too long")
    return root


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Pack:
    def __init__(self):
        self.devices, self.technicians, self.counts = {}, {}, {"batches": 0, "entries": 0, "objects": 0}
        self.hash, self.stage, self.due, self.next = hashlib.sha256(), "header", [], 0

    def take(self, line):
        need(self.stage != "over", "something follows the end")
        value = json.loads(line)
        kind = value.get("t", "header")
        need(not self.due or kind == "entry", "an entry is missing")
        order = {"header": ["header"], "device": ["header", "device"], "checkpoint": ["header", "device"]}
        order |= {"object": ["checkpoint", "object"], "batch": ["checkpoint", "object", "entry"], "entry": ["batch", "entry"]}
        order |= {"end": ["checkpoint", "object", "entry"]}
        need(kind in order and self.stage in order[kind], f"a line of the kind {kind} stands in the wrong place")
        getattr(self, kind)(value, line)
        self.stage = "over" if kind == "end" else kind
        self.hash.update(line + b"\n")

    def header(self, value, _):
        need(value.get("unswivel") == "evidence-pack" and value["v"] == 2, "this is no pack of a part, version 2")
        self.said, self.log = value, value["log"]
        self.keys, before = [], None
        for one in value["keys"]:
            name, key = vkey(one["vkey"])
            since = (1, 0)
            if before is not None:
                body, _ = note(one["rotation"])
                title, log, epoch, size, _root, old, new = body.rstrip("\n").split("\n")
                need(title == "unswivel log key rotation" and log == self.log, "a rotation is of another log")
                need(old == before and new == one["vkey"], "a rotation is of other keys")
                old_name, old_key = vkey(before)
                need(by(one["rotation"], old_name, old_key) and by(one["rotation"], name, key), "a rotation is not signed by both keys")
                since = (int(epoch), int(size))
                need(since >= self.keys[-1][0], "the keys are not in order")
            else:
                need(one["rotation"] is None, "the first key came by a rotation")
            self.keys.append((since, key))
            before = one["vkey"]
        last = (0, 0)
        for at, one in enumerate(value["epochs"]):
            number, size = one["epoch"], one["fromSize"]
            need(last[0] < number and last[1] <= size <= value["size"] and (at > 0 or (number, size) == (1, 0)), "the epochs are not in order")
            if at > 0:
                body, _ = note(one["note"])
                title, origin, from_size, _root, _at = body.rstrip("\n").split("\n")
                need((title, origin, int(from_size)) == ("unswivel epoch", f"{self.log}/{number}", size), "an epoch note is of another epoch")
                need(any(by(one["note"], origin, key) for key in self.signers(number, size)), "an epoch note is not signed by the log")
            last = (number, size)
        need(last[0] == value["epoch"], "the header names another epoch than its last")

    def signers(self, epoch, size):
        """A key signs from where it came to where the next one came, both included."""
        here = (epoch, size)
        for at, (since, key) in enumerate(self.keys):
            until = self.keys[at + 1][0] if at + 1 < len(self.keys) else None
            if since <= here and (until is None or here <= until):
                yield key

    def signers_at(self, size):
        return self.signers(max(one["epoch"] for one in self.said["epochs"] if one["fromSize"] <= size), size)

    def by_log(self, size, data, signature):
        return any(signed(key, data, url64(signature)) for key in self.signers_at(size))

    def device(self, value, _):
        need(value["id"] not in self.devices, "a device is named twice")
        self.devices[value["id"]], self.technicians[value["id"]] = url64(value["publicKey"]), value["technician"]

    def checkpoint(self, value, _):
        origin = f"{self.log}/{self.said['epoch']}"
        body, _ = note(value["note"])
        lines = body.split("\n")
        need(lines[:2] == [origin, str(self.said["size"])] and len(lines) == 4, "the checkpoint is of another log, epoch or size")
        self.root = base64.b64decode(lines[2])
        need(any(by(value["note"], origin, key) for key in self.signers_at(self.said["size"])), "the checkpoint is not signed by the log")
        seen = set()
        for one in value["cosignatures"]:
            name, key = f"{self.log}/{one['device']}", self.devices.get(one["device"])
            need(key and one["device"] not in seen, "somebody unknown cosigned, or one twice")
            seen.add(one["device"])
            dash, signer, data = one["line"].split(" ")
            data = base64.b64decode(data)
            need((dash, signer, data[:4]) == ("\u2014", name, key_id(name, 4, key)), "a cosignature is by another key")
            text = f"cosignature/v1\ntime {int.from_bytes(data[4:12], 'big')}\n{body}"
            need(signed(key, text.encode(), data[12:]), "a cosignature is not of this checkpoint")

    def object(self, value, line):
        self.counts["objects"] += 1
        start = line.index(b'"body":') + len('"body":')
        end = line.index(b',"id":', start + raw_length(line, start))
        need(line[start:end] == b"null" if value["sha256"] is None else sha256(line[start:end]).hex() == value["sha256"], "an object was changed")

    def batch(self, value, _):
        self.counts["batches"] += 1
        first, count, leaves, shown, of = value["first"], value["count"], value["leaves"], value["shown"], self.said["of"]
        need(first >= self.next, "a batch stands behind a later one")
        self.next = first + count
        need(len(leaves) == value["lastSeq"] - value["firstSeq"] + 1 >= count > 0, "a batch is signed for another number of leaves")
        need(shown and shown == sorted(set(shown)) and first <= shown[0] and shown[-1] < first + count, "a batch shows entries that are not its own")
        at = moment(value["receivedAt"])
        need(not of["from"] or at >= moment(of["from"]), "a batch is from before the period")
        need(not of["to"] or at < moment(of["to"]), "a batch is from after the period")
        need(of["client"] is not None or len(shown) == count, "an entry was left out of a pack of all clients")
        hashes = [bytes.fromhex(leaf) for leaf in leaves]
        root = root_of(first, hashes[-count:], self.said["size"], [base64.b64decode(one) for one in value["proof"]])
        need(root == self.root, "a batch is not in the log")
        told = ["first", "count", "device", "firstSeq", "lastSeq", "held", "signature", "sentAt", "receivedAt", "standing", "refused"]
        receipt = canonical({"log": self.log} | {key: value[key] for key in told})
        need(self.by_log(first, b"unswivel-receipt:v1:" + receipt, value["receipt"]), "what the log said of a batch was changed")
        data = b"unswivel-batch:v1:" + ",".join(leaves).encode()
        own = value["device"] == "collector"
        need(own or value["device"] in self.devices, "the key of a device is missing")
        by_device = self.by_log(first, data, value["signature"]) if own else signed(self.devices[value["device"]], data, url64(value["signature"]))
        need(by_device, "a batch is not signed by its device")
        self.now, self.due, self.refused = value, list(shown), {index for index, _ in value["refused"]}

    def entry(self, value, line):
        need(self.due and value["index"] == self.due.pop(0), "an entry stands in another's place")
        self.counts["entries"] += 1
        batch, leaf, index = self.now, value["leaf"], value["index"]
        place = len(batch["leaves"]) - batch["count"] + index - batch["first"]
        need((leaf["log"], leaf["device"], leaf["seq"]) == (self.log, batch["device"], batch["firstSeq"] + place), "a leaf is of another place")
        need(place == 0 or leaf["prev"] == batch["leaves"][place - 1], "a leaf does not follow the one before")
        need(sha256(b"\x00" + canonical(leaf)).hex() == batch["leaves"][place], "a leaf was changed")
        need((value["salt"] is None) == (value["body"] is None), "only one of salt and body is there")
        if value["body"] is None:
            return
        start = len('{"body":')
        body = line[start : start + raw_length(line, start)]
        need(hmac.new(bytes.fromhex(value["salt"]), body, "sha256").hexdigest() == leaf["body"], "a body was changed")
        if index in self.refused:
            return
        of, told = self.said["of"]["client"], value["body"]
        need(of is None or told.get("client", {}).get("id") == of, "an entry is of another client")
        if leaf["device"] != "collector":
            actor = (told["actor"]["device"], told["actor"]["technician"])
            need(actor == (leaf["device"], self.technicians[leaf["device"]]), "a body names another device or technician")
        pieces = [told.get("detail", {}).get("object" if n == 0 else f"object-{n + 1}") for n in range(20)]
        if told.get("object", {}).get("type") == "request" and pieces[0]:
            text = "".join(piece for piece in pieces if piece)
            need(sha256(text.encode()).hex() == told["detail"]["hash"], "a request's hash is of another object")

    def end(self, value, _):
        said = self.said
        need(all(self.counts[key] == said[key] for key in self.counts), "the pack holds another number of lines than its header says")
        whole = all(said["of"][key] is None for key in ("client", "from", "to"))
        need(not whole or said["entries"] == said["size"], "a pack of everything does not hold everything")
        need(self.hash.hexdigest() == value["sha256"], "the bytes are not those the end was made for")
        need(self.by_log(said["size"], f"unswivel-pack:v1:{value['sha256']}".encode(), value["signature"]), "the end is not signed by the log")


def raw_length(line, start):
    """The bytes of the JSON value that begins there."""
    text = line[start:].decode()
    _, end = json.JSONDecoder().raw_decode(text)
    return len(text[:end].encode())


def check(path):
    pack, number = Pack(), 0
    try:
        with open(path, "rb") as file:
            for number, line in enumerate(file, 1):
                need(line.endswith(b"\n"), "the file was cut")
                line = line[:-1]
                need(re.sub(rb'"(?:[^"\\]|\\.)*"', b"", line).split() == [re.sub(rb'"(?:[^"\\]|\\.)*"', b"", line)], "a line is not canonical")
                pack.take(line)
        need(pack.stage == "over", "the pack was cut off")
    except Wrong as wrong:
        return f"line {number}: {wrong}"
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as wrong:
        return f"line {number}: it is not as the description says ({type(wrong).__name__}: {wrong})"
    return None


if __name__ == "__main__":
    found = [check(path) for path in sys.argv[1:]]
    print("\n".join(one or "ok" for one in found))
    sys.exit(1 if any(found) else 0)
