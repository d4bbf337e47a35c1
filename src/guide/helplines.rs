//! Helplines by region. Plain data, so that a reviewer can check and replace each line; the app
//! fetches none of it and shows all of it without a connection.
//!
//! The list was put together, not reviewed: nobody has compared every number with its service yet.
//! To review: compare every entry with its `source`, then set [`COMPILED`] and call it a review in
//! `copy::safety::help_compiled`.

/// A place, its emergency number and the services that answer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The name, as shown.
    pub name: &'static str,
    /// The emergency number: digits only, shown and dialled alike.
    pub emergency: &'static str,
    /// The services, those for abuse first, then one's own behaviour, then crisis.
    pub helplines: &'static [Helpline],
}

/// One service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// The name to search for if a number fails.
    pub service: &'static str,
    /// Whom it is for.
    pub kind: HelplineKind,
    /// How to reach it; never empty.
    pub numbers: &'static [Number],
    /// Whom it answers, or where, if not everybody.
    pub note: Option<&'static str>,
    /// Where to check it: the organisation and its site.
    pub source: &'static str,
}

/// What a service helps with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelplineKind {
    /// For somebody who is being hurt, controlled or frightened.
    Abuse,
    /// For somebody in despair.
    Crisis,
    /// For somebody who is worried about how they behave towards a partner.
    OwnBehaviour,
}

/// One way to reach a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// As shown.
    pub shown: &'static str,
    /// As dialled: digits for a call or a text; for the web the address, which is only shown.
    pub dial: &'static str,
    /// How it is reached.
    pub by: Reach,
}

impl Number {
    /// The link that opens the dialler or the messages; none for an address on the web, which the
    /// app shows as text.
    pub fn href(&self) -> Option<String> {
        match self.by {
            Reach::Call => Some(format!("tel:{}", self.dial)),
            Reach::Text => Some(format!("sms:{}", self.dial)),
            Reach::Web => None,
        }
    }
}

/// How a service is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By telephone.
    Call,
    /// By text message.
    Text,
    /// On its site.
    Web,
}

/// When the list was put together: year, month, day.
pub const COMPILED: (i32, u32, u32) = (2026, 11, 22);

const fn call(shown: &'static str, dial: &'static str) -> Number {
    Number {
        shown,
        dial,
        by: Reach::Call,
    }
}

const fn text(shown: &'static str, dial: &'static str) -> Number {
    Number {
        shown,
        dial,
        by: Reach::Text,
    }
}

const fn web(shown: &'static str, dial: &'static str) -> Number {
    Number {
        shown,
        dial,
        by: Reach::Web,
    }
}

type Numbers = &'static [Number];

/// An empty note is none.
const fn line(
    kind: HelplineKind,
    service: &'static str,
    note: &'static str,
    numbers: Numbers,
    source: &'static str,
) -> Helpline {
    let note = if note.is_empty() { None } else { Some(note) };
    Helpline {
        service,
        kind,
        numbers,
        note,
        source,
    }
}

const fn abuse(s: &'static str, note: &'static str, n: Numbers, source: &'static str) -> Helpline {
    line(HelplineKind::Abuse, s, note, n, source)
}

const fn own_behaviour(
    s: &'static str,
    note: &'static str,
    n: Numbers,
    source: &'static str,
) -> Helpline {
    line(HelplineKind::OwnBehaviour, s, note, n, source)
}

const fn crisis(s: &'static str, note: &'static str, n: Numbers, source: &'static str) -> Helpline {
    line(HelplineKind::Crisis, s, note, n, source)
}

/// Every region, in the order shown. Each row: service, note, numbers, source.
#[rustfmt::skip]
pub const REGIONS: &[Region] = &[
    Region { name: "United Kingdom", emergency: "999", helplines: &[
        abuse("National Domestic Abuse Helpline (Refuge)", "For women, in England",
            &[call("0808 2000 247", "08082000247")], "Refuge: nationaldahelpline.org.uk"),
        abuse("Men’s Advice Line", "For men", &[call("0808 801 0327", "08088010327")],
            "Respect: mensadviceline.org.uk"),
        abuse("Galop", "For LGBT+ people", &[call("0800 999 5428", "08009995428")],
            "Galop: galop.org.uk"),
        abuse("Scotland’s Domestic Abuse and Forced Marriage Helpline", "In Scotland",
            &[call("0800 027 1234", "08000271234")], "sdafmh.org.uk"),
        abuse("Live Fear Free", "In Wales", &[call("0808 80 10 800", "08088010800")],
            "Welsh Government: gov.wales/live-fear-free"),
        abuse("Domestic and Sexual Abuse Helpline", "In Northern Ireland",
            &[call("0808 802 1414", "08088021414")], "dsahelpline.org"),
        own_behaviour("Respect Phoneline", "", &[call("0808 802 4040", "08088024040")],
            "Respect: respectphoneline.org.uk"),
        crisis("Samaritans", "", &[call("116 123", "116123")], "Samaritans: samaritans.org"),
        crisis("Shout", "By text message", &[text("text SHOUT to 85258", "85258")],
            "Shout: giveusashout.org"),
    ] },
    Region { name: "Ireland", emergency: "112", helplines: &[
        abuse("Women’s Aid", "For women", &[call("1800 341 900", "1800341900")],
            "Women’s Aid: womensaid.ie"),
        abuse("Male Advice Line", "For men", &[call("1800 816 588", "1800816588")],
            "Men’s Development Network: mensnetwork.ie"),
        own_behaviour("MOVE Ireland", "For men; no single number",
            &[web("moveireland.ie", "https://moveireland.ie/")], "MOVE Ireland: moveireland.ie"),
        crisis("Samaritans", "", &[call("116 123", "116123")], "Samaritans: samaritans.org"),
    ] },
    Region { name: "United States", emergency: "911", helplines: &[
        abuse("National Domestic Violence Hotline", "",
            &[call("1-800-799-7233", "18007997233"), text("text START to 88788", "88788")],
            "The Hotline: thehotline.org"),
        abuse("StrongHearts Native Helpline", "For Native Americans and Alaska Natives",
            &[call("1-844-762-8483", "18447628483")], "StrongHearts: strongheartshelpline.org"),
        own_behaviour("A Call for Change Helpline", "", &[call("1-877-898-3411", "18778983411")],
            "A Call for Change: acallforchangehelpline.org"),
        crisis("988 Suicide & Crisis Lifeline", "", &[call("988", "988"), text("text 988", "988")],
            "988 Lifeline: 988lifeline.org"),
    ] },
    Region { name: "Canada", emergency: "911", helplines: &[
        abuse("Sheltersafe", "No single number; a map of shelters and their lines",
            &[web("sheltersafe.ca", "https://sheltersafe.ca/")],
            "Women’s Shelters Canada: sheltersafe.ca"),
        crisis("9-8-8 Suicide Crisis Helpline", "",
            &[call("9-8-8", "988"), text("text 9-8-8", "988")], "9-8-8: 988.ca"),
    ] },
    Region { name: "Australia", emergency: "000", helplines: &[
        abuse("1800RESPECT", "",
            &[call("1800 737 732", "1800737732"), text("text 0458 737 732", "0458737732")],
            "1800RESPECT: 1800respect.org.au"),
        own_behaviour("Men’s Referral Service", "For men", &[call("1300 766 491", "1300766491")],
            "No to Violence: ntv.org.au"),
        crisis("Lifeline", "", &[call("13 11 14", "131114")],
            "Lifeline Australia: lifeline.org.au"),
        crisis("13YARN", "For Aboriginal and Torres Strait Islander people",
            &[call("13 92 76", "139276")], "13YARN: 13yarn.org.au"),
    ] },
    Region { name: "New Zealand", emergency: "111", helplines: &[
        abuse("Women’s Refuge", "For women", &[call("0800 733 843", "0800733843")],
            "Women’s Refuge: womensrefuge.org.nz"),
        abuse("Are You OK (once It’s Not OK)", "For anyone; one’s own behaviour too",
            &[call("0800 456 450", "0800456450")], "Are You OK: areyouok.org.nz"),
        own_behaviour("Are You OK (once It’s Not OK)", "", &[call("0800 456 450", "0800456450")],
            "Are You OK: areyouok.org.nz"),
        own_behaviour("0800 Hey Bro", "For men", &[call("0800 439 276", "0800439276")],
            "He Waka Tapu: hewakatapu.org.nz"),
        crisis("1737, need to talk?", "", &[call("1737", "1737"), text("text 1737", "1737")],
            "1737: 1737.org.nz"),
    ] },
    Region { name: "South Africa", emergency: "112", helplines: &[
        abuse("GBV Command Centre", "", &[call("0800 428 428", "0800428428")],
            "Department of Social Development: gbv.org.za"),
        crisis("SADAG Suicide Crisis Helpline", "", &[call("0800 567 567", "0800567567")],
            "SADAG: sadag.org"),
    ] },
    Region { name: "India", emergency: "112", helplines: &[
        abuse("Women’s helpline", "For women", &[call("181", "181")],
            "Ministry of Women and Child Development: wcd.gov.in"),
        crisis("Tele-MANAS", "", &[call("14416", "14416")],
            "Ministry of Health: telemanas.mohfw.gov.in"),
    ] },
    Region { name: "Germany", emergency: "112", helplines: &[
        abuse("Hilfetelefon Gewalt gegen Frauen", "For women", &[call("116 016", "116016")],
            "Hilfetelefon: hilfetelefon.de"),
        abuse("Hilfetelefon Gewalt an Männern", "For men",
            &[call("0800 123 99 00", "08001239900")], "maennerhilfetelefon.de"),
        own_behaviour("BAG Täterarbeit Häusliche Gewalt",
            "No single number; a list of local services",
            &[web("www.bag-taeterarbeit.de", "https://www.bag-taeterarbeit.de/")],
            "bag-taeterarbeit.de"),
        crisis("TelefonSeelsorge", "",
            &[call("0800 111 0 111", "08001110111"), call("0800 111 0 222", "08001110222")],
            "TelefonSeelsorge: telefonseelsorge.de"),
    ] },
    Region { name: "France", emergency: "112", helplines: &[
        abuse("Violences Femmes Info", "For women", &[call("3919", "3919")],
            "Fédération nationale Solidarité Femmes: solidaritefemmes.org"),
        own_behaviour("Ne frappez pas (FNACAV)", "", &[call("08 019 019 11", "0801901911")],
            "FNACAV: fnacav.fr"),
        crisis("Numéro national de prévention du suicide", "", &[call("3114", "3114")],
            "3114: 3114.fr"),
    ] },
    Region { name: "Italy", emergency: "112", helplines: &[
        abuse("Antiviolenza e stalking", "", &[call("1522", "1522")], "1522: 1522.eu"),
        own_behaviour("Relive", "No single number; a network of local centres",
            &[web("www.associazionerelive.it", "https://www.associazionerelive.it/")],
            "Relive: associazionerelive.it"),
        crisis("Telefono Amico Italia", "", &[call("02 2327 2327", "0223272327")],
            "Telefono Amico Italia: telefonoamico.it"),
    ] },
    Region { name: "Spain", emergency: "112", helplines: &[
        abuse("Violencia de género", "For women", &[call("016", "016")],
            "Ministerio de Igualdad: violenciagenero.igualdad.gob.es"),
        crisis("Línea de atención a la conducta suicida", "", &[call("024", "024")],
            "Ministerio de Sanidad: sanidad.gob.es"),
    ] },
    Region { name: "Other EU countries", emergency: "112", helplines: &[
        abuse("Common number for violence against women",
            "Works in many EU countries, not yet in all", &[call("116 016", "116016")],
            "European Commission: 116 numbers"),
        crisis("Common number for emotional support", "Works in many EU countries, not in all",
            &[call("116 123", "116123")], "European Commission: 116 numbers"),
    ] },
    Region { name: "Anywhere else", emergency: "112", helplines: &[
        abuse("Lila.help", "A list of services by country",
            &[web("lila.help", "https://lila.help/")],
            "Global Network of Women’s Shelters: lila.help"),
        crisis("Find A Helpline", "A list of crisis lines by country",
            &[web("findahelpline.com", "https://findahelpline.com/")],
            "ThroughLine: findahelpline.com"),
    ] },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> String {
        text.chars().filter(char::is_ascii_digit).collect()
    }

    fn each() -> impl Iterator<Item = (&'static Region, &'static Helpline)> {
        REGIONS
            .iter()
            .flat_map(|region| region.helplines.iter().map(move |line| (region, line)))
    }

    #[test]
    fn every_region_has_a_line_for_abuse_one_for_crisis_and_an_emergency_number() {
        for region in REGIONS {
            for kind in [HelplineKind::Abuse, HelplineKind::Crisis] {
                let has = region.helplines.iter().any(|line| line.kind == kind);
                assert!(has, "{}: no {kind:?}", region.name);
            }
            let emergency = region.emergency;
            assert!(!emergency.is_empty(), "{}", region.name);
            assert_eq!(digits(emergency), emergency, "{}", region.name);
        }
    }

    #[test]
    fn nothing_is_empty() {
        for (region, line) in each() {
            let texts = [
                region.name,
                line.service,
                line.source,
                line.note.unwrap_or("-"),
            ];
            assert!(
                texts.iter().all(|text| !text.trim().is_empty()),
                "{}",
                line.service
            );
            assert!(!line.numbers.is_empty(), "{}", line.service);
            for number in line.numbers {
                assert!(
                    !number.shown.is_empty() && !number.dial.is_empty(),
                    "{}",
                    line.service
                );
            }
        }
    }

    #[test]
    fn what_is_dialled_is_what_is_shown() {
        for number in each().flat_map(|(_, line)| line.numbers) {
            match number.by {
                Reach::Call | Reach::Text => {
                    let allowed = |c: char| c.is_ascii_digit() || c == '+';
                    assert!(number.dial.chars().all(allowed), "{}", number.dial);
                    assert_eq!(
                        digits(number.shown),
                        digits(number.dial),
                        "{}",
                        number.shown
                    );
                }
                Reach::Web => {
                    assert_eq!(number.dial, format!("https://{}/", number.shown));
                }
            }
        }
    }

    #[test]
    fn only_calls_and_texts_are_links() {
        for number in each().flat_map(|(_, line)| line.numbers) {
            let href = number.href().unwrap_or_default();
            match number.by {
                Reach::Call => assert!(href.starts_with("tel:")),
                Reach::Text => assert!(href.starts_with("sms:")),
                Reach::Web => assert!(href.is_empty()),
            }
        }
    }

    #[test]
    fn names_of_regions_are_unique_and_kinds_are_in_order() {
        for (at, region) in REGIONS.iter().enumerate() {
            assert!(
                REGIONS
                    .iter()
                    .skip(at + 1)
                    .all(|other| other.name != region.name)
            );
            let rank = |line: &Helpline| match line.kind {
                HelplineKind::Abuse => 0,
                HelplineKind::OwnBehaviour => 1,
                HelplineKind::Crisis => 2,
            };
            assert!(region.helplines.is_sorted_by_key(rank), "{}", region.name);
        }
    }
}
