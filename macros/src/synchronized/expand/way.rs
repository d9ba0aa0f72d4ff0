//! The way to the payload, and the types of guards that lead out of it.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::method::located;
use crate::synchronized::keyword::Kind;
use crate::synchronized::outcome::Guard;
use crate::synchronized::resolve::{Exposed, Exposure, Way};

/// What is passed to the runtime: a reference to the place of the payload, or a value.
pub(super) fn way(exposure: &Exposure<'_>) -> TokenStream {
    let receiver = receiver(&exposure.way);
    match &exposure.way {
        Way::Field(field) => {
            let span = quiet(field.span());
            quote_spanned!(span=> &#receiver.#field)
        }
        Way::Expression(expression) if is_value(expression) => expression.clone(),
        Way::Expression(expression) => {
            let span = expression
                .clone()
                .into_iter()
                .next()
                .map(|token| token.span());
            let span = quiet(span.unwrap_or_else(Span::call_site));
            quote_spanned!(span=> &#expression)
        }
        Way::Whole => {
            let library = located(exposure.library.clone(), span(exposure));
            quote_spanned!(span(exposure)=> #library::__private::Whole::whole(#receiver))
        }
    }
}

/// Where errors about the way point.
pub(super) fn span(exposure: &Exposure<'_>) -> Span {
    let tokens = match &exposure.way {
        Way::Field(field) => return quiet(field.span()),
        Way::Expression(expression) => Some(expression),
        Way::Whole => exposure.target.as_ref(),
    };
    let first = tokens.and_then(|tokens| tokens.clone().into_iter().next());
    quiet(first.map_or_else(Span::call_site, |token| token.span()))
}

/// A span whose place is the user's and whose code is ours: lints do not speak about it.
pub(super) fn quiet(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// `self` as the way names it: an expression from a macro means the `self` it can see.
pub(super) fn receiver(way: &Way) -> Ident {
    let written = match way {
        Way::Expression(expression) => find_self(expression),
        Way::Field(_) | Way::Whole => None,
    };
    written.unwrap_or_else(|| Ident::new("self", Span::call_site()))
}

fn find_self(tokens: &TokenStream) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == "self" => Some(ident),
        TokenTree::Group(group) => find_self(&group.stream()),
        _ => None,
    })
}

/// Tells whether an expression gives a value and names no place: a call, a macro or a reference.
fn is_value(expression: &TokenStream) -> bool {
    let tokens: Vec<_> = expression.clone().into_iter().collect();
    let is_reference =
        matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == '&');
    let is_dereference =
        matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == '*');
    let is_call = tokens.len() > 1
        && match tokens.last() {
            Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Bracket,
            Some(TokenTree::Punct(punct)) => punct.as_char() == '?',
            _ => false,
        };
    is_reference || (is_call && !is_dereference)
}

/// The type of a guard with the lifetime of `self`.
///
/// Where the kind is named it is the guard's own name, which is what documentation and errors show.
/// Otherwise the derive has published the lock's type, and the guard is a projection of it.
pub(super) fn guard_type(
    exposed: &Exposed<'_>,
    exposure: &Exposure<'_>,
    guard: &Guard,
    lifetime: &TokenStream,
    part: &TokenStream,
) -> TokenStream {
    let library = &exposure.library;
    let span = quiet(exposed.method.result_place.start);
    let reference = if let Some((kind, raw)) = &exposure.kind {
        let name = Ident::new(guard_name(*kind, exposed.exclusive), span);
        let raw = raw.as_ref().map(|raw| quote!(, #raw));
        quote_spanned!(span=> #library::#name<#lifetime, #part #raw>)
    } else {
        let view = if exposed.exclusive { "ViewMut" } else { "View" };
        let view = Ident::new(view, span);
        let lock = lock_type(exposure, span);
        quote_spanned!(span=> #library::__private::#view<#lifetime, #part, #lock>)
    };
    let Guard { before, after, .. } = guard;
    quote!(#before #reference #after)
}

fn guard_name(kind: Kind, exclusive: bool) -> &'static str {
    match (kind, exclusive) {
        (Kind::Mutex, true) => "MappedMutexGuard",
        (Kind::Mutex, false) => "MutexRef",
        (Kind::RwLock, true) => "MappedRwLockWriteGuard",
        (Kind::RwLock, false) => "MappedRwLockReadGuard",
        (Kind::RefCell, true) => "RefMut",
        (Kind::RefCell, false) => "Ref",
    }
}

/// The type of the lock, as it is published.
fn lock_type(exposure: &Exposure<'_>, span: Span) -> TokenStream {
    let library = &exposure.library;
    let target = &exposure.target;
    if let Way::Field(field) = &exposure.way {
        let name = match field {
            TokenTree::Ident(ident) => ident.unraw().to_string(),
            field => field.to_string(),
        };
        let name = Literal::u64_unsuffixed(crate::field_name::hash(&name));
        quote_spanned!(span=> <#target as #library::__private::Field<#name>>::Lock)
    } else {
        quote_spanned!(span=> <#target as #library::__private::Whole>::Lock)
    }
}
