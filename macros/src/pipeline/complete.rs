//! Completion inside `#[shared(..)]`, for words that are not finished.
//!
//! An editor completes what it can resolve, and knows nothing of the words of an attribute. So an
//! unknown word is written once more, at the end of a path into a module that holds an item for each
//! word that may stand there; rust-analyzer takes the one for the other by their span. What comes in is
//! the item as written, what goes out is for rust-analyzer alone: no build ever sees it, and nothing is
//! written where every word is known.

use proc_macro::{Ident, Span};

use super::check::lists;
use super::code::{Code, code};
use super::keyword::{Keyword, Level};
use super::parse::{Arg, Item, Value};
use super::path::is_name;
use super::resolve::{Derive, kinds};
use super::tokens::as_ident;
use super::verb::Verb;

/// Offers the words that may stand in the place of each unknown one.
///
/// The editor compares two expansions that differ in the unfinished word, by their distance from the
/// beginning: this has to come first, before anything that a guess could change.
pub(super) fn expand(item: &Item) -> Code {
    let mut output = Code::default();
    for (level, args) in lists(item) {
        let unknown = args.iter().filter(|arg| arg.keyword.is_none());
        let unknown = unknown.map(|arg| arg.key.clone()).collect();
        let help = |word: &str| help(word, level);
        output.extend(offer(&Keyword::allowed(level), &help, unknown));
        for arg in args {
            output.extend(values(level, args, arg));
        }
    }
    output
}

/// Offers verbs and traits, where these are listed.
fn values(level: Level, args: &[Arg], arg: &Arg) -> Option<Code> {
    match &arg.value {
        Value::Verbs(verbs) => {
            let kind = kinds(args).next().map(|(_, kind)| kind);
            let mut unknown = Vec::new();
            for verb in verbs {
                if Verb::of(&verb.word.to_string()).is_none() {
                    unknown.push(verb.word.clone());
                }
            }
            offer(&Verb::allowed(kind), &without_help, unknown)
        }
        Value::Traits(traits) if level == Level::Struct => {
            let mut unknown = Vec::new();
            for name in traits {
                if Derive::of(&name.text()).is_none() {
                    unknown.extend(as_ident(&name.tokens));
                }
            }
            offer(&Derive::words(), &without_help, unknown)
        }
        _ => None,
    }
}

/// What the editor shows beside a word.
fn help(word: &str, level: Level) -> String {
    let shown = Keyword::of(word).and_then(|word| Some(word.form(level)?.show(word)));
    shown.unwrap_or_default()
}

fn without_help(_: &str) -> String {
    String::new()
}

/// Writes a module of `words`, each with its help, and a path into it for each of the `unknown` ones.
pub(crate) fn offer(
    words: &[&str],
    help: &dyn Fn(&str) -> String,
    mut unknown: Vec<Ident>,
) -> Option<Code> {
    // A word of Rust's own would be no path.
    unknown.retain(is_name);
    if unknown.is_empty() {
        return None;
    }
    let mut items = Code::default();
    for word in words {
        let help = help(word);
        let word = Ident::new(word, Span::call_site());
        if is_name(&word) {
            items.extend(code!(#[doc = #help] pub mod #word {}));
        }
    }
    let mut uses = Code::default();
    for word in unknown {
        uses.extend(code!(use __words::#word as _;));
    }
    Some(code! {
        // Builds do not know the condition, and would say so.
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            const _: () = {
                mod __words { #items }
                #uses
            };
        };
    })
}
