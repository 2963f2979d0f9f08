"""Every word the tutor says that no curator wrote. Nothing here says anything about an essay's subject."""

from tutor.knowledge.model import WhyNot

GREETING = "Hello! Ask me anything about the essay, in your own words."
THANKS = "You're welcome. What else would you like to know?"
FAREWELL = "Goodbye! Come back any time; your progress is kept."
PLEASED = "Good. What would you like to know next?"
HELP = (
    "Ask a question about the essay in your own words; each answer says which section it rests on. You can follow up"
    ' ("why?", "and the second one?", "tell me more", "where does it say that?"), or say "quiz me". When the essay'
    " doesn't say, I'll tell you so."
)
QUIZ = "Let's see what you remember."
CLOSEST = "I'm not sure this is what you asked. The closest I have: {answer}"
CLOSEST_OF_SEVERAL = "The closest I have: {answer}"
CLARIFY = "Which of these do you mean?"
NO_MORE = "That is all there is on this."
NO_PART = "That list has {count} items: {items}."
PREMISE = "That isn't how the essay has it. {answer}"

NOT_COVERED = {
    WhyNot.SILENT: "The essay doesn't say anything about that.",
    WhyNot.TOUCHES: "The essay touches on this, but it doesn't say that.",
    WhyNot.OPINION: "I have no opinions; I can only tell you what the essay says.",
    WhyNot.NEWS: "I only know the essay, nothing of what happened after it or is happening now.",
    WhyNot.PREMISE: "That isn't how the essay has it.",
    WhyNot.NOT_UNDERSTOOD: "I couldn't make out a question there. Try asking in other words.",
}

TAKING = "taking '{pronoun}' as {name}"
STILL = "still about: {question}"
INSTEAD = "instead of: {question}"
GOING_ON = "going on with: {question}"
FIRST_WORDS = "reading the first {count} characters only"
