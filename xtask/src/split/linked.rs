//! The module that rustc made, with what the linker tells about it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use wasmparser::{
    BinaryReader, DataKind, FuncType, FunctionBody, KnownCustom, Linking, Name, Parser, Payload,
    RelocationEntry, RelocationType, SymbolInfo,
};

use super::SplitError;
use super::module::{constant, slots_of};
use super::quiet;

/// What a symbol stands for.
#[derive(Clone, Copy)]
pub(super) enum Symbol {
    Function(u32),
    /// An address; nothing for what is not defined.
    Data(Option<u32>),
    Other,
}

/// The parts of the module that are needed.
#[derive(Default)]
pub(super) struct Linked<'a> {
    pub(super) names: HashMap<u32, &'a str>,
    pub(super) imported: u32,
    pub(super) bodies: Vec<Range<usize>>,
    pub(super) functions: Vec<FunctionBody<'a>>,
    pub(super) types: Vec<FuncType>,
    /// The type of each function, imported ones first.
    pub(super) type_of: Vec<u32>,
    pub(super) code_start: usize,
    pub(super) data_start: usize,
    /// Address, place in the file, and bytes of each segment.
    pub(super) segments: Vec<(u32, usize, &'a [u8])>,
    pub(super) slots: HashMap<u32, u32>,
    pub(super) symbols: Vec<Symbol>,
    pub(super) sizes: Vec<(u32, Range<u32>)>,
    pub(super) relocations: Vec<(bool, RelocationEntry)>,
}

/// What bytes refer to.
pub(super) enum Target<'a> {
    Function(&'a str),
    Address(u32),
}

impl<'a> Linked<'a> {
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self, SplitError> {
        let mut linked = Self::default();
        let mut symbols = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    linked.types = types
                        .into_iter_err_on_gc_types()
                        .collect::<Result<_, _>>()?;
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if let wasmparser::TypeRef::Func(ty) = import?.ty {
                            linked.imported += 1;
                            linked.type_of.push(ty);
                        }
                    }
                }
                Payload::FunctionSection(functions) => {
                    for function in functions {
                        linked.type_of.push(function?);
                    }
                }
                Payload::ElementSection(elements) => linked.slots = slots_of(elements)?,
                Payload::CodeSectionStart {
                    unchecked_range, ..
                } => {
                    linked.code_start = unchecked_range.start as usize;
                }
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    linked.bodies.push(range.start as usize..range.end as usize);
                    linked.functions.push(body);
                }
                Payload::DataSection(data) => {
                    linked.data_start = data.range().start as usize;
                    for segment in data {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else {
                            return Err(SplitError::Unknown("a passive segment of data"));
                        };
                        let place = segment.range.end as usize - segment.data.len();
                        linked
                            .segments
                            .push((constant(&offset_expr)?, place, segment.data));
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(names) => linked.read_names(names)?,
                    KnownCustom::Linking(linking) => {
                        for subsection in linking.subsections() {
                            if let Linking::SymbolTable(table) = subsection? {
                                symbols = table.into_iter().collect::<Result<Vec<_>, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        let in_code = match section.name() {
                            "reloc.CODE" => true,
                            "reloc.DATA" => false,
                            _ => continue,
                        };
                        for entry in relocations.entries() {
                            linked.relocations.push((in_code, entry?));
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        linked.read_symbols(symbols)?;
        if linked.relocations.is_empty() {
            return Err(SplitError::Unlinked);
        }
        Ok(linked)
    }

    fn read_names(&mut self, names: wasmparser::NameSectionReader<'a>) -> Result<(), SplitError> {
        for part in names {
            if let Name::Function(functions) = part? {
                for naming in functions {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name);
                }
            }
        }
        Ok(())
    }

    fn read_symbols(&mut self, symbols: Vec<SymbolInfo<'a>>) -> Result<(), SplitError> {
        for symbol in symbols {
            self.symbols.push(match symbol {
                SymbolInfo::Func { index, .. } => Symbol::Function(index),
                SymbolInfo::Data {
                    symbol: Some(data),
                    flags,
                    ..
                } if !flags.contains(wasmparser::SymbolFlags::ABSOLUTE) => {
                    match self.segments.get(data.index as usize) {
                        Some((at, _, _)) => {
                            let from = at + data.offset;
                            self.sizes.push((data.size, from..from + data.size));
                            Symbol::Data(Some(from))
                        }
                        None => Symbol::Data(None),
                    }
                }
                SymbolInfo::Data { .. } => Symbol::Data(None),
                _ => Symbol::Other,
            });
        }
        Ok(())
    }

    /// The functions that only ever panic, and the places of what is handed to nothing else.
    pub(super) fn panics(&self) -> Result<(BTreeSet<u32>, BTreeMap<usize, usize>), SplitError> {
        let mut panics = BTreeSet::new();
        let ty = |index: u32| {
            let ty = self.type_of.get(index as usize)?;
            self.types.get(*ty as usize)
        };
        for (index, body) in (self.imported..).zip(&self.functions) {
            let ty = ty(index).ok_or(SplitError::Nameless(index))?;
            if quiet::is_panic(self.name(index)?, ty, body)? {
                panics.insert(index);
            }
        }
        let parameters = |index: u32| ty(index).map_or(0, |ty| ty.params().len());
        let mut idle = BTreeMap::new();
        for (index, body) in (self.imported..).zip(&self.functions) {
            if panics.contains(&index) {
                let range = body.range();
                idle.insert(range.start as usize, range.end as usize);
                continue;
            }
            let places = quiet::handed_over(body, &panics, &parameters)?;
            idle.extend(places.into_iter().map(|place| (place.start, place.end)));
        }
        Ok((panics, idle))
    }

    /// The ranges of symbols; those that overlap are one.
    pub(super) fn pieces(&self) -> Vec<Range<u32>> {
        let mut ranges: Vec<Range<u32>> = self
            .sizes
            .iter()
            .filter(|(size, _)| *size > 0)
            .map(|(_, range)| range.clone())
            .collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut pieces: Vec<Range<u32>> = Vec::new();
        for range in ranges {
            match pieces.last_mut().filter(|last| range.start < last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => pieces.push(range),
            }
        }
        pieces
    }

    /// What the bytes at this place of the file refer to, if it is a function or data.
    pub(super) fn target(
        &self,
        wasm: &[u8],
        at: usize,
        entry: &RelocationEntry,
    ) -> Result<Option<Target<'a>>, SplitError> {
        use RelocationType as R;
        let wrong = || SplitError::Relocation(at);
        let symbol = || {
            self.symbols
                .get(entry.index as usize)
                .copied()
                .ok_or_else(wrong)
        };
        let bytes = wasm.get(at..at + entry.ty.extent()).ok_or_else(wrong)?;
        let mut reader = BinaryReader::new(bytes, 0);
        let found = match entry.ty {
            R::TableIndexSleb | R::MemoryAddrSleb => reader.read_var_i32()? as u32,
            R::MemoryAddrLeb | R::FunctionIndexLeb => reader.read_var_u32()?,
            R::TableIndexI32 | R::MemoryAddrI32 => reader.read_u32()?,
            R::TypeIndexLeb | R::GlobalIndexLeb | R::TableNumberLeb => return Ok(None),
            _ => return Err(SplitError::Unknown("a kind of relocation")),
        };
        match (entry.ty, symbol()?) {
            // Direct calls are read from the calls themselves.
            (R::FunctionIndexLeb, Symbol::Function(index)) if index == found => Ok(None),
            (R::TableIndexSleb | R::TableIndexI32, Symbol::Function(index)) => {
                if self.slots.get(&found) == Some(&index) {
                    Ok(Some(Target::Function(self.name(index)?)))
                } else if found == 0 {
                    // An undefined weak function: null.
                    Ok(None)
                } else {
                    Err(wrong())
                }
            }
            (R::MemoryAddrLeb | R::MemoryAddrSleb | R::MemoryAddrI32, Symbol::Data(Some(from))) => {
                if i64::from(found) == i64::from(from) + entry.addend {
                    Ok(Some(Target::Address(from)))
                } else {
                    Err(wrong())
                }
            }
            // Made by the linker (the end of the data, the stack): no bytes.
            (R::MemoryAddrLeb | R::MemoryAddrSleb | R::MemoryAddrI32, Symbol::Data(None)) => {
                Ok(None)
            }
            _ => Err(wrong()),
        }
    }

    /// The address of a place of the file within the data.
    pub(super) fn address(&self, place: usize) -> Option<u32> {
        self.segments
            .iter()
            .find(|(_, start, bytes)| (*start..*start + bytes.len()).contains(&place))
            .map(|(at, start, _)| at + (place - start) as u32)
    }

    pub(super) fn name(&self, index: u32) -> Result<&'a str, SplitError> {
        self.names
            .get(&index)
            .copied()
            .ok_or(SplitError::Nameless(index))
    }
}
