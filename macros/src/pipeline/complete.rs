//! Completion inside `#[shared(..)]`, for words that are not finished.
//!
//! An editor completes what it can resolve, and knows nothing of the words of an attribute. So an
//! unknown word is written once more, at the end of a path into a module that holds an item for each
//! word that may stand there; rust-analyzer takes the one for the other by their span. What comes in is
//! the item as written, what goes out is for rust-analyzer alone: no build ever sees it, and nothing is
//! written where every word is known.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::check::lists;
use super::keyword::{Keyword, Level};
use super::parse::{Arg, Item, Value};
use super::resolve::{Derive, kinds};
use super::verb::Verb;

/// Offers the words that may stand in the place of each unknown one.
///
/// The editor compares two expansions that differ in the unfinished word, by their distance from the
/// beginning: this has to come first, before anything that a guess could change.
pub(super) fn expand(item: &Item) -> TokenStream {
    let mut output = TokenStream::new();
    for (level, args) in lists(item) {
        let unknown = args.iter().filter(|arg| arg.keyword.is_none());
        let words = Keyword::allowed(level).map(|word| (word.text(), help(word, level)));
        output.extend(offer(words, unknown.map(|arg| arg.key.to_token_stream())));
        for arg in args {
            output.extend(values(level, args, arg));
        }
    }
    output
}

/// Offers verbs and traits, where these are listed.
fn values(level: Level, args: &[Arg], arg: &Arg) -> Option<TokenStream> {
    match &arg.value {
        Value::Verbs(verbs) => {
            let kind = kinds(args).next().map(|(_, kind)| kind);
            let words = verbs.iter().map(|verb| &verb.word);
            let unknown = words.filter(|word| Verb::of(&word.to_string()).is_none());
            let known = Verb::allowed(kind).map(|verb| (verb.text(), String::new()));
            offer(known, unknown.map(ToTokens::to_token_stream))
        }
        Value::Traits(traits) if level == Level::Struct => {
            let unknown = traits.iter().filter(|it| Derive::of(&it.text()).is_none());
            let known = Derive::ALL.map(|derive| (derive.text(), String::new()));
            offer(known.into_iter(), unknown.map(|it| it.tokens.clone()))
        }
        _ => None,
    }
}

/// What the editor shows beside a word.
fn help(word: Keyword, level: Level) -> String {
    word.form(level)
        .map_or_else(String::new, |form| form.show(word))
}

/// Writes a module of `words` and a path into it for each of the `unknown` ones.
pub(crate) fn offer(
    words: impl Iterator<Item = (&'static str, String)>,
    unknown: impl Iterator<Item = TokenStream>,
) -> Option<TokenStream> {
    // A word of Rust's own would be no path.
    let unknown: Vec<Ident> = unknown.filter_map(|word| syn::parse2(word).ok()).collect();
    if unknown.is_empty() {
        return None;
    }
    let items = words.filter_map(|(word, help)| {
        let word: Ident = syn::parse_str(word).ok()?;
        Some(quote!(#[doc = #help] pub mod #word {}))
    });
    Some(quote! {
        // Builds do not know the condition, and would say so.
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            const _: () = {
                mod __words { #(#items)* }
                #(use __words::#unknown as _;)*
            };
        };
    })
}
