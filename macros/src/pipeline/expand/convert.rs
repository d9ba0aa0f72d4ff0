//! From the plain struct and back.

use proc_macro::{Ident, Span};

use super::{
    bounds, companion_type, condvar, docs, group, in_private, lints, literal, make, plain_type,
};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::keyword::Kind;
use crate::pipeline::names;
use crate::pipeline::resolve::{Field, Home, Member, Sharing, Slot, Struct};
use crate::pipeline::tokens::pointing_at;

/// `From<Account> for SharedAccount`
pub(super) fn from(plain: &Struct) -> Code {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let (plain_type, companion) = (plain_type(plain), companion_type(plain));
    let conditions = [bounds::raw_locks(plain), bounds::by_value(plain)].concat();
    let conditions = plain.generics.where_clause(&conditions);
    let argument = Code::of(&names::local("plain"));
    let values = plain.slots().map(|slot| {
        let value = match slot {
            Slot::Field(field, _) => {
                let member = &field.member;
                code!(#argument.#member)
            }
            Slot::Group(group) => group::gather(plain, group, &argument),
        };
        (slot.member(), make::field(plain, &slot, value))
    });
    let values = values.chain(condvar::values(plain));
    let body = literal(&code!(Self), plain.companion_shape(), values);
    let (import, question) =
        assert_no_drop(plain, &plain_type, "__take_apart", &code!(Self)).unzip();
    let functions = make::functions(plain, |_| true);
    let argument = if plain.slots().next().is_none() {
        code!(_)
    } else {
        argument
    };
    code! {
        #[automatically_derived]
        // A field without a value makes it impossible to call.
        #[allow(unreachable_code)]
        #lints
        impl #declaration ::core::convert::From<#plain_type> for #companion #conditions {
            fn from(#argument: #plain_type) -> Self {
                #import
                #functions
                #question
                #body
            }
        }
    }
}

/// Asks in our words that a struct has no destructor, or its fields cannot be moved out.
///
/// It stands in the body that moves them: where it fails, the compiler does not go on to report
/// each of the moves.
///
/// What it needs to import comes first, for the imports of a body stand together.
fn assert_no_drop(
    plain: &Struct,
    whole: &Code,
    method: &str,
    parts: &Code,
) -> Option<(Code, Code)> {
    // A whole struct stays in one piece.
    if plain.fields.is_empty() || plain.is_whole() {
        return None;
    }
    let krate = &plain.krate;
    let at = pointing_at(plain.ident.span());
    let candidate = in_private(plain, &code!(Candidate), at);
    let method = Ident::new(method, at);
    let asked = code_at!(at=> <#candidate<#whole, #parts>>::#method());
    let import = code!(use #krate::__private::TakeApart as _;);
    Some((import, code!(#asked;)))
}

/// `new`
pub(super) fn new(plain: &Struct) -> Code {
    let docs = docs::new(plain);
    let (vis, name) = (&plain.vis, names::method(names::NEW));
    let conditions = bounds::by_value(plain);
    let conditions = bounds::alone(&conditions);
    let parameter = |field: &Field| match &field.member {
        Member::Named(ident) => ident.clone(),
        Member::Numbered(index) => names::tuple_accessor(*index, Span::call_site()),
    };
    let parameters = plain.fields.iter().map(|field| {
        let (name, ty) = (parameter(field), &field.ty);
        code!(#name: #ty)
    });
    let parameters = Code::list(parameters);
    let value = |field: &Field| Code::of(&parameter(field));
    let values = plain.slots().map(|slot| {
        let inner = match slot {
            Slot::Field(field, _) => value(field),
            Slot::Group(_) if plain.is_whole() => {
                let values = plain.fields.iter();
                let values = values.map(|field| (Code::of(&field.member), value(field)));
                literal(&Code::of(&plain.ident), plain.shape, values)
            }
            Slot::Group(of) => group::literal(plain, of, value),
        };
        (slot.member(), make::field(plain, &slot, inner))
    });
    let values = values.chain(condvar::values(plain));
    let body = literal(&code!(Self), plain.companion_shape(), values);
    let functions = make::functions(plain, |_| true);
    // Nobody writes a struct of many fields for the sake of its constructor.
    let allow = (plain.fields.len() > 7).then(|| code!(#[allow(clippy::too_many_arguments)]));
    // With a pointer it cannot be one, which the check has said.
    let constness = (!plain.has_shared()).then(|| code!(const));
    code! {
        #docs
        #allow
        #[must_use]
        #vis #constness fn #name(#parameters) -> Self #conditions {
            #functions
            #body
        }
    }
}

/// `into_inner`
pub(super) fn into_inner(plain: &Struct) -> Code {
    let docs = docs::into_inner(plain);
    let (vis, plain_type, name) = (
        &plain.vis,
        plain_type(plain),
        names::method(names::INTO_INNER),
    );
    let conditions = bounds::by_value(plain);
    let conditions = bounds::alone(&conditions);
    if let Some(whole) = plain.whole() {
        let member = &whole.field;
        let body = unwrap(&whole.sharing, code!(self.#member));
        return code! {
            #docs
            #[must_use]
            #vis fn #name(self) -> #plain_type #conditions {
                #body
            }
        };
    }
    let groups = plain.groups.iter().map(|group| {
        let (local, field) = (Slot::Group(group).local(), &group.field);
        let value = unwrap(&group.sharing, code!(self.#field));
        code!(let #local = #value;)
    });
    let groups: Code = groups.collect();
    let values = plain.fields.iter().map(|field| {
        let member = &field.member;
        let value = match &field.home {
            Home::Own(own) => unwrap(&own.sharing, code!(self.#member)),
            Home::Group(group) => {
                let local = Slot::Group(&plain.groups[*group]).local();
                code!(#local.#member)
            }
        };
        (Code::of(member), value)
    });
    let body = literal(&Code::of(&plain.ident), plain.shape, values);
    let (import, question) =
        assert_no_drop(plain, &code!(Self), "__put_together", &plain_type).unzip();
    code! {
        #docs
        #[must_use]
        #vis fn #name(self) -> #plain_type #conditions {
            #import
            #question
            #groups
            #body
        }
    }
}

fn unwrap(sharing: &Sharing, value: Code) -> Code {
    if sharing.kind == Kind::Plain {
        value
    } else {
        code!(#value.into_inner())
    }
}
