#!/usr/bin/env python3
# ruff: noqa: B905, E401, E731, E741, FURB167, I001, PLW1510, T201
"""Score a `tutor` command on evaluation sets.

usage: score.py [--tutor "CMD"] [--dir DIR] [--pack PACK_DIR] [--json] [--fails]

Reads questions.jsonl, unanswerable.jsonl, dialogues.jsonl and grading.jsonl in DIR (default: this folder),
drives `CMD chat --json` (one line in, one JSON object out; the line /new starts a fresh conversation) and
`CMD grade --json` (one JSON object in, one out), and prints one line per figure. --fails lists every miss.

The command runs with TUTOR_HOME in a temporary folder. A question's `must` is a list of groups of regular
expressions; a text is right when every group matches, it has at most 90 words, and what it cites meets the sections
asked for with at most two labels beyond them. asserted = kind "answer"; silent = kind "not_covered"; shown = right in the text of an
answer or a hedged reply, or in one of the first three options. --pack lists questions that stand (nearly) word for word
among the pack's phrasings: they prove nothing. Figures on sets this small carry wide intervals: read n.
"""

import argparse, difflib, json, os, pathlib, re, shlex, subprocess, sys, tempfile

HOME = tempfile.TemporaryDirectory()
ENV = {**os.environ, "TUTOR_HOME": HOME.name}


def converse(command, conversations):
    """Each conversation is a list of lines; returns the replies in the same shape."""
    lines = []
    for turns in conversations:
        lines += ["/new"] + [" ".join(t.split()) or " " for t in turns]
    done = subprocess.run(
        [*command, "chat", "--json"], input="\n".join(lines) + "\n", capture_output=True, text=True, env=ENV
    )
    out = done.stdout.splitlines()
    if done.returncode or len(out) != len(lines):
        sys.exit(f"chat --json: exit {done.returncode}, {len(lines)} lines in, {len(out)} out\n{done.stderr[-2000:]}")
    replies = iter(map(json.loads, out))
    result = []
    for turns in conversations:
        next(replies)
        result.append([next(replies) for _ in turns])
    return result


def hit(pattern, text):
    return re.search(pattern, text, re.I) is not None


def right(must, text):
    return len(text.split()) <= 90 and all(any(hit(p, text) for p in group) for group in must)


def said(reply):
    """The text that answers: of `several`, all parts; of other kinds than answer and closest, none."""
    if reply["kind"] == "several":
        return " ".join(said(p) for p in reply.get("parts", []))
    return (reply.get("text") or "") if reply["kind"] in ("answer", "closest") else ""


def texts(reply):
    return [said(reply)] + [o.get("text") or "" for o in reply.get("options", [])[:3]]


def cited(reply, sections):
    labels = set(reply.get("citations", [])).union(*(p.get("citations", []) for p in reply.get("parts", [])))
    return not sections or (bool(set(sections) & labels) and len(labels) <= len(sections) + 2)


class Tally:
    def __init__(self):
        self.figures, self.fails = {}, []

    def rate(self, name, values):
        values = list(values)
        self.figures[name] = round(sum(values) / len(values), 4) if values else None
        self.figures[name + ".n"] = len(values)


def score_questions(command, rows, tally):
    replies = [r[0] for r in converse(command, [[row["question"]] for row in rows])]
    asserted = [r["kind"] == "answer" for r in replies]
    good = [right(row["must"], said(r)) and cited(r, row["paragraphs"]) for row, r in zip(rows, replies)]
    shown = [any(right(row["must"], t) for t in texts(r)) for row, r in zip(rows, replies)]
    tally.rate("questions.asserted_right", [a and g for a, g in zip(asserted, good)])
    tally.rate("questions.asserted_wrong", [a and not g for a, g in zip(asserted, good)])
    tally.rate("questions.first_text_right", good)
    tally.rate("questions.shown", shown)
    lengths = sorted(len(said(r).split()) for r in replies)
    tally.figures["questions.words_p95"] = lengths[int(len(lengths) * 0.95)]
    tally.figures["questions.words_p95.n"] = len(lengths)
    for row, r, a, g in zip(rows, replies, asserted, good):
        if not (a and g):
            tally.fails.append(
                (
                    "question " + row["style"],
                    row["question"],
                    r["kind"],
                    r.get("entry"),
                    "right but hedged" if g else "WRONG" if a else "missed",
                )
            )


def score_unanswerable(command, rows, tally):
    replies = [r[0] for r in converse(command, [[row["question"]] for row in rows])]
    groups = {}
    for row, r in zip(rows, replies):
        text, asserted = r.get("text") or "", r["kind"] == "answer"
        if row["expect"] == "abstain_or_correct":
            swallowed = any(hit(p, text) for p in row["must_not"])
            ok = not swallowed and (not asserted or any(hit(p, text) for p in row["correct"]))
        else:
            ok = not asserted
        group = {"near": "near", "false_premise": "false_premise"}.get(row["style"], "far")
        groups.setdefault(group, []).append((not ok, r["kind"] == "closest", r["kind"] == "not_covered"))
        if not ok:
            tally.fails.append(("unanswerable " + row["style"], row["question"], r["kind"], r.get("entry"), "asserted"))
    for name, rs in groups.items():
        tally.rate(f"unanswerable.{name}.asserted", [a for a, _, _ in rs])
        tally.rate(f"unanswerable.{name}.hedged", [h for _, h, _ in rs])
        tally.rate(f"unanswerable.{name}.silent", [s for _, _, s in rs])


def score_dialogues(command, rows, tally):
    conversations = converse(command, [[t["user"] for t in row["turns"]] for row in rows])
    results, first, later, abstain, asserted = [], [], [], [], []
    for row, replies in zip(rows, conversations):
        for i, (turn, r) in enumerate(zip(row["turns"], replies)):
            text, kind, want = said(r), r["kind"], turn["expect"]
            if want == "abstain":
                ok = kind != "answer"
                abstain.append(ok)
            elif want in ("smalltalk", "help", "quiz"):
                ok = kind == want
            elif want == "source":
                ok = cited(r, turn["paragraphs"])
            else:
                ok = any(right(turn["must"], t) for t in (texts(r) if kind == "clarify" else [text])) and (
                    kind == "clarify" or cited(r, turn["paragraphs"])
                )
                (later if i else first).append(ok)
                asserted.append(ok and kind in ("answer", "several"))
            results.append(ok)
            if not ok:
                tally.fails.append(
                    (f"dialogue {row['id']}.{i + 1} {want}", turn["user"], kind, r.get("entry"), text[:90])
                )
    tally.rate("dialogues.turns", results)
    tally.rate("dialogues.follow_ups", later)
    tally.rate("dialogues.asserted", asserted)
    tally.rate("dialogues.abstained", abstain)


def score_grading(command, rows, tally):
    ask = lambda row: {**{k: row[k] for k in ("prompt", "reference", "accept", "response")}, "points": row["keypoints"]}
    lines = "".join(json.dumps(ask(row), ensure_ascii=False) + "\n" for row in rows)
    done = subprocess.run([*command, "grade", "--json"], input=lines, capture_output=True, text=True, env=ENV)
    out = [json.loads(l) for l in done.stdout.splitlines()]
    if done.returncode or len(out) != len(rows):
        sys.exit(f"grade --json: exit {done.returncode}, {len(rows)} in, {len(out)} out\n{done.stderr[-2000:]}")
    pairs = [(row["label"], o["verdict"]) for row, o in zip(rows, out)]
    sure = [(l, v) for l, v in pairs if v != "unsure"]
    tally.rate("grading.sure", [v != "unsure" for _, v in pairs])
    tally.rate("grading.sure_and_right", [l == v for l, v in pairs])
    tally.rate("grading.right_when_sure", [l == v for l, v in sure])
    tally.rate("grading.wrong_called_correct", [v == "correct" for l, v in pairs if l == "incorrect"])
    tally.rate("grading.correct_called_wrong", [v == "incorrect" for l, v in pairs if l == "correct"])
    for row, o in zip(rows, out):
        if o["verdict"] != row["label"]:
            tally.fails.append(
                (
                    f"grading {row['id']} {row['kind']}",
                    row["response"],
                    o["verdict"],
                    "want " + row["label"],
                    row["prompt"],
                )
            )


def list_copies(pack, directory):
    """Questions of the sets that stand among the pack's phrasings, nearly word for word."""
    plain = lambda t: re.sub(r"[^a-z0-9 ]", "", t.lower())
    lines = {
        plain(l.strip().lstrip("- ").removeprefix("question:").strip())
        for p in pathlib.Path(pack).rglob("*.yaml")
        for l in p.read_text(encoding="utf-8").splitlines()
    }
    for name in ("questions", "unanswerable"):
        for row in map(json.loads, (directory / f"{name}.jsonl").open(encoding="utf-8")):
            q = plain(row["question"])
            if len(q) > 12 and (q in lines or difflib.get_close_matches(q, lines, 1, 0.93)):
                print("copied:", row["question"])


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tutor", default="tutor")
    parser.add_argument("--dir", type=pathlib.Path, default=here)
    parser.add_argument("--pack")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--fails", action="store_true")
    args = parser.parse_args()
    command, tally = shlex.split(args.tutor), Tally()
    for name, score in (
        ("questions", score_questions),
        ("unanswerable", score_unanswerable),
        ("dialogues", score_dialogues),
        ("grading", score_grading),
    ):
        path = args.dir / f"{name}.jsonl"
        if path.exists():
            score(command, [json.loads(l) for l in path.open(encoding="utf-8")], tally)
    if args.pack:
        list_copies(args.pack, args.dir)
    if args.fails:
        for fail in tally.fails:
            print(" | ".join(str(f) for f in fail))
    if args.json:
        print(json.dumps(tally.figures))
    else:
        for name, value in tally.figures.items():
            if not name.endswith(".n"):
                print(f"{name:38} {value}   (n={tally.figures[name + '.n']})")


if __name__ == "__main__":
    main()
