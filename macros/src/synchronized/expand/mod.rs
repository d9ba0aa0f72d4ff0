//! Last stage: the block as it was written, and the exposed methods.
//!
//! Cannot fail: whatever an error was reported about is left out, the rest is written.

mod attributes;
mod docs;
mod echo;
mod method;
mod way;

use super::parse::Block;
use super::resolve::Exposure;
use crate::pipeline::code::{Code, code};

/// Writes everything that stands in the block's place.
pub(crate) fn expand(block: &Block, exposure: &Exposure<'_>) -> Code {
    let mut output = echo::echo(block, exposure);
    output.extend(exposed(block, exposure));
    output
}

/// The methods on the target.
fn exposed(block: &Block, exposure: &Exposure<'_>) -> Option<Code> {
    let target = exposure.target.as_ref()?;
    let methods: Code = exposure
        .methods
        .iter()
        .filter_map(|exposed| method::expand(exposed, exposure))
        .collect();
    if methods.is_empty() {
        return None;
    }
    let carried = attributes::carried(&block.attributes).others;
    let generics = Code::list(&exposure.generics);
    let generics = (!generics.is_empty()).then(|| code!(<#generics>));
    let predicates = &exposure.predicates;
    let clause = (!predicates.is_empty()).then(|| code!(where #predicates));
    Some(code! {
        #carried
        #[allow(unreachable_pub, reason = "a method is as visible as the one it exposes")]
        impl #generics #target #clause {
            #methods
        }
    })
}
