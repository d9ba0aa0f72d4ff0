//! The struct itself: name, generics, fields.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Result};
use syn::{Token, braced, parenthesized, token};

use super::{Arg, Carried, Context, Generics, Visibility, attributes};
use crate::pipeline::keyword::Level;
use crate::pipeline::messages;
use crate::pipeline::place::Place;
use crate::pipeline::tokens::run_until;

/// The struct under `#[derive(Shared)]`.
pub(crate) struct Item {
    /// The arguments of all its `#[shared(..)]` attributes.
    pub(crate) args: Vec<Arg>,
    pub(crate) carried: Carried,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    /// Where its name is written.
    pub(crate) place: Place,
    pub(crate) generics: Generics,
    pub(crate) shape: Shape,
    pub(crate) fields: Vec<FieldItem>,
}

/// How a struct writes its fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Named,
    Tuple,
    Unit,
}

/// A field of the plain struct.
pub(crate) struct FieldItem {
    /// The arguments of all its `#[shared(..)]` attributes.
    pub(crate) args: Vec<Arg>,
    /// Where its name is written, or its type if it has none.
    pub(crate) place: Place,
    pub(crate) carried: Carried,
    pub(crate) vis: Visibility,
    pub(crate) ident: Option<Ident>,
    pub(crate) ty: TokenStream,
}

impl Item {
    /// Reads a struct; an enum or a union is reported and gives nothing.
    pub(super) fn parse(input: ParseStream<'_>, context: &mut Context<'_>) -> Result<Option<Self>> {
        let (carried, args) = attributes::parse(input, Level::Struct, context)?;
        let vis = Visibility::parse(input)?;
        let keyword = Ident::parse_any(input)?;
        if keyword != "struct" {
            let place = context.places.at(keyword.span());
            context
                .errors
                .push(place, messages::not_a_struct(&keyword.to_string()));
            input.parse::<TokenStream>()?;
            return Ok(None);
        }
        let ident: Ident = input.parse()?;
        let place = context.places.at(ident.span());
        let mut generics = Generics::parse_params(input)?;
        generics.parse_predicates(input)?;
        let shape;
        let mut fields = Vec::new();
        if input.peek(token::Brace) {
            shape = Shape::Named;
            let body;
            braced!(body in input);
            while !body.is_empty() {
                fields.push(FieldItem::parse_named(&body, context)?);
                body.parse::<Option<Token![,]>>()?;
            }
        } else if input.peek(token::Paren) {
            shape = Shape::Tuple;
            let body;
            parenthesized!(body in input);
            while !body.is_empty() {
                fields.push(FieldItem::parse_unnamed(&body, context)?);
                body.parse::<Option<Token![,]>>()?;
            }
            generics.parse_predicates(input)?;
            input.parse::<Token![;]>()?;
        } else {
            shape = Shape::Unit;
            input.parse::<Token![;]>()?;
        }
        Ok(Some(Self {
            args,
            carried,
            vis,
            ident,
            place,
            generics,
            shape,
            fields,
        }))
    }
}

impl FieldItem {
    fn parse_named(input: ParseStream<'_>, context: &mut Context<'_>) -> Result<Self> {
        let (carried, args) = attributes::parse(input, Level::Field, context)?;
        let vis = Visibility::parse(input)?;
        let ident: Ident = input.parse()?;
        let place = context.places.at(ident.span());
        input.parse::<Token![:]>()?;
        let ty = type_run(input)?;
        skip_default(input)?;
        Ok(Self {
            args,
            place,
            carried,
            vis,
            ident: Some(ident),
            ty,
        })
    }

    fn parse_unnamed(input: ParseStream<'_>, context: &mut Context<'_>) -> Result<Self> {
        let (carried, args) = attributes::parse(input, Level::Field, context)?;
        let vis = Visibility::parse(input)?;
        let ty = type_run(input)?;
        let place = context.places.over(&ty, Span::call_site());
        Ok(Self {
            args,
            place,
            carried,
            vis,
            ident: None,
            ty,
        })
    }
}

/// A type; at least one token, or the loop over fields would not move.
fn type_run(input: ParseStream<'_>) -> Result<TokenStream> {
    let ty = run_until(input, |input| {
        input.peek(Token![,]) || input.peek(Token![=])
    })?;
    if ty.is_empty() {
        Err(input.error("expected a type"))
    } else {
        Ok(ty)
    }
}

/// Passes over `= value`, with which newer compilers let a field have a default.
fn skip_default(input: ParseStream<'_>) -> Result<()> {
    if input.parse::<Option<Token![=]>>()?.is_none() {
        return Ok(());
    }
    let (mut open, mut before) = (0_usize, None);
    while !input.is_empty() && (open > 0 || !input.peek(Token![,])) {
        let sign = match input.parse()? {
            TokenTree::Punct(punct) => Some(punct.as_char()),
            _ => None,
        };
        match (before, sign) {
            // Behind a value it compares, and behind another of its kind it shifts.
            (None | Some(Some(':' | '=' | '+' | '&' | '*' | '!' | '-' | '|')), Some('<')) => {
                open += 1;
            }
            // That of an arrow closes nothing.
            (Some(Some('-')), Some('>')) => {}
            (_, Some('>')) => open = open.saturating_sub(1),
            _ => {}
        }
        before = Some(sign);
    }
    Ok(())
}
