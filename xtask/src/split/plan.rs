//! What belongs to the second part: what can be reached from its entries and from nowhere else.

use std::collections::{BTreeSet, HashMap};

use super::links::{Links, Refs};
use super::module::Module;
use super::{SplitError, is_named};

/// What goes where.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The functions that the first part calls in the second.
    pub(super) entries: BTreeSet<u32>,
    /// The functions of the second part, entries included.
    pub(super) functions: BTreeSet<u32>,
    /// The functions that nothing reaches, and those that only ever panic.
    pub(super) gone: BTreeSet<u32>,
    /// The pieces of data of the second part.
    pub(super) data: BTreeSet<usize>,
    /// The pieces of data that nothing reaches.
    pub(super) gone_data: BTreeSet<usize>,
}

struct Graph<'a> {
    module: &'a Module<'a>,
    links: &'a Links<'a>,
    by_name: HashMap<&'a str, Vec<u32>>,
}

#[derive(Default)]
struct Reached<'a> {
    functions: BTreeSet<u32>,
    data: BTreeSet<usize>,
    /// Functions that wasm-bindgen replaced by its script. What they refer to lives on there.
    taken_out: BTreeSet<&'a str>,
}

/// Where to go on.
#[derive(Default)]
struct Next<'a> {
    functions: Vec<u32>,
    data: Vec<usize>,
    taken_out: Vec<&'a str>,
}

impl Plan {
    /// Divides the module. `paths` are those of the entries.
    pub(super) fn new(
        module: &Module<'_>,
        links: &Links<'_>,
        paths: &[&str],
    ) -> Result<Self, SplitError> {
        let mut by_name: HashMap<&str, Vec<u32>> = HashMap::new();
        for (index, name) in &module.names {
            by_name.entry(name).or_default().push(*index);
        }
        let graph = Graph {
            module,
            links,
            by_name,
        };
        graph.check()?;
        let mut entries = BTreeSet::new();
        for path in paths {
            let is_it =
                |(index, name): &(&u32, &&str)| **index >= module.imported && is_named(name, path);
            let found = module.names.iter().filter(is_it).map(|(index, _)| *index);
            let before = entries.len();
            entries.extend(found);
            if entries.len() == before {
                return Err(SplitError::NoEntry((*path).to_owned()));
            }
        }
        let first = graph.first(&entries)?;
        let mut second = Reached::default();
        graph.reach(
            &mut second,
            entries.iter().copied(),
            &Refs::default(),
            &BTreeSet::new(),
        )?;
        let mut plan = Self {
            functions: second
                .functions
                .difference(&first.functions)
                .copied()
                .collect(),
            data: second.data.difference(&first.data).copied().collect(),
            ..Self::default()
        };
        plan.functions
            .retain(|function| *function >= module.imported);
        plan.gone = (module.imported..module.functions.len() as u32)
            .filter(|function| {
                let is_used =
                    first.functions.contains(function) || plan.functions.contains(function);
                !is_used || graph.is_panic(*function)
            })
            .collect();
        plan.functions.retain(|function| !graph.is_panic(*function));
        plan.gone_data = (0..links.data.len())
            .filter(|piece| !first.data.contains(piece) && !second.data.contains(piece))
            .collect();
        plan.entries = entries;
        Ok(plan)
    }
}

impl<'a> Graph<'a> {
    /// wasm-bindgen keeps slots and data as they are; everything here relies on it.
    fn check(&self) -> Result<(), SplitError> {
        for (slot, name) in &self.links.slots {
            let function = self.module.slots.get(slot).ok_or(SplitError::Slot(*slot))?;
            // What wasm-bindgen replaces by a function of its script is imported from then on.
            let is_same = self.module.names.get(function) == Some(name);
            if !is_same && *function >= self.module.imported {
                return Err(SplitError::Slot(*slot));
            }
        }
        if self.module.data.iter().any(|(at, _)| *at < 1024) {
            return Err(SplitError::Unknown("data in the first kilobyte"));
        }
        if self.module.data != self.links.bytes {
            return Err(SplitError::Unknown("a change in the data"));
        }
        Ok(())
    }

    fn is_panic(&self, function: u32) -> bool {
        let name = self.module.names.get(&function);
        name.is_some_and(|name| self.links.panics.contains(name))
    }

    /// What can be reached without the entries.
    fn first(&self, entries: &BTreeSet<u32>) -> Result<Reached<'a>, SplitError> {
        let exports = self.module.exports.iter();
        let exported = exports
            .filter(|export| export.kind == wasmparser::ExternalKind::Func)
            .map(|export| export.index);
        let roots: Vec<u32> = exported
            .chain(self.module.start)
            .chain(self.late_slots())
            .collect();
        let mut first = Reached::default();
        self.reach(&mut first, roots, &self.links.loose, entries)?;
        Ok(first)
    }

    /// Functions in slots that wasm-bindgen added.
    fn late_slots(&self) -> impl Iterator<Item = u32> {
        let added = self
            .module
            .slots
            .iter()
            .filter(|(slot, _)| !self.links.slots.contains_key(slot));
        added.map(|(_, function)| *function)
    }

    fn reach(
        &self,
        reached: &mut Reached<'a>,
        roots: impl IntoIterator<Item = u32>,
        loose: &Refs<'a>,
        stop: &BTreeSet<u32>,
    ) -> Result<(), SplitError> {
        let mut next = Next::default();
        next.functions.extend(roots);
        self.follow(loose, &mut next);
        loop {
            if let Some(function) = next.functions.pop() {
                if stop.contains(&function) || !reached.functions.insert(function) {
                    continue;
                }
                if self.is_panic(function) {
                    continue;
                }
                next.functions.extend(self.module.calls(function)?);
                let name = self.module.names.get(&function);
                if let Some(refs) = name.and_then(|name| self.links.functions.get(name)) {
                    self.follow(refs, &mut next);
                }
            } else if let Some(name) = next.taken_out.pop() {
                if reached.taken_out.insert(name) {
                    self.follow(&self.links.functions[name], &mut next);
                }
            } else if let Some(piece) = next.data.pop() {
                if reached.data.insert(piece) {
                    self.follow(&self.links.data[piece].refs, &mut next);
                }
            } else {
                return Ok(());
            }
        }
    }

    fn follow(&self, refs: &Refs<'a>, next: &mut Next<'a>) {
        for name in &refs.functions {
            next.functions
                .extend(self.by_name.get(name).into_iter().flatten());
        }
        let is_taken_out = |name: &&str| {
            !self.by_name.contains_key(name) && self.links.functions.contains_key(name)
        };
        next.taken_out
            .extend(refs.calls.iter().copied().filter(is_taken_out));
        next.data.extend(&refs.data);
    }
}
