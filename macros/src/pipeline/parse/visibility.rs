//! Visibilities, and which of two is the wider.

use proc_macro::{Delimiter, Span, TokenStream};

use crate::pipeline::code::{Code, Pieces, Put};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::is_module_path;
use crate::pipeline::tokens::as_ident;

/// A visibility as written, in tokens that lints do not take for the user's.
#[derive(Clone)]
pub(crate) struct Visibility {
    tokens: Code,
    width: Width,
}

/// How far a visibility reaches, narrowest first.
///
/// Two different paths cannot be compared without name resolution; the first one met wins then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Private,
    Parent,
    Path,
    Crate,
    Public,
}

impl Visibility {
    /// Tells whether it surely reaches as far as `other`.
    pub(crate) fn reaches(&self, other: &Self) -> bool {
        match (self.width, other.width) {
            (Width::Path, Width::Path) => self.tokens.to_string() == other.tokens.to_string(),
            // A path may be the parent module or one above it.
            (Width::Path, Width::Parent) => false,
            (one, other) => one >= other,
        }
    }

    /// The wider of the two; `self` where they cannot be compared.
    pub(crate) fn wider<'a>(&'a self, other: &'a Self) -> &'a Self {
        if other.width > self.width {
            other
        } else {
            self
        }
    }
}

impl Visibility {
    /// Reads a visibility; there always is one, if only that of nothing.
    pub(super) fn parse(cursor: &mut Cursor) -> Self {
        if let Some(visibility) = Self::parse_fragment(cursor) {
            return visibility;
        }
        let start = cursor.position();
        let mut width = Width::Private;
        if cursor.next_word("pub").is_some() {
            let restricted = cursor
                .peek_group(Delimiter::Parenthesis)
                .and_then(|group| Width::of_restriction(group.stream()));
            if restricted.is_some() {
                cursor.next();
            }
            width = restricted.unwrap_or(Width::Public);
        }
        let tokens = Code::of(&cursor.range(start..cursor.position()));
        // A path keeps its spans: `$crate` in it means the crate its span says.
        let tokens = match width {
            Width::Path => tokens,
            _ => tokens.respan(Span::call_site()),
        };
        Self { tokens, width }
    }

    /// Reads the visibility that a `macro_rules` fragment holds, which may be that of nothing.
    fn parse_fragment(cursor: &mut Cursor) -> Option<Self> {
        let fragment = cursor.peek_group(Delimiter::None)?;
        let mut inside = Cursor::new(fragment.stream());
        let visibility = Self::parse(&mut inside);
        inside.is_empty().then(|| {
            cursor.next();
            visibility
        })
    }
}

impl Width {
    /// Reads what stands in parentheses behind `pub`; around the type of a field they are no restriction.
    fn of_restriction(inside: TokenStream) -> Option<Self> {
        let mut cursor = Cursor::new(inside);
        let is_path = cursor.next_word("in").is_some();
        let path = cursor.rest();
        match as_ident(&path) {
            Some(word) if word.is("self") => Some(Self::Private),
            Some(word) if word.is("crate") => Some(Self::Crate),
            Some(word) if word.is("super") => Some(Self::Parent),
            _ => (is_path && is_module_path(&path)).then_some(Self::Path),
        }
    }
}

impl Put for Visibility {
    fn put(&self, code: &mut Pieces) {
        self.tokens.put(code);
    }
}
