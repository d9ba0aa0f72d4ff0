//! Visibilities, and which of two is the wider.

use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Result};

use crate::pipeline::code::{Code, Put};

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

impl Parse for Visibility {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let visibility: syn::Visibility = input.parse()?;
        let tokens = Code::of(&visibility.to_token_stream());
        let width = match &visibility {
            syn::Visibility::Public(_) => Width::Public,
            syn::Visibility::Restricted(restricted) => {
                if restricted.path.is_ident("self") {
                    Width::Private
                } else if restricted.path.is_ident("crate") {
                    Width::Crate
                } else if restricted.path.is_ident("super") {
                    Width::Parent
                } else {
                    Width::Path
                }
            }
            syn::Visibility::Inherited => Width::Private,
        };
        // A path keeps its spans: `$crate` in it means the crate its span says.
        let tokens = match width {
            Width::Path => tokens,
            _ => tokens.respan(Span::call_site()),
        };
        Ok(Self { tokens, width })
    }
}

impl Put for Visibility {
    fn put(&self, code: &mut Code) {
        self.tokens.put(code);
    }
}
