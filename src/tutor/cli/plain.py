"""Replies as plain lines: for pipes, screen readers and terminals that can do no more."""

from collections.abc import Iterator

from tutor.chat.reply import Reply, ReplyKind


def show_reply(reply: Reply) -> Iterator[str]:
    """Yield the lines of a reply: the text with its citations, what was understood, numbered options, follow-ups."""
    for part in reply.parts or (reply,):
        yield part.text + _show_citations(part)
    if reply.understood:
        yield f"({reply.understood})"
    if reply.options and reply.kind is not ReplyKind.ANSWER:
        yield "You could ask:" if reply.kind is not ReplyKind.CLARIFY else ""
        yield from (f"  {number}. {option.question}" for number, option in enumerate(reply.options, 1))


def _show_citations(reply: Reply) -> str:
    if not reply.citations or reply.kind in (ReplyKind.SEVERAL,):
        return ""
    label = "section" if len(reply.citations) == 1 else "sections"
    return f" [{label} {', '.join(reply.citations)}]"
