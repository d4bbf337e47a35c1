//! Answers that wait until they are let go, as on a very slow network.

use std::sync::{Condvar, Mutex};

use super::lock;

#[derive(Debug, Default)]
pub(super) struct Hold {
    /// A part of the paths that wait.
    part: Mutex<Option<String>>,
    changed: Condvar,
}

impl Hold {
    pub(super) fn set(&self, part: Option<&str>) {
        *lock(&self.part) = part.map(str::to_owned);
        self.changed.notify_all();
    }

    /// Returns when requests of this path may be answered.
    pub(super) fn wait(&self, path: &str) {
        let is_held = |part: &mut Option<String>| {
            part.as_ref()
                .is_some_and(|part| path.contains(part.as_str()))
        };
        drop(self.changed.wait_while(lock(&self.part), is_held));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_held_goes_on_when_it_is_let_go() {
        let hold = Hold::default();
        hold.set(Some(".wasm"));
        hold.wait("/troth/");
        let (sender, arrived) = mpsc::channel();
        thread::scope(|scope| {
            let hold = &hold;
            scope.spawn(move || {
                hold.wait("/troth/troth-1.wasm");
                sender.send(()).unwrap();
            });
            assert!(arrived.recv_timeout(Duration::from_millis(50)).is_err());
            hold.set(None);
            assert!(arrived.recv().is_ok());
        });
    }
}
