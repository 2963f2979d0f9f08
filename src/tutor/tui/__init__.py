"""The terminal interface: shows what `Study` gives and hands it what the learner does. The only room that knows Textual."""
