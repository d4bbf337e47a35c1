//! What uses what, as the linker knows it: from the module that rustc made with `--emit-relocs`.
//!
//! **Invariant**: each reference that is recorded was compared with the bytes it stands for, so a
//! change in what the linker writes ends the build.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use wasmparser::RelocationEntry;

use super::SplitError;
use super::linked::{Linked, Target};
use super::module::direct;

/// What a function or a piece of data refers to.
#[derive(Clone, Debug, Default)]
pub(super) struct Refs<'a> {
    /// Functions that are called directly, by name.
    pub(super) calls: BTreeSet<&'a str>,
    /// Functions whose address is taken, by name.
    pub(super) functions: BTreeSet<&'a str>,
    /// Pieces of data, by their place in [`Links::data`].
    pub(super) data: BTreeSet<usize>,
}

/// A piece of data that is used as a whole: one symbol, or several that overlap.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    /// Its addresses.
    pub(super) range: Range<u32>,
    /// What it refers to.
    pub(super) refs: Refs<'a>,
}

/// The whole of it.
#[derive(Debug, Default)]
pub(super) struct Links<'a> {
    /// What functions refer to, by name.
    pub(super) functions: HashMap<&'a str, Refs<'a>>,
    /// The pieces of data, by address.
    pub(super) data: Vec<Piece<'a>>,
    /// What bytes outside of all pieces refer to.
    pub(super) loose: Refs<'a>,
    /// Functions that only ever panic.
    pub(super) panics: BTreeSet<&'a str>,
    /// The data as it is linked.
    pub(super) bytes: Vec<(u32, &'a [u8])>,
    /// The functions in the table, by slot.
    pub(super) slots: HashMap<u32, &'a str>,
}

impl<'a> Links<'a> {
    /// Reads the module.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self, SplitError> {
        let linked = Linked::read(wasm)?;
        let ranges = linked.pieces();
        let mut links = Self {
            data: ranges
                .into_iter()
                .map(|range| Piece {
                    range,
                    refs: Refs::default(),
                })
                .collect(),
            bytes: linked
                .segments
                .iter()
                .map(|(at, _, bytes)| (*at, *bytes))
                .collect(),
            ..Self::default()
        };
        for (slot, function) in &linked.slots {
            links.slots.insert(*slot, linked.name(*function)?);
        }
        for (index, body) in (linked.imported..).zip(&linked.functions) {
            let calls = direct(body)?.into_iter().map(|callee| linked.name(callee));
            let calls: Vec<&str> = calls.collect::<Result<_, _>>()?;
            let refs = links.functions.entry(linked.name(index)?).or_default();
            refs.calls.extend(calls);
        }
        let (panics, idle) = linked.panics()?;
        for index in &panics {
            links.panics.insert(linked.name(*index)?);
        }
        for (in_code, entry) in &linked.relocations {
            let at = linked.code_start + entry.offset as usize;
            if *in_code
                && idle
                    .range(..=at)
                    .next_back()
                    .is_some_and(|(_, end)| at < *end)
            {
                continue;
            }
            links.add(&linked, wasm, *in_code, entry)?;
        }
        Ok(links)
    }

    fn add(
        &mut self,
        linked: &Linked<'a>,
        wasm: &[u8],
        in_code: bool,
        entry: &RelocationEntry,
    ) -> Result<(), SplitError> {
        let start = if in_code {
            linked.code_start
        } else {
            linked.data_start
        };
        let at = start + entry.offset as usize;
        let Some(target) = linked.target(wasm, at, entry)? else {
            return Ok(());
        };
        let target = match target {
            Target::Function(name) => Ok(name),
            Target::Address(address) => match self.piece(address) {
                Some(piece) => Err(piece),
                None => return Ok(()),
            },
        };
        let refs = if in_code {
            let body = linked.bodies.partition_point(|body| body.end <= at);
            if !linked
                .bodies
                .get(body)
                .is_some_and(|body| body.contains(&at))
            {
                return Err(SplitError::Relocation(at));
            }
            self.functions
                .entry(linked.name(linked.imported + body as u32)?)
                .or_default()
        } else {
            let address = linked.address(at).ok_or(SplitError::Relocation(at))?;
            match self.piece(address) {
                Some(piece) => &mut self.data[piece].refs,
                None => &mut self.loose,
            }
        };
        match target {
            Ok(name) => refs.functions.insert(name),
            Err(piece) => refs.data.insert(piece),
        };
        Ok(())
    }

    fn piece(&self, address: u32) -> Option<usize> {
        let at = self
            .data
            .partition_point(|piece| piece.range.end <= address);
        self.data
            .get(at)
            .filter(|piece| piece.range.contains(&address))
            .map(|_| at)
    }
}
