//! Last stage: the block as it was written, and the exposed methods.
//!
//! Cannot fail: whatever an error was reported about is left out, the rest is written.

mod attributes;
mod docs;
mod echo;
mod method;
mod way;

use proc_macro2::TokenStream;
use quote::quote;

use super::parse::Block;
use super::resolve::Exposure;

/// Writes everything that stands in the block's place.
pub(crate) fn expand(block: &Block, exposure: &Exposure<'_>) -> TokenStream {
    let mut output = echo::echo(block, exposure);
    output.extend(exposed(block, exposure));
    output
}

/// The methods on the target.
fn exposed(block: &Block, exposure: &Exposure<'_>) -> Option<TokenStream> {
    let target = exposure.target.as_ref()?;
    let methods: Vec<_> = exposure
        .methods
        .iter()
        .filter_map(|exposed| method::expand(exposed, exposure))
        .collect();
    if methods.is_empty() {
        return None;
    }
    let carried = attributes::carried(&block.attributes).others;
    let generics = &exposure.generics;
    let generics = (!generics.is_empty()).then(|| quote!(<#(#generics),*>));
    let predicates = &exposure.predicates;
    let clause = (!predicates.is_empty()).then(|| quote!(where #predicates));
    Some(quote! {
        #(#carried)*
        #[allow(unreachable_pub, reason = "a method is as visible as the one it exposes")]
        impl #generics #target #clause {
            #(#methods)*
        }
    })
}
