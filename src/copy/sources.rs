//! "Where this comes from": the article and the research behind the guide, each with no more than
//! it supports.

/// One source: what it is, what it says, and how firmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who wrote it, as cited.
    pub authors: &'static str,
    /// The year, or years, of publication.
    pub year: &'static str,
    /// Its title; two titles are parted by a semicolon.
    pub title: &'static str,
    /// What the guide takes from it, in our words.
    pub says: &'static str,
    /// How well that is supported.
    pub firmness: &'static str,
}

/// What stands above the list.
pub const INTRO: &str = "The guide follows an article, told again in other words, and adds what \
     research and practice say. A study tells about the people in it. None can tell how it will \
     go for you.";

/// What is left out on purpose.
pub const LEFT_OUT: &str = "There are no figures here for how often couples stay together or \
     part: the ones that are passed around rest on very few people. Nor is there a timetable. \
     Many couples and therapists speak of one to several years, and it is not a straight line.";

/// Every source, the article first.
pub const SOURCES: &[Source] = &[
    Source {
        authors: "Renee Miller",
        year: "updated 17 April 2017",
        title: "How to regain trust in a relationship",
        says: "The six chapters, their order and their meaning, and the saying that trust is about \
               twice as hard to win the second time.",
        firmness: "An article with advice, not a study. “Twice as hard” is a saying, not a \
                   measurement.",
    },
    Source {
        authors: "Lewicki, Polin and Lount",
        year: "2016",
        title: "An exploration of the structure of effective apologies",
        says: "Of six parts of an apology, taking responsibility mattered most, then an offer of \
               repair. Regret, explanation and the resolve not to repeat it came level. Asking for \
               forgiveness could be left out.",
        firmness: "Two experiments with 755 people, who read written apologies.",
    },
    Source {
        authors: "Frantz and Bennigson",
        year: "2005",
        title: "Better late than early: the influence of timing on apology effectiveness",
        says: "Apologies that came later, once the other person felt heard, worked better.",
        firmness: "Small.",
    },
    Source {
        authors: "Schweitzer, Hershey and Bradlow",
        year: "2006",
        title: "Promises and lies: restoring violated trust",
        says: "Trust harmed by bad acts could recover when trustworthy acts followed steadily, and \
               a promise made that quicker. Trust harmed by the same acts together with deception \
               did not fully recover, even with a promise and an apology.",
        firmness: "A game for money in a laboratory.",
    },
    Source {
        authors: "Gollwitzer and Sheeran; Sheeran, Listrom and Gollwitzer",
        year: "2006; 2024",
        title: "Implementation intentions and goal achievement; The when and how of planning",
        says: "Plans of the form “if this, then I do that” help people do what they intend, more \
               so in exactly that form and when they are rehearsed.",
        firmness: "Two reviews: d = .65 over 94 tests; .27 to .66 over 642 tests.",
    },
    Source {
        authors: "Harkin and others",
        year: "2016",
        title: "Does monitoring goal progress promote goal attainment?",
        says: "Recording progress helps people reach their goals, more when it is written down and \
               reported to somebody.",
        firmness: "A review of 138 studies: d = .40.",
    },
    Source {
        authors: "Gneezy and Epley",
        year: "2014",
        title: "Worth keeping but not exceeding: asymmetric consequences of breaking versus \
                exceeding promises",
        says: "Breaking a promise costs much. Doing more than was promised earns practically \
               nothing over keeping it.",
        firmness: "Experiments about promises in general, not about broken trust in a couple.",
    },
    Source {
        authors: "Peetz and Kammrath",
        year: "2011",
        title: "Only because I love you: why people make and why they break promises in romantic \
                relationships",
        says: "Loving feelings predicted bigger promises. Conscientiousness predicted kept ones.",
        firmness: "What went together in the couples who were studied.",
    },
    Source {
        authors: "Makinen and Johnson",
        year: "2006",
        title: "Resolving attachment injuries in couples using emotionally focused therapy",
        says: "With emotionally focused therapy for such injuries, 15 of 24 couples resolved \
               theirs.",
        firmness: "One small study of one kind of therapy. It says nothing about any other couple.",
    },
    Source {
        authors: "Rempel, Holmes and Zanna",
        year: "1985",
        title: "Trust in close relationships",
        says: "Trust has parts: predictability, dependability and faith. A record of promises is \
               evidence for the first two only.",
        firmness: "A description that is much used. What it means for a record is our reading.",
    },
    Source {
        authors: "Smyth; Mogk and others",
        year: "1998; 2006",
        title: "Written emotional expression; Health effects of expressive writing on stressful or \
                traumatic experiences",
        says: "Whether writing about what hurts does any good to health is not clear, and it can \
               feel worse right after. The journal promises nothing of the kind.",
        firmness: "Mixed: d = .47 in the first review; no significant effect over 30 trials in the \
                   second.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_empty_or_broken() {
        assert_eq!(SOURCES.len(), 11);
        for source in SOURCES {
            for text in [
                source.authors,
                source.year,
                source.title,
                source.says,
                source.firmness,
            ] {
                assert!(!text.is_empty() && !text.contains("  "), "{text}");
            }
        }
    }

    #[test]
    fn the_article_comes_first() {
        assert_eq!(
            SOURCES.first().map(|source| source.authors),
            Some("Renee Miller")
        );
    }

    #[test]
    fn nothing_claims_to_be_certain() {
        for source in SOURCES {
            let says = source.says.to_lowercase();
            assert!(!says.contains("proven") && !says.contains("scientific"));
        }
    }
}
