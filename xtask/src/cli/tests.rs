use super::*;

fn test(part: Part, engines: &[Engine], only: &[&str]) -> Command {
    Command::Test(Request {
        engines: engines.to_vec(),
        only: only.iter().map(|&name| name.to_owned()).collect(),
        ..Request::of(part)
    })
}

fn measured(part: Figures) -> Bench {
    Bench {
        part,
        runs: 5,
        dist: None,
    }
}

#[test]
fn every_command_is_understood() {
    for (line, expected) in [
        ("", Command::Help),
        ("help", Command::Help),
        ("run --help", Command::Help),
        (
            "run",
            Command::Run {
                port: 8080,
                open: false,
            },
        ),
        (
            "run --port 9000 --open",
            Command::Run {
                port: 9000,
                open: true,
            },
        ),
        (
            "--port=9000 run",
            Command::Run {
                port: 9000,
                open: false,
            },
        ),
        (
            "dev",
            Command::Dev {
                port: 8080,
                open: false,
            },
        ),
        ("dist", Command::Dist { public_url: None }),
        (
            "dist --public-url /x",
            Command::Dist {
                public_url: Some("/x/".to_owned()),
            },
        ),
        ("test", test(Part::All, &[], &[])),
        (
            "test --engine webkit",
            test(Part::All, &[Engine::Webkit], &[]),
        ),
        ("test native", test(Part::Native, &[], &[])),
        (
            "test e2e --engine firefox --engine chromium --only guide",
            test(
                Part::EndToEnd,
                &[Engine::Firefox, Engine::Chromium],
                &["guide"],
            ),
        ),
        (
            "test e2e --soak 40 --seed 7",
            Command::Test(Request {
                soak: Some(40),
                seed: Some(7),
                ..Request::of(Part::EndToEnd)
            }),
        ),
        ("bench", Command::Bench(measured(Figures::All))),
        ("bench storage", Command::Bench(measured(Figures::Storage))),
        ("bench swipe", Command::Bench(measured(Figures::Swipe))),
        (
            "bench load --runs 1",
            Command::Bench(Bench {
                runs: 1,
                ..measured(Figures::Load)
            }),
        ),
        (
            "bench --dist ../older/dist",
            Command::Bench(Bench {
                dist: Some("../older/dist".into()),
                ..measured(Figures::All)
            }),
        ),
        ("deny", Command::Deny),
        ("icons", Command::Icons),
        ("screenshots", Command::Screenshots),
        ("finish", Command::Finish),
    ] {
        assert_eq!(parse(line.split_whitespace()).unwrap(), expected, "{line}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    for (line, part) in [
        ("bake", "There is no command “bake”"),
        ("run now", "There is no command “run”"),
        ("run --port 0", "“0” is not a port"),
        ("run --port 70000", "“70000” is not a port"),
        ("run --port", "Missing argument"),
        ("run --engine webkit", "`run` does not take --engine"),
        (
            "test native --engine webkit",
            "`test native` does not take --engine",
        ),
        (
            "test browser --only guide",
            "`test browser` does not take --only",
        ),
        ("test unit", "After `test` comes"),
        ("bench speed", "After `bench` comes load"),
        ("bench load swipe", "After `bench` comes load"),
        ("dist --dist x", "`dist` does not take --dist"),
        ("bench swipe --runs 3", "`bench swipe` does not take --runs"),
        ("bench load --runs 0", "“0” is not a number from 1 up"),
        ("test e2e --soak 0", "“0” is not a number from 1 up"),
        ("test --soak 3", "`test` does not take --soak"),
        ("bench storage --seed 1", "does not take --seed"),
        ("test e2e --engine opera", "“opera” is not an engine"),
        ("dist --public-url x", "“x” is not a path on a host"),
        ("dist --public-url /a\"b/", "is not a path on a host"),
        ("dist --wat", "Invalid option '--wat'."),
    ] {
        let error = parse(line.split_whitespace()).unwrap_err().to_string();
        assert!(error.contains(part), "{line}: {error}");
        assert!(error.contains("cargo xtask --help"), "{line}: {error}");
    }
}
