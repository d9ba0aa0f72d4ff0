//! Outer attributes, with their names read and the rest left as it is.

use proc_macro::{Delimiter, Group, Ident, TokenStream, TokenTree};

use crate::pipeline::cursor::{Cursor, as_group};
use crate::pipeline::names::Spelling;

/// The name of our attribute.
const SYNCHRONIZED: &str = "synchronized";

/// `#[path content]`
#[derive(Clone)]
pub(crate) struct Attribute {
    /// The attribute as it was written.
    pub(crate) tokens: TokenStream,
    /// The last segment of its path.
    pub(crate) name: Ident,
    /// Whether the path has that segment alone.
    pub(crate) is_simple: bool,
    /// What follows the path.
    pub(crate) content: TokenStream,
}

impl Attribute {
    /// Reads the attributes that are next.
    pub(super) fn parse_all(cursor: &mut Cursor) -> Vec<Self> {
        let mut attributes = Vec::new();
        while let Some(attribute) = Self::parse(cursor) {
            attributes.push(attribute);
        }
        attributes
    }

    fn parse(cursor: &mut Cursor) -> Option<Self> {
        if !cursor.is_punct('#') {
            return None;
        }
        let brackets = as_group(cursor.peek_at(1)?, Delimiter::Bracket)?;
        let start = cursor.position();
        cursor.next();
        cursor.next();
        let tokens = cursor.range(start..cursor.position());
        Some(Self::read(tokens, &brackets))
    }

    fn read(tokens: TokenStream, brackets: &Group) -> Self {
        // A `macro_rules` fragment brings path and content in an invisible group.
        let mut cursor = Cursor::flat(brackets.stream());
        // An attribute without a path is the compiler's to report; it is echoed like any other.
        let mut name = Ident::new("__unnamed", brackets.span());
        let mut segments = 0;
        loop {
            if cursor.is_path_separator() {
                cursor.next();
                cursor.next();
            }
            let Some(segment) = cursor.next_ident() else {
                break;
            };
            name = segment;
            segments += 1;
            if !cursor.is_path_separator() {
                break;
            }
        }
        Self {
            tokens,
            name,
            is_simple: segments == 1,
            content: cursor.rest(),
        }
    }

    /// Reads the content of an attribute that stands inside another, as in `cfg_attr(unix, doc)`.
    pub(crate) fn nested(content: TokenStream) -> Self {
        let brackets = Group::new(Delimiter::Bracket, content);
        let tokens = TokenTree::Group(brackets.clone()).into();
        Self::read(tokens, &brackets)
    }

    /// Tells whether it is ours, by whatever path it is named.
    pub(crate) fn is_ours(&self) -> bool {
        self.name.is(SYNCHRONIZED)
    }

    /// What stands in its parentheses, if that is its form.
    pub(crate) fn list(&self) -> Option<TokenStream> {
        let mut content = self.content.clone().into_iter();
        let only = content.next().filter(|_| content.next().is_none())?;
        as_group(&only, Delimiter::Parenthesis).map(|group| group.stream())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn a_fragment_is_read_like_what_it_stands_for() {
        let fragment = Group::new(Delimiter::None, read("synchronized(skip)"));
        let attribute = Attribute::nested(TokenTree::Group(fragment).into());
        assert!(attribute.is_ours() && attribute.is_simple);
        let list = attribute.list().map(|list| list.to_string());
        assert_eq!(list.as_deref(), Some("skip"));
    }
}
