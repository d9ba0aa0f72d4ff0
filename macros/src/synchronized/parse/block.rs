//! The `impl` block: its header and its members.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::attribute::Attribute;
use super::method::Method;
use super::{Arg, Context, argument};
use crate::pipeline::code::{Pieces, Put};
use crate::pipeline::cursor::{Cursor, as_group};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::respan;
use crate::synchronized::messages;

/// An `impl` block on a plain type.
pub(crate) struct Block {
    pub(crate) attributes: Vec<Attribute>,
    /// Everything in front of the braces, attributes left out.
    pub(crate) header: TokenStream,
    /// The generics, without their angle brackets.
    pub(crate) generics: TokenStream,
    /// The type whose methods these are.
    pub(crate) payload: TokenStream,
    /// The predicates of the where-clause.
    pub(crate) predicates: TokenStream,
    pub(crate) braces: Group,
    /// `#![..]` at the head of the braces.
    pub(crate) inner_attributes: TokenStream,
    pub(crate) members: Vec<Member>,
}

/// A method, or anything else in the block.
pub(crate) struct Member {
    /// The attributes that are not ours.
    pub(crate) attributes: Vec<Attribute>,
    /// The arguments of `#[synchronized(..)]` on it.
    pub(crate) args: Vec<Arg>,
    pub(crate) visibility: Visibility,
    /// Everything behind the attributes, as it was written.
    pub(crate) tokens: TokenStream,
    pub(crate) method: Option<Method>,
}

/// A visibility as written.
#[derive(Clone, Default)]
pub(crate) struct Visibility {
    pub(crate) tokens: TokenStream,
    pub(crate) is_private: bool,
}

/// Reads an item; what is no `impl` block on a type is reported and gives nothing.
pub(super) fn parse(item: TokenStream, context: &mut Context<'_>) -> Option<Block> {
    let mut cursor = Cursor::new(item);
    let attributes = Attribute::parse_all(&mut cursor);
    let start = cursor.position();
    cursor.next_word("default");
    if let Some(keyword) = cursor.next_word("unsafe") {
        let place = context.places.at(keyword.span());
        context.errors.push(place, messages::trait_impl());
        return None;
    }
    if cursor.next_word("impl").is_none() {
        let found = cursor.peek().map_or_else(Span::call_site, TokenTree::span);
        let place = context.places.at(found);
        context.errors.push(place, messages::not_a_block());
        return None;
    }
    let generics = cursor.next_angle().unwrap_or_default();
    let payload = cursor.position();
    // The `for` of `dyn for<'a> Trait<'a>` is not that of a trait's impl.
    if cursor.next_word("dyn").is_some() && cursor.next_word("for").is_some() {
        cursor.next_angle();
    }
    cursor.take_until(|cursor| {
        cursor.is_ident("where") || cursor.is_ident("for") || cursor.is_braces()
    });
    let payload = cursor.range(payload..cursor.position());
    if let Some(keyword) = cursor.next_word("for") {
        let place = context.places.at(keyword.span());
        context.errors.push(place, messages::trait_impl());
        return None;
    }
    let mut predicates = TokenStream::new();
    if cursor.next_word("where").is_some() {
        predicates = cursor.take_until(Cursor::is_braces);
    }
    let header = cursor.range(start..cursor.position());
    let braces = cursor.next_group(Delimiter::Brace)?;
    let mut inside = Cursor::new(braces.stream());
    let inner_attributes = parse_inner_attributes(&mut inside);
    let mut members = Vec::new();
    while !inside.is_empty() {
        members.push(Member::parse(&mut inside, context));
    }
    Some(Block {
        attributes,
        header,
        generics,
        payload,
        predicates,
        braces,
        inner_attributes,
        members,
    })
}

/// Tells whether an item is an `impl` block, of whatever kind.
pub(super) fn is_block(item: &TokenStream) -> bool {
    let mut cursor = Cursor::new(item.clone());
    Attribute::parse_all(&mut cursor);
    cursor.next_word("default");
    cursor.next_word("unsafe");
    cursor.is_ident("impl")
}

fn is_braces(token: Option<&TokenTree>) -> bool {
    token.is_some_and(|token| as_group(token, Delimiter::Brace).is_some())
}

fn parse_inner_attributes(cursor: &mut Cursor) -> TokenStream {
    let start = cursor.position();
    while cursor.is_punct('#')
        && matches!(cursor.peek_at(1), Some(TokenTree::Punct(punct)) if punct.as_char() == '!')
    {
        cursor.next();
        cursor.next();
        cursor.next();
    }
    cursor.range(start..cursor.position())
}

impl Member {
    fn parse(cursor: &mut Cursor, context: &mut Context<'_>) -> Self {
        let (ours, attributes): (Vec<_>, Vec<_>) = Attribute::parse_all(cursor)
            .into_iter()
            .partition(Attribute::is_ours);
        let mut args = Vec::new();
        for attribute in ours {
            let Some(list) = attribute.list() else {
                let place = context.places.at(attribute.name.span());
                context
                    .errors
                    .push(place, messages::method_attribute_form());
                continue;
            };
            args.extend(argument::parse_list(list, context));
        }
        let start = cursor.position();
        let visibility = Visibility::parse(cursor);
        let method = Method::parse(cursor, context);
        if method.is_none() {
            skip_item(cursor);
        }
        if cursor.position() == start {
            cursor.next();
        }
        let tokens = cursor.range(start..cursor.position());
        Self {
            attributes,
            args,
            visibility,
            tokens,
            method,
        }
    }
}

/// Passes a member that is no method: a constant, a type, a macro's invocation.
fn skip_item(cursor: &mut Cursor) {
    // The value of a constant may hold braces; only a macro ends with them.
    let ends_with_braces = !(cursor.is_ident("const") || cursor.is_ident("type"));
    while let Some(token) = cursor.next() {
        let is_end = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        if is_end || (ends_with_braces && is_braces(Some(&token))) {
            break;
        }
    }
}

impl Visibility {
    fn parse(cursor: &mut Cursor) -> Self {
        let wrapped = match cursor.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                let mut inside = Cursor::new(group.stream());
                let visibility = Self::parse(&mut inside);
                inside.is_empty().then_some(visibility)
            }
            _ => None,
        };
        if let Some(visibility) = wrapped {
            cursor.next();
            return visibility;
        }
        let start = cursor.position();
        let Some(keyword) = cursor.next_word("pub") else {
            return Self {
                tokens: TokenStream::new(),
                is_private: true,
            };
        };
        let restriction = cursor.next_inside(Delimiter::Parenthesis);
        let tokens = cursor.range(start..cursor.position());
        let path = restriction.map(|inside| inside.to_string());
        // A path keeps its spans: `$crate` in it means the crate its span says.
        let is_path = path
            .as_ref()
            .is_some_and(|path| path.split_whitespace().next() == Some("in"));
        let span = Span::call_site().located_at(keyword.span());
        Self {
            tokens: if is_path {
                tokens
            } else {
                respan(tokens, span)
            },
            is_private: path.is_some_and(|path| path == "self"),
        }
    }
}

impl Put for Visibility {
    fn put(&self, code: &mut Pieces) {
        self.tokens.put(code);
    }
}

impl Block {
    /// The methods, each with the member it is.
    pub(crate) fn methods(&self) -> impl Iterator<Item = (&Member, &Method)> {
        self.members
            .iter()
            .filter_map(|member| Some((member, member.method.as_ref()?)))
    }
}

impl Member {
    /// Where a misplaced argument of ours would be seen first.
    pub(crate) fn first_arg(&self) -> Option<(&Ident, Place)> {
        self.args.first().map(|arg| (&arg.key, arg.place))
    }
}

/// The item with our attributes on its members left out, or they would be expanded on their own.
pub(super) fn without_ours(item: TokenStream) -> TokenStream {
    item.into_iter()
        .map(|token| match &token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let mut inside = Cursor::new(group.stream());
                let mut kept = TokenStream::new();
                while !inside.is_empty() {
                    let attributes = Attribute::parse_all(&mut inside);
                    kept.extend(
                        attributes
                            .into_iter()
                            .filter(|attribute| !attribute.is_ours())
                            .map(|attribute| attribute.tokens),
                    );
                    kept.extend(inside.next());
                }
                let mut echoed = Group::new(Delimiter::Brace, kept);
                echoed.set_span(group.span());
                echoed.into()
            }
            _ => token,
        })
        .collect()
}
