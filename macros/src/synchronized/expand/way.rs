//! The way to the payload, and the types of guards that lead out of it.

use proc_macro::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};

use super::method::{located, located_name};
use crate::field_name;
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::names::Spelling;
use crate::synchronized::keyword::Kind;
use crate::synchronized::outcome::Guard;
use crate::synchronized::resolve::{Exposed, Exposure, Way};

/// What is passed to the runtime: a reference to the place of the payload, or a value.
pub(super) fn way(exposure: &Exposure<'_>) -> Code {
    let receiver = receiver(&exposure.way);
    let (start, _) = span(exposure);
    match &exposure.way {
        Way::Field(field) => {
            let receiver = located_name(receiver, start);
            code_at!(start=> &#receiver.#field)
        }
        Way::Expression(expression) => {
            // Inside of a macro, so that one that is none takes nothing else away with it.
            let library = located(exposure.library.clone(), start);
            let reference = (!is_value(expression)).then(|| code_at!(start=> &));
            code_at!(start=> #reference #library::__private::expression!(#expression))
        }
        Way::Whole => {
            let target = exposure.target.as_ref();
            let (first, last) = ends(target);
            let library = located(exposure.library.clone(), first);
            let receiver = located_name(receiver, start);
            let whole = Ident::new("whole", last);
            let payload = located(exposure.payload.clone(), first);
            code_at!(first=>
                <#target as #library::__private::Whole<#payload>>::#whole(#receiver)
            )
        }
    }
}

/// From where to where errors about the way point.
pub(super) fn span(exposure: &Exposure<'_>) -> (Span, Span) {
    let tokens = match &exposure.way {
        Way::Field(field) => return (quiet(field.span()), quiet(field.span())),
        Way::Expression(expression) => Some(expression),
        Way::Whole => exposure.target.as_ref(),
    };
    let (start, end) = ends(tokens);
    (quiet(start), quiet(end))
}

/// The spans of the first token and the last.
fn ends(tokens: Option<&TokenStream>) -> (Span, Span) {
    let mut spans = tokens
        .into_iter()
        .flat_map(Clone::clone)
        .map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
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
        TokenTree::Ident(ident) if ident.is("self") => Some(ident),
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
    lifetime: &Code,
    part: &TokenStream,
) -> Code {
    let library = &exposure.library;
    let place = exposed.method.result_place;
    let span = quiet(place.start);
    let reference = if let Some((kind, raw)) = &exposure.kind {
        let name = Ident::new(guard_name(*kind, exposed.exclusive), span);
        let raw = raw.as_ref().map(|raw| code!(, #raw));
        code_at!(span=> #library::#name<#lifetime, #part #raw>)
    } else {
        let view = if exposed.exclusive { "ViewMut" } else { "View" };
        let view = Ident::new(view, span);
        let lock = lock_type(exposure, place.start, place.end);
        code_at!(span=> #library::__private::#view<#lifetime, #part, #lock>)
    };
    let Guard { before, after, .. } = guard;
    code!(#before #reference #after)
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

/// The type of the lock, as the published kind makes it.
///
/// It has the span of the whole result, where the compiler misses it too: two reports of one mistake
/// with one span are shown once.
fn lock_type(exposure: &Exposure<'_>, start: Span, end: Span) -> Code {
    let library = located(exposure.library.clone(), start);
    let target = &exposure.target;
    let payload = located(exposure.payload.clone(), start);
    let lock = Ident::new("Lock", end);
    if let Way::Field(field) = &exposure.way {
        let name = match field {
            TokenTree::Ident(ident) => ident.unraw(),
            field => field.to_string(),
        };
        let digits = field_name::digits(&name).map(Literal::u8_unsuffixed);
        let digits = Code::list(digits);
        code_at! {start=>
            <#target as #library::__private::Field<
                #library::__private::At<#digits>,
                #payload,
            >>::#lock
        }
    } else {
        code_at!(start=> <#target as #library::__private::Whole<#payload>>::#lock)
    }
}
