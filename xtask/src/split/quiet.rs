//! Panics without words.
//!
//! In the browser nobody reads what a panic says: the app stops, and the message goes nowhere. So
//! the functions that make the message are emptied, and what was only handed to them (the words,
//! the places in the sources, ways to print values) is left out.

use std::collections::BTreeSet;
use std::ops::Range;

use wasmparser::{FuncType, FunctionBody, Operator};

use super::SplitError;

/// The functions that a panic goes through, as parts of their names. They do not return.
const PANICS: [&str; 14] = [
    "4core9panicking",
    "4core6option13unwrap_failed",
    "4core6option13expect_failed",
    "4core6result13unwrap_failed",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4core3str16slice_error_fail",
    "4core3str19slice_error_fail_rt",
    "4core5slice5index16slice_index_fail",
    "5alloc7raw_vec12handle_error",
    "5alloc7raw_vec17capacity_overflow",
    "5alloc5alloc18handle_alloc_error",
    "9hashbrown3raw11Fallibility17capacity_overflow",
    "7___rustc17rust_begin_unwind",
];

/// Whether a function only ever panics: by its name, and by what it is made of. A function that
/// was renamed is kept as it is; one that returns is never taken for a panic.
pub(super) fn is_panic(
    name: &str,
    ty: &FuncType,
    body: &FunctionBody<'_>,
) -> Result<bool, SplitError> {
    if !ty.results().is_empty() || !PANICS.iter().any(|panic| name.contains(panic)) {
        return Ok(false);
    }
    let mut last = [Operator::Nop, Operator::Nop];
    for operator in body.get_operators_reader()? {
        let operator = operator?;
        if matches!(operator, Operator::Return) {
            return Ok(false);
        }
        let [_, before] = last;
        last = [before, operator];
    }
    Ok(matches!(last, [Operator::Unreachable, Operator::End]))
}

/// The places in the file of the constants that a body hands to a panic and to nothing else: they
/// stand directly before the call, and are no more than it takes.
pub(super) fn handed_over(
    body: &FunctionBody<'_>,
    panics: &BTreeSet<u32>,
    parameters: &dyn Fn(u32) -> usize,
) -> Result<Vec<Range<usize>>, SplitError> {
    let mut found = Vec::new();
    let mut constants: Vec<Range<usize>> = Vec::new();
    let mut reader = body.get_operators_reader()?;
    while !reader.eof() {
        let start = reader.original_position() as usize;
        match reader.read()? {
            Operator::I32Const { .. } | Operator::LocalGet { .. } => {
                constants.push(start..reader.original_position() as usize);
                continue;
            }
            Operator::Call { function_index } if panics.contains(&function_index) => {
                let most = parameters(function_index).min(constants.len());
                found.extend(constants.split_off(constants.len() - most));
            }
            _ => {}
        }
        constants.clear();
    }
    Ok(found)
}
