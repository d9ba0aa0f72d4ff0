//! What the companion tells the attribute `synchronized`: the kinds of the locks in its fields.
//!
//! The attribute sees an `impl` block and a field's name; for results that borrow it has to name the
//! guard of a lock it does not see.

use proc_macro::{Ident, Span};

use super::{companion_type, group, handle, lints, shared_type};
use crate::field_name::{self, DIGITS};
use crate::pipeline::code::{Code, code};
use crate::pipeline::keyword::Kind;
use crate::pipeline::resolve::{Group, Sharing, Struct};

/// One impl for the companion, and one for its handle.
pub(super) fn expand(plain: &Struct) -> Code {
    if !plain.slots().any(|slot| is_known(plain, slot.sharing())) {
        return Code::default();
    }
    match plain.whole() {
        Some(whole) => expand_whole(plain, whole),
        None => expand_fields(plain),
    }
}

/// Tells whether the kind is published.
///
/// A raw lock may be more private than the companion, and then its type cannot be; the attribute
/// takes the kind instead.
fn is_known(plain: &Struct, sharing: &Sharing) -> bool {
    sharing.certain && sharing.kind.holds_groups() && (plain.is_whole() || sharing.raw.is_none())
}

fn expand_fields(plain: &Struct) -> Code {
    let leaves: Vec<_> = plain
        .slots()
        .filter(|slot| slot.sharing().kind.holds_groups())
        .map(|slot| Leaf {
            digits: field_name::digits(&slot.name()),
            kind: is_known(plain, slot.sharing()).then_some(slot.sharing().kind),
        })
        .collect();
    let tree = tree(plain, &leaves.iter().collect::<Vec<_>>(), 0);
    let items = code!(type Tree = #tree;);
    owners(plain)
        .map(|(ty, _)| publish(plain, &code!(Kinds), &ty, &items))
        .collect()
}

/// A field or group that hands out guards: the digits of its name, and its kind if that is known.
struct Leaf {
    digits: [u8; DIGITS],
    kind: Option<Kind>,
}

/// The tree of those whose names agree up to a digit.
fn tree(plain: &Struct, leaves: &[&Leaf], digit: usize) -> Code {
    let krate = &plain.krate;
    match leaves {
        [
            Leaf {
                kind: Some(kind), ..
            },
        ] => {
            let kind = kind.type_name().unwrap_or_default();
            let kind = Ident::new(&format!("{kind}Kind"), Span::call_site());
            code!(#krate::__private::#kind)
        }
        // What is not known, and two names that have all digits in common.
        [] | [_] => code!(()),
        _ if digit == DIGITS => code!(()),
        _ => {
            let mut branches = Vec::new();
            for number in 0..4 {
                let mut branch = leaves.to_vec();
                branch.retain(|leaf| leaf.digits[digit] == number);
                branches.push(tree(plain, &branch, digit + 1));
            }
            let branches = Code::list(branches);
            code!((#branches))
        }
    }
}

/// A companion that is one lock gives that lock out as well.
fn expand_whole(plain: &Struct, whole: &Group) -> Code {
    let (payload, member) = (group::ty(whole), &whole.field);
    let at = (whole.field.span(), whole.field.span());
    let lock = shared_type(plain, &whole.sharing, &payload, at);
    let publish = |(ty, owner): (Code, Code)| {
        let items = code! {
            type Lock = #lock;
            #[inline]
            fn whole(&self) -> &Self::Lock {
                &#owner.#member
            }
        };
        publish(plain, &code!(Whole<#payload>), &ty, &items)
    };
    owners(plain).map(publish).collect()
}

/// The handle and the companion, each with the way from `self` to the companion.
fn owners(plain: &Struct) -> impl Iterator<Item = (Code, Code)> {
    let handle = plain.handle.as_ref();
    let handle = handle.map(|of| handle::target(plain, of));
    let companion = (companion_type(plain), code!(self));
    handle.into_iter().chain([companion])
}

fn publish(plain: &Struct, interface: &Code, ty: &Code, items: &Code) -> Code {
    let (krate, lints) = (&plain.krate, lints(plain));
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    code! {
        #[automatically_derived]
        #lints
        impl #declaration #krate::__private::#interface for #ty #conditions {
            #items
        }
    }
}
