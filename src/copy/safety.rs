//! The sentences that keep people safe: "Hurt, or harm?" and its mirror, the notice before the
//! first entry, and the opening of the Help screen.
//!
//! **Invariant**: nothing here asks for an answer that is kept. What somebody answers lives only
//! on the screen and is gone when the screen closes.

/// The name of the screen, and of every link to it.
pub const TITLE: &str = "Hurt, or harm?";

/// What the questions are for, and what happens to the answers: nothing.
pub const INTRO: &str = "Five private questions about how it is between you. Your answers are \
     never stored, and nothing remembers that you gave any. Close this at any time.";

/// One question, answered by a Yes or a No.
pub type Line = &'static str;

/// The five lines for somebody who may be afraid.
pub const LINES: [Line; 5] = [
    "Are you afraid of how your partner reacts?",
    "Do you change what you wear, say or spend, or whom you see, to avoid a reaction?",
    "Does your partner check your phone, or where you are?",
    "Has your partner threatened you, themselves, your children, your pets, your money, or to \
     show private pictures of you?",
    "Would you be unsafe if your partner read this?",
];

/// The two answers, in the order in which they are shown.
pub const ANSWERS: [&str; 2] = ["Yes", "No"];

/// What a set of answers leads to: a heading, paragraphs, and where to go next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The first sentence, shown as the heading.
    pub title: &'static str,
    /// What follows, a paragraph each.
    pub text: &'static [&'static str],
    /// The words on the link to Help.
    pub help: &'static str,
}

/// Shown as soon as one of the five lines is answered with yes.
pub static ANY_YES: Outcome = Outcome {
    title: "One yes labels nobody; fear and a pattern matter.",
    text: &[
        "If you are afraid, or you see yourself in more than one of these lines, the advice about \
         patience, promises and talking together is not meant for you. You did not cause how \
         somebody else behaves.",
        "Speak to somebody who is there only for you: a domestic abuse service, a doctor, a \
         person you trust. Couples counselling is not the place for this. You need not be sure \
         before you ask, and you need not leave in order to be helped.",
        "If you are thinking of leaving, talk to a service before you say so, if you can. Leaving \
         can be a dangerous time.",
        "Nothing in Troth has to be shared, and no promise has to be made. If this phone may be \
         watched, another phone is safer for a call.",
    ],
    help: "Open Help",
};

/// Shown when all five lines are answered with no.
pub static ALL_NO: Outcome = Outcome {
    title: "Five times no.",
    text: &[
        "That is what you answered today. It is not a test, and it promises nothing. If something \
         still feels wrong, that is reason enough to talk to somebody.",
        "You can come back to these questions at any time. You owe no patience to someone you \
         fear.",
    ],
    help: "Open Help all the same",
};

/// The name of the mirror, and of the link to it.
pub const MIRROR_TITLE: &str = "Am I frightening, checking or controlling my partner?";

/// What the mirror is for.
pub const MIRROR_INTRO: &str = "Five private questions about what you do. Your answers are never \
     stored, and nothing remembers that you gave any.";

/// The five lines of the mirror.
pub const MIRROR_LINES: [Line; 5] = [
    "Has your partner gone quiet, flinched or given in because of how you were?",
    "Do you decide, or make it hard to choose, what your partner wears, says or spends, or whom \
     they see?",
    "Do you check their phone or where they are, or press them to prove it?",
    "Have you hit, pushed, held or blocked them, thrown things, or threatened to hurt them, \
     yourself or anything they care about?",
    "After it happened, did you tell them that they made you do it?",
];

/// Shown as soon as one line of the mirror is answered with yes.
pub static MIRROR_ANY_YES: Outcome = Outcome {
    title: "Begin with help for your own behaviour.",
    text: &[
        "One yes labels nobody. It does say where to begin: before apology, promises and sharing, \
         and before counselling together.",
        "If you acted because you were afraid or had to protect yourself, the first five \
         questions, “Hurt, or harm?”, may be the ones for you.",
        "Otherwise, whatever was said or done before, what you do next is yours. There are \
         services that talk with people about how they behave towards a partner. You can ask what \
         they keep private before you say anything.",
        "Until then, give your partner room. If you feel it rising, leave the room, and do not \
         follow if they leave. Do not show them these answers and do not ask for theirs. If \
         somebody is in danger now, call the emergency number.",
    ],
    help: "Open Help for your own behaviour",
};

/// Shown when every line of the mirror is answered with no.
pub static MIRROR_ALL_NO: Outcome = Outcome {
    title: "Five times no.",
    text: &[
        "That is how you see it today. Your partner may see it otherwise. If they have said that \
         they are afraid of you, take that as a yes, and begin with help for your own behaviour.",
    ],
    help: "Open Help for your own behaviour",
};

/// The link from the first screen to the mirror.
pub const TO_MIRROR: &str = "Or ask it about yourself";

/// The heading of the notice before the first entry.
pub const FIRST_ENTRY_TITLE: &str = "Before you write";

/// The notice before the first entry, a line each.
pub const FIRST_ENTRY_LINES: [&str; 4] = [
    "What you write stays on this phone, in this browser. Troth sends it nowhere by itself.",
    "Who else can open this phone? They can open Troth too.",
    "Software that watches a phone can still see what you write.",
    "A backup file holds your words. Whoever finds it can find them.",
];

/// The last line of the notice: not writing is a choice too.
pub const FIRST_ENTRY_CHOICE: &str =
    "If it could put you in danger to have it read, do not write it here.";

/// Added to the notice in a Safari tab on a phone or tablet by Apple: the seven-day rule.
pub const IOS_TAB: &str = "In a Safari tab, everything you write may be deleted after seven days \
     without a visit. Install Troth first, then write: tap Share, then Add to Home Screen. The \
     icon can be seen by whoever holds this phone.";

/// The heading of the Help screen.
pub const HELP_TITLE: &str = "Help";

/// What stands above the list of helplines.
pub const HELP_INTRO: [&str; 3] = [
    "If somebody is in danger now, call the emergency number.",
    "This list works without a connection. Calls can show in the call log and on the bill. \
     Messages stay on the phone until they are deleted.",
    "Numbers change; if one fails, search for the service’s name.",
];

/// When the list was put together; `date` is a date in words, such as "22 November 2026".
pub fn help_compiled(date: &str) -> String {
    format!("This list was put together on {date}.")
}

/// The headings of the three kinds of helpline: abuse, one's own behaviour, crisis.
pub const HELP_ABUSE: &str = "If you are being hurt, controlled or frightened";
/// The heading above lines for one's own behaviour.
pub const HELP_OWN_BEHAVIOUR: &str = "If you are worried about your own behaviour";
/// The heading above crisis lines.
pub const HELP_CRISIS: &str = "If you think of ending your life, or cannot bear it";

/// The words before a region's emergency number.
pub const HELP_EMERGENCY: &str = "Emergency";

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes() -> [Outcome; 4] {
        [ANY_YES, ALL_NO, MIRROR_ANY_YES, MIRROR_ALL_NO]
    }

    #[test]
    fn any_yes_opens_without_a_label_and_turns_from_couples_counselling() {
        assert!(ANY_YES.title.starts_with("One yes labels nobody"));
        let text = ANY_YES.text.join(" ");
        assert!(text.contains("Couples counselling is not the place"));
        assert!(text.contains("only for you"));
    }

    #[test]
    fn both_sides_say_that_answers_are_not_stored() {
        assert!(INTRO.contains("never stored"));
        assert!(MIRROR_INTRO.contains("never stored"));
    }

    #[test]
    fn every_question_is_one_and_no_sentence_is_broken() {
        for line in LINES.iter().chain(&MIRROR_LINES) {
            assert!(line.ends_with('?'), "{line}");
            assert!(!line.contains("  "), "{line}");
        }
        for outcome in outcomes() {
            assert!(!outcome.title.is_empty() && !outcome.help.is_empty());
            for text in outcome.text {
                assert!(text.ends_with('.') && !text.contains("  "), "{text}");
            }
        }
    }

    #[test]
    fn the_date_is_shown_as_given() {
        assert!(help_compiled("22 November 2026").contains("22 November 2026"));
    }
}
