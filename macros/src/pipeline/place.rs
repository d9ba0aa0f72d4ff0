//! Where a token stands: its span for the caret, its number for the order of messages.
//!
//! Spans cannot be compared, so the parser numbers what it reads; messages are sorted by that
//! number and appear in the order of the source, whatever the order of the rules that found them.

use core::cell::Cell;

use proc_macro::Span;

use super::tokens::Tokens;

/// The first and last span of a run of tokens and its number in the source.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) start: Span,
    pub(crate) end: Span,
    pub(crate) order: usize,
}

/// Numbers places in the order in which they are read.
#[derive(Default)]
pub(crate) struct Places {
    next: Cell<usize>,
}

impl Places {
    /// Gives the next number to a single token.
    pub(crate) fn at(&self, span: Span) -> Place {
        self.between(span, span)
    }

    /// Gives the next number to a run of tokens; an empty one stands at `otherwise`.
    pub(crate) fn over(&self, tokens: &impl Tokens, otherwise: Span) -> Place {
        let mut spans = tokens.tokens().map(|token| token.span());
        let start = spans.next().unwrap_or(otherwise);
        let end = spans.last().unwrap_or(start);
        self.between(start, end)
    }

    fn between(&self, start: Span, end: Span) -> Place {
        let order = self.next.get();
        self.next.set(order + 1);
        Place { start, end, order }
    }
}
