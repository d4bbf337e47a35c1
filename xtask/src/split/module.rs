//! The module as wasm-bindgen left it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, ElementSectionReader, FuncType, FunctionBody,
    GlobalType, Import, KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType,
    TypeRef,
};

use super::SplitError;

/// Exports with this in their names are called by nobody: classes for streams, which Leptos brings
/// for talking to a server.
pub(super) const UNUSED: &str = "intounderlying";

/// What is needed of the module to take it apart.
#[derive(Default)]
pub(super) struct Module<'a> {
    /// The bytes of the sections that stay as they are, by number.
    pub(super) raw: HashMap<u8, &'a [u8]>,
    pub(super) types: Vec<FuncType>,
    /// The type of each function, imported ones first.
    pub(super) functions: Vec<u32>,
    pub(super) imported: u32,
    pub(super) imports: Vec<Import<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) imported_tables: usize,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<wasmparser::Export<'a>>,
    pub(super) start: Option<u32>,
    /// The functions in the table, by slot.
    pub(super) slots: BTreeMap<u32, u32>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    /// The segments of data and their addresses.
    pub(super) data: Vec<(u32, &'a [u8])>,
    pub(super) names: HashMap<u32, &'a str>,
    /// The section that tells which features are used.
    pub(super) features: Option<&'a [u8]>,
}

impl<'a> Module<'a> {
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self, SplitError> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section()
                && id != 0
            {
                module
                    .raw
                    .insert(id, &wasm[range.start as usize..range.end as usize]);
            }
            module.take(payload)?;
        }
        if module.memories.len() != 1 {
            return Err(SplitError::Unknown("a number of memories"));
        }
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<(), SplitError> {
        match payload {
            Payload::TypeSection(types) => {
                self.types = types
                    .into_iter_err_on_gc_types()
                    .collect::<Result<_, _>>()?;
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    self.imports.push(import);
                    self.import(import.ty)?;
                }
            }
            Payload::FunctionSection(functions) => {
                for function in functions {
                    self.functions.push(function?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                self.memories = memories.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if !export.name.contains(UNUSED) {
                        self.exports.push(export);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(elements) => {
                self.slots = slots_of(elements)?.into_iter().collect();
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(data) => {
                for segment in data {
                    let segment = segment?;
                    let DataKind::Active {
                        offset_expr,
                        memory_index: 0,
                    } = segment.kind
                    else {
                        return Err(SplitError::Unknown("a kind of data"));
                    };
                    self.data.push((constant(&offset_expr)?, segment.data));
                }
            }
            Payload::TagSection(_) => return Err(SplitError::Unknown("a section of tags")),
            Payload::CustomSection(section) => {
                if section.name() == "target_features" {
                    self.features = Some(section.data());
                }
                if let KnownCustom::Name(names) = section.as_known() {
                    for part in names {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn import(&mut self, ty: TypeRef) -> Result<(), SplitError> {
        match ty {
            TypeRef::Func(ty) => {
                self.functions.push(ty);
                self.imported += 1;
            }
            TypeRef::Table(ty) => {
                self.tables.push(ty);
                self.imported_tables += 1;
            }
            TypeRef::Memory(ty) => self.memories.push(ty),
            TypeRef::Global(ty) => self.globals.push(ty),
            _ => return Err(SplitError::Unknown("a kind of import")),
        }
        Ok(())
    }

    /// The body of a function; nothing for what is imported.
    pub(super) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies
            .get(function.checked_sub(self.imported)? as usize)
    }

    /// What a function calls.
    pub(super) fn calls(&self, function: u32) -> Result<BTreeSet<u32>, SplitError> {
        self.body(function)
            .map_or_else(|| Ok(BTreeSet::new()), direct)
    }

    /// The type of a function.
    pub(super) fn type_of(&self, function: u32) -> Result<u32, SplitError> {
        self.functions
            .get(function as usize)
            .copied()
            .ok_or(SplitError::Nameless(function))
    }
}

/// The functions of the one table of functions, by slot.
pub(super) fn slots_of(
    elements: ElementSectionReader<'_>,
) -> Result<HashMap<u32, u32>, SplitError> {
    let mut slots = HashMap::new();
    for element in elements {
        let element = element?;
        match (element.kind, element.items) {
            (
                ElementKind::Active {
                    table_index: None | Some(0),
                    offset_expr,
                },
                ElementItems::Functions(functions),
            ) => {
                for (slot, function) in (constant(&offset_expr)?..).zip(functions) {
                    slots.insert(slot, function?);
                }
            }
            (ElementKind::Declared, _) => {}
            _ => return Err(SplitError::Unknown("a kind of element")),
        }
    }
    Ok(slots)
}

/// The value of a constant expression.
pub(super) fn constant(expression: &ConstExpr<'_>) -> Result<u32, SplitError> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32),
        _ => Err(SplitError::Unknown("a place that is not a number")),
    }
}

/// Functions that a body refers to directly.
pub(super) fn direct(body: &FunctionBody<'_>) -> Result<BTreeSet<u32>, SplitError> {
    let mut found = BTreeSet::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => {
                found.insert(function_index);
            }
            _ => {}
        }
    }
    Ok(found)
}
