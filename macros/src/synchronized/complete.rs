//! Completion inside `#[synchronized(..)]`, for words that are not finished; how it works is told at
//! the derive's.

use super::keyword::{Level, Word};
use super::parse::{Arg, Args, Block, Written};
use crate::pipeline::code::Code;
use crate::pipeline::complete::offer;

/// Offers the words that may stand in the place of each unknown one; this has to come first.
pub(super) fn expand(args: &Args, block: &Block) -> Code {
    let mut output = Code::default();
    output.extend(words(Level::Block, &args.list));
    for member in &block.members {
        output.extend(words(Level::Method, &member.args));
    }
    output
}

fn words(level: Level, args: &[Arg]) -> Code {
    let mut output = Code::default();
    for arg in args {
        if let Written::Options(list) = &arg.written {
            output.extend(words(Level::Kind, list));
        }
    }
    let help = |word: &str| {
        let shown = Word::of(word).and_then(|word| Some(word.form(level)?.show(word)));
        shown.unwrap_or_default()
    };
    let unknown = args.iter().filter(|arg| arg.word.is_none());
    let unknown = unknown.map(|arg| arg.key.clone()).collect();
    output.extend(offer(&Word::allowed(level), &help, unknown));
    output
}
