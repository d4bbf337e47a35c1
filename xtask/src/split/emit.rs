//! Writes the two modules.
//!
//! The first keeps every number: what has gone leaves an empty body behind, which wasm-opt removes.
//! The second imports from the first what it needs. Both share memory and table; the second fills
//! its slots and its data in when it is started, and the first reaches its entries by their slots.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use wasm_encoder::reencode::{Error as Reencoding, Reencode, RoundtripReencoder, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements, EntityType,
    ExportKind, ExportSection, Function, FunctionSection, ImportSection, Instruction, RawSection,
    TableSection,
};

use super::SplitError;
use super::links::Links;
use super::module::Module;
use super::names::short;
use super::plan::Plan;

/// The name that the second part imports everything from.
pub const FIRST: &str = "1";
/// The name under which wasm-bindgen lets its script be imported.
const BOUND: &str = "./troth_bg.js";
/// The name that the first part imports that script from.
pub const GLUE: &str = "0";

/// Both modules.
pub(super) struct Emit<'a> {
    pub(super) module: &'a Module<'a>,
    pub(super) links: &'a Links<'a>,
    pub(super) plan: &'a Plan,
    /// The slots of the entries.
    slots: BTreeMap<u32, u32>,
    /// How many slots there are more than before.
    added: u32,
    /// The names under which the first part gives its functions, globals and tables.
    shared: Shared,
}

#[derive(Default)]
struct Shared {
    functions: BTreeMap<u32, String>,
    globals: Vec<String>,
    tables: Vec<String>,
    memory: String,
}

impl<'a> Emit<'a> {
    pub(super) fn new(
        module: &'a Module<'a>,
        links: &'a Links<'a>,
        plan: &'a Plan,
    ) -> Result<Self, SplitError> {
        if module.imported_tables > 0 || module.tables.is_empty() {
            return Err(SplitError::Unknown("an imported table"));
        }
        let mut emit = Self {
            module,
            links,
            plan,
            slots: BTreeMap::new(),
            added: 0,
            shared: Shared::default(),
        };
        let first_free = module.tables[0].initial as u32;
        for entry in &plan.entries {
            let known = module.slots.iter().find(|(_, function)| *function == entry);
            let slot = match known {
                Some((slot, _)) => *slot,
                None => {
                    emit.added += 1;
                    first_free + emit.added - 1
                }
            };
            emit.slots.insert(*entry, slot);
        }
        emit.shared = emit.share()?;
        Ok(emit)
    }

    fn share(&self) -> Result<Shared, SplitError> {
        let taken: BTreeSet<&str> = self
            .module
            .exports
            .iter()
            .map(|export| export.name)
            .collect();
        let mut names = (0..)
            .map(short)
            .filter(|name| !taken.contains(name.as_str()));
        let mut next = || names.next().unwrap_or_default();
        let mut shared = Shared {
            memory: next(),
            ..Shared::default()
        };
        shared.globals = self.module.globals.iter().map(|_| next()).collect();
        shared.tables = self.module.tables.iter().map(|_| next()).collect();
        for function in &self.plan.functions {
            for callee in self.module.calls(*function)? {
                if !self.plan.functions.contains(&callee) {
                    shared.functions.entry(callee).or_insert_with(&mut next);
                }
            }
        }
        Ok(shared)
    }

    /// The imports of the first part: their names as wasm-bindgen gave them, and shorter ones.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'a str, String)> + use<'a, '_> {
        let names = self.module.imports.iter().enumerate();
        names
            .filter(|(_, import)| import.module == BOUND)
            .map(|(number, import)| (import.name, short(number)))
    }

    /// The module without the second part.
    pub(super) fn first(&self) -> Result<Vec<u8>, SplitError> {
        let mut out = wasm_encoder::Module::new();
        let same = |out: &mut wasm_encoder::Module, id: u8| {
            if let Some(data) = self.module.raw.get(&id) {
                out.section(&RawSection { id, data });
            }
        };
        same(&mut out, 1);
        let mut imports = ImportSection::new();
        for (number, import) in self.module.imports.iter().enumerate() {
            let ty = RoundtripReencoder.entity_type(import.ty)?;
            if import.module == BOUND {
                imports.import(GLUE, &short(number), ty);
            } else {
                // A script beside an adapter.
                imports.import(import.module, import.name, ty);
            }
        }
        out.section(&imports);
        same(&mut out, 3);
        let mut tables = TableSection::new();
        for (at, table) in self.module.tables.iter().enumerate() {
            tables.table(self.table(at, *table)?);
        }
        out.section(&tables);
        for id in [5, 6] {
            same(&mut out, id);
        }
        out.section(&self.exports());
        same(&mut out, 8);
        out.section(&elements(
            self.module
                .slots
                .iter()
                .filter(|(_, function)| {
                    !self.plan.functions.contains(function) && !self.plan.gone.contains(function)
                })
                .map(|(slot, function)| (*slot, *function)),
        ));
        let mut code = CodeSection::new();
        for (at, body) in self.module.bodies.iter().enumerate() {
            let function = self.module.imported + at as u32;
            if self.plan.entries.contains(&function) {
                code.function(&self.gate(function)?);
            } else if self.plan.functions.contains(&function) || self.plan.gone.contains(&function)
            {
                let mut gone = Function::new([]);
                gone.instruction(&Instruction::Unreachable)
                    .instruction(&Instruction::End);
                code.function(&gone);
            } else {
                code.raw(body.as_bytes());
            }
        }
        out.section(&code);
        out.section(&self.first_data());
        self.features(&mut out);
        Ok(out.finish())
    }

    /// The second part alone.
    pub(super) fn second(&self) -> Result<Vec<u8>, SplitError> {
        let mut out = wasm_encoder::Module::new();
        if let Some(data) = self.module.raw.get(&1) {
            out.section(&RawSection { id: 1, data });
        }
        let mut same = RoundtripReencoder;
        let mut imports = ImportSection::new();
        let mut numbers = HashMap::new();
        for (function, name) in &self.shared.functions {
            numbers.insert(*function, numbers.len() as u32);
            imports.import(
                FIRST,
                name,
                EntityType::Function(self.module.type_of(*function)?),
            );
        }
        for (at, name) in self.shared.tables.iter().enumerate() {
            imports.import(
                FIRST,
                name,
                EntityType::Table(self.table(at, self.module.tables[at])?),
            );
        }
        imports.import(
            FIRST,
            &self.shared.memory,
            EntityType::Memory(same.memory_type(self.module.memories[0])?),
        );
        for (global, name) in self.module.globals.iter().zip(&self.shared.globals) {
            imports.import(FIRST, name, EntityType::Global(same.global_type(*global)?));
        }
        out.section(&imports);
        let mut functions = FunctionSection::new();
        for function in &self.plan.functions {
            numbers.insert(*function, numbers.len() as u32);
            functions.function(self.module.type_of(*function)?);
        }
        out.section(&functions);
        let mut slots: BTreeMap<u32, u32> = self
            .module
            .slots
            .iter()
            .filter(|(_, function)| self.plan.functions.contains(function))
            .map(|(slot, function)| (*slot, numbers[function]))
            .collect();
        slots.extend(
            self.slots
                .iter()
                .map(|(entry, slot)| (*slot, numbers[entry])),
        );
        out.section(&elements(slots.into_iter()));
        let mut code = CodeSection::new();
        let mut renumber = Renumber { numbers };
        for function in &self.plan.functions {
            let body = self
                .module
                .body(*function)
                .ok_or(SplitError::Nameless(*function))?;
            utils::parse_function_body(&mut renumber, &mut code, body.clone())
                .map_err(SplitError::from)?;
        }
        out.section(&code);
        let mut data = DataSection::new();
        for piece in &self.plan.data {
            let range = &self.links.data[*piece].range;
            for (at, bytes) in &self.module.data {
                if let Some(bytes) = cut(*at, bytes, range) {
                    data.active(
                        0,
                        &ConstExpr::i32_const(range.start as i32),
                        bytes.iter().copied(),
                    );
                }
            }
        }
        out.section(&data);
        self.features(&mut out);
        Ok(out.finish())
    }

    fn table(
        &self,
        at: usize,
        mut table: wasmparser::TableType,
    ) -> Result<wasm_encoder::TableType, SplitError> {
        if at == 0 {
            table.initial += u64::from(self.added);
            table.maximum = table.maximum.map(|most| most + u64::from(self.added));
        }
        Ok(RoundtripReencoder.table_type(table)?)
    }

    fn exports(&self) -> ExportSection {
        let mut exports = ExportSection::new();
        for export in &self.module.exports {
            let kind = match export.kind {
                wasmparser::ExternalKind::Func | wasmparser::ExternalKind::FuncExact => {
                    ExportKind::Func
                }
                wasmparser::ExternalKind::Table => ExportKind::Table,
                wasmparser::ExternalKind::Memory => ExportKind::Memory,
                wasmparser::ExternalKind::Global => ExportKind::Global,
                wasmparser::ExternalKind::Tag => ExportKind::Tag,
            };
            exports.export(export.name, kind, export.index);
        }
        exports.export(&self.shared.memory, ExportKind::Memory, 0);
        for (at, name) in self.shared.globals.iter().enumerate() {
            exports.export(name, ExportKind::Global, at as u32);
        }
        for (at, name) in self.shared.tables.iter().enumerate() {
            exports.export(name, ExportKind::Table, at as u32);
        }
        for (function, name) in &self.shared.functions {
            exports.export(name, ExportKind::Func, *function);
        }
        exports
    }

    /// What stands in the first part for an entry of the second.
    fn gate(&self, entry: u32) -> Result<Function, SplitError> {
        let ty = self.module.type_of(entry)?;
        let wrong = SplitError::Unknown("a type");
        let parameters = self
            .module
            .types
            .get(ty as usize)
            .ok_or(wrong)?
            .params()
            .len();
        let mut gate = Function::new([]);
        for parameter in 0..parameters as u32 {
            gate.instruction(&Instruction::LocalGet(parameter));
        }
        gate.instruction(&Instruction::I32Const(self.slots[&entry] as i32));
        gate.instruction(&Instruction::CallIndirect {
            type_index: ty,
            table_index: 0,
        });
        gate.instruction(&Instruction::End);
        Ok(gate)
    }

    /// The data with zeros for what has gone; wasm-opt leaves zeros out.
    fn first_data(&self) -> DataSection {
        let mut data = DataSection::new();
        for (at, bytes) in &self.module.data {
            let mut bytes = bytes.to_vec();
            for piece in self.plan.data.iter().chain(&self.plan.gone_data) {
                let range = &self.links.data[*piece].range;
                if cut(*at, &bytes, range).is_some() {
                    let from = (range.start - at) as usize;
                    bytes[from..from + range.len()].fill(0);
                }
            }
            data.active(0, &ConstExpr::i32_const(*at as i32), bytes);
        }
        data
    }

    fn features(&self, out: &mut wasm_encoder::Module) {
        if let Some(data) = self.module.features {
            out.section(&CustomSection {
                name: "target_features".into(),
                data: data.into(),
            });
        }
    }
}

/// The bytes of a range, if it lies within a segment.
fn cut<'b>(at: u32, bytes: &'b [u8], range: &std::ops::Range<u32>) -> Option<&'b [u8]> {
    let from = range.start.checked_sub(at)? as usize;
    bytes.get(from..from + range.len())
}

/// One segment for each run of slots.
fn elements(slots: impl Iterator<Item = (u32, u32)>) -> ElementSection {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in slots {
        match runs
            .last_mut()
            .filter(|(at, run)| at + run.len() as u32 == slot)
        {
            Some((_, run)) => run.push(function),
            None => runs.push((slot, vec![function])),
        }
    }
    let mut elements = ElementSection::new();
    for (at, run) in runs {
        elements.active(
            None,
            &ConstExpr::i32_const(at as i32),
            Elements::Functions(run.into()),
        );
    }
    elements
}

struct Renumber {
    numbers: HashMap<u32, u32>,
}

impl Reencode for Renumber {
    type Error = &'static str;

    fn function_index(&mut self, function: u32) -> Result<u32, Reencoding<Self::Error>> {
        self.numbers
            .get(&function)
            .copied()
            .ok_or(Reencoding::UserError("a call of what is in neither part"))
    }
}
