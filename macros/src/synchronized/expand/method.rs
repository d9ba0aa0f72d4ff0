//! One exposed method.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::attributes::{self, is_bare_must_use};
use super::docs;
use super::way::{self, quiet};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::self_type::replace_self;
use crate::pipeline::tokens::mentions;
use crate::synchronized::outcome::{Outcome, Wrapper};
use crate::synchronized::parse::{Receiver, split_generics};
use crate::synchronized::resolve::{Exposed, Exposure, Way, replace_params};

/// Writes the method, if what was written can be exposed.
pub(super) fn expand(exposed: &Exposed<'_>, exposure: &Exposure<'_>) -> Option<Code> {
    if !exposed.is_written(exposure) {
        return None;
    }
    let Exposed {
        member,
        method,
        name,
        ..
    } = exposed;
    let outside = |tokens: &TokenStream| {
        let tokens = replace_self(tokens.clone(), &exposure.payload);
        replace_params(tokens, &exposure.types)
    };
    let carried = attributes::carried(&member.attributes);
    let docs = docs::exposed(exposed, exposure, &carried);
    let mut others = carried.others;
    let lifetime = match &method.receiver {
        Receiver::Shared(lifetime) | Receiver::Exclusive(lifetime) => lifetime.clone(),
        Receiver::None | Receiver::Other(..) => TokenStream::new(),
    };
    let result = match (&exposed.outcome, &method.result) {
        (Outcome::Guard(guard), _) => {
            // The guards ask for use themselves.
            if guard.wrapper == Wrapper::Bare {
                others.retain(|attribute| !is_bare_must_use(attribute));
            }
            let lifetime = if lifetime.is_empty() {
                code!('_)
            } else {
                Code::of(&lifetime)
            };
            let part = outside(&guard.part);
            let ty = way::guard_type(exposed, exposure, guard, &lifetime, &part);
            Some(outside(&ty.into_stream()))
        }
        (_, Some(result)) => Some(outside(result)),
        (_, None) => None,
    };
    let result = result.map(|ty| code!(-> #ty));
    let unused = member
        .visibility
        .is_private
        .then(|| code!(#[allow(dead_code, reason = "the block may need the plain form alone")]));
    let deprecated = others
        .iter()
        .any(|attribute| mentions(attribute, "deprecated"))
        .then(|| code!(#[allow(deprecated, reason = "the plain form is deprecated as well")]));
    // Where the kind is left out, the guard's type is a path through the companion's own types.
    let complexity = matches!(exposed.outcome, Outcome::Guard(_))
        .then(|| code!(#[allow(clippy::type_complexity, reason = "the type is that of a guard")]));
    let underscored = method
        .arguments
        .iter()
        .filter_map(|argument| argument.name.as_ref())
        .any(|name| name.to_string().starts_with('_'))
        .then(|| code!(#[allow(clippy::used_underscore_binding, reason = "it is passed on")]));
    let visibility = &member.visibility;
    let generics = outside(&method.generics);
    let generics = (!generics.is_empty()).then(|| code!(<#generics>));
    let predicates = outside(&method.predicates);
    let clause = (!predicates.is_empty()).then(|| code!(where #predicates));
    let receiver = way::receiver(&exposure.way);
    let arguments = Code::list(method.arguments.iter().map(|argument| {
        let ty = outside(&argument.ty);
        let name = &argument.name;
        code!(#name: #ty)
    }));
    let body = body(exposed, exposure);
    Some(code! {
        #docs
        #others
        #unused
        #deprecated
        #complexity
        #underscored
        #[track_caller]
        #visibility fn #name #generics (&#lifetime #receiver, #arguments) #result #clause {
            #body
        }
    })
}

/// Goes the way and calls the plain method.
fn body(exposed: &Exposed<'_>, exposure: &Exposure<'_>) -> Code {
    let start = quiet(exposed.method.result_place.start);
    let library = located(exposure.library.clone(), start);
    let access = access(exposed, exposure);
    let Outcome::Guard(guard) = &exposed.outcome else {
        let payload = if exposed.exclusive {
            code_at!(start=> &mut *#access)
        } else {
            code_at!(start=> &*#access)
        };
        return call(exposed, exposure, &payload);
    };
    let narrow = if exposed.exclusive {
        "NarrowMut"
    } else {
        "Narrow"
    };
    let narrow = Ident::new(narrow, start);
    let view = match guard.wrapper {
        Wrapper::Bare => "view",
        Wrapper::Option => "option_view",
        Wrapper::Result => "result_view",
    };
    let view = Ident::new(view, start);
    let plain = Ident::new("__plain", Span::mixed_site());
    let call = call(exposed, exposure, &Code::of(&plain));
    code_at!(start=> <_ as #library::__private::#narrow<'_>>::#view(#access, |#plain| #call))
}

/// What keeps the payload reachable; what the compiler has to say about it points at the way.
fn access(exposed: &Exposed<'_>, exposure: &Exposure<'_>) -> Code {
    let (start, end) = way::span(exposure);
    let library = located(exposure.library.clone(), start);
    let payload = located(exposure.payload.clone(), start);
    let way = parentheses(&way::way(exposure), end);
    let (name, verb) = if exposed.exclusive {
        ("WayMut", "exclusive")
    } else {
        ("Way", "shared")
    };
    let (name, verb) = (Ident::new(name, start), Ident::new(verb, end));
    let close = code_at!(end=> >);
    code_at!(start=> <_ as #library::__private::#name<#payload, _ #close #close ::#verb #way)
}

/// The call itself, where the result is written: what the compiler has to say about the result
/// points there.
fn call(exposed: &Exposed<'_>, exposure: &Exposure<'_>, payload: &Code) -> Code {
    let method = exposed.method;
    let place = method.result_place;
    let (start, end) = (quiet(place.start), quiet(place.end));
    let names = Code::list(method.arguments.iter().map(|argument| &argument.name));
    if !method.has_body {
        // By way of the method call, so that what the payload derefs to has its methods too.
        let name = &method.name;
        let arguments = parentheses(&names, end);
        return code_at!(start=> (#payload).#name #arguments);
    }
    let arguments = parentheses(&code!(#payload, #names), end);
    let name = located_name(method.name.clone(), start);
    let plain = located(exposure.payload.clone(), start);
    let types: Vec<_> = split_generics(&method.generics)
        .into_iter()
        .filter_map(|param| param.name)
        .map(|name| located_name(name, start))
        .collect();
    let types = Code::list(types);
    let turbofish = (!types.is_empty()).then(|| code_at!(start=> ::<#types>));
    code_at!(start=> <#plain>::#name #turbofish #arguments)
}

fn parentheses(inside: &Code, span: Span) -> Code {
    Code::bracketed(Delimiter::Parenthesis, span, inside)
}

/// The same name at another place.
pub(super) fn located_name(mut name: Ident, span: Span) -> Ident {
    name.set_span(name.span().located_at(span));
    name
}

/// The same tokens at another place; what their names mean stays as it was.
pub(super) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), located(group.stream(), span)).into();
            }
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}

impl Exposed<'_> {
    /// Tells whether the exposed form is written; if not, an error says why.
    pub(super) fn is_written(&self, exposure: &Exposure<'_>) -> bool {
        let is_nameable = match self.outcome {
            Outcome::Value => true,
            Outcome::Guard(_) => {
                exposure.kind.is_some() || !matches!(exposure.way, Way::Expression(_))
            }
            Outcome::Refused(..) => false,
        };
        exposure.target.is_some() && is_nameable && self.method.is_repeatable()
    }
}
