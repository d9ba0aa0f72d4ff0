//! The methods that lead to a field or group: its accessor, or what `access(..)` lists.

use core::slice;

use proc_macro::Ident;

use super::read;
use super::{Condvar, Method, Origin, Sharing};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::parse::{Arg, Value, VerbArg};
use crate::pipeline::place::Place;
use crate::pipeline::similar::similar;
use crate::pipeline::verb::Verb;

/// The name on which those of all methods are built.
pub(super) struct Base {
    pub(super) name: Ident,
    /// Where it is written.
    pub(super) place: Place,
    pub(super) origin: Origin,
}

/// The verbs that `args` list, if they hold an `access(..)`.
pub(crate) fn listed(args: &[Arg]) -> Option<&[VerbArg]> {
    read::values(args, Keyword::Access).find_map(|value| match value {
        Value::Verbs(verbs) => Some(verbs.as_slice()),
        _ => None,
    })
}

/// The verb of `kind` that `word` resembles.
pub(crate) fn meant_verb(word: &Ident, kind: Option<Kind>) -> Option<Verb> {
    similar(&word.to_string(), &Verb::allowed(kind)).and_then(Verb::of)
}

/// The methods that a field or group with the arguments `args` asks for.
pub(super) fn methods(
    args: &[Arg],
    of_struct: &[Arg],
    sharing: &Sharing,
    base: &Base,
) -> Vec<Method> {
    let kind = sharing.kind;
    if let Some(verbs) = listed(args) {
        return if sharing.wrapped.is_some() {
            handle_alone(verbs, kind, base)
        } else {
            narrowed(verbs, kind, base, true)
        };
    }
    match listed(of_struct) {
        // A plain field has nothing to be narrowed: its accessor gives a shared reference.
        Some(verbs) if kind != Kind::Plain => narrowed(verbs, kind, base, false),
        _ => vec![accessor(base)],
    }
}

/// The methods of a field that keeps its type: what it holds cannot be seen, so the check refuses
/// every other verb, and nothing is made of those.
fn handle_alone(verbs: &[VerbArg], kind: Kind, base: &Base) -> Vec<Method> {
    match verbs.iter().find(|arg| arg.word.is(Verb::Handle.text())) {
        Some(handle) => narrowed(slice::from_ref(handle), kind, base, true),
        None if verbs.is_empty() => Vec::new(),
        None => vec![accessor(base)],
    }
}

/// The method that gives the cell or lock itself.
fn accessor(base: &Base) -> Method {
    Method {
        verb: Verb::Handle,
        name: base.name.clone(),
        place: base.place,
        origin: base.origin,
        taken: false,
    }
}

/// The methods of the lock around a whole struct: its guards and itself, or what is listed.
///
/// They are called as on the lock, for the companion is nothing else.
pub(super) fn methods_of_whole(of_struct: &[Arg], kind: Kind, base: &Base) -> Vec<Method> {
    let named = |verb: Verb| {
        if verb == Verb::Handle {
            base.name.clone()
        } else {
            names::method(verb.text())
        }
    };
    let Some(verbs) = listed(of_struct) else {
        let mut methods = Vec::new();
        for verb in Verb::of_whole(kind) {
            methods.push(Method {
                verb,
                name: named(verb),
                place: base.place,
                origin: base.origin,
                taken: false,
            });
        }
        return methods;
    };
    let mut methods = narrowed(verbs, kind, base, true);
    for method in &mut methods {
        let is_renamed = verbs.iter().any(|arg| {
            arg.rename
                .as_ref()
                .is_some_and(|(name, _)| name.is(&method.name.to_string()))
        });
        if !is_renamed {
            method.name = named(method.verb);
        }
    }
    methods
}

/// The condition variable of a lock; who may hold the lock may wait with it.
pub(super) fn condvar(sharing: &Sharing, methods: &[Method]) -> Option<Condvar> {
    let (name, place) = sharing.condvar.clone()?;
    Some(Condvar {
        field: name.clone(),
        renamed: false,
        accessor: Method {
            verb: Verb::Handle,
            name,
            place,
            origin: Origin::Condvar,
            taken: false,
        },
        exposed: methods
            .iter()
            .any(|method| matches!(method.verb, Verb::Handle | Verb::Lock | Verb::TryLock)),
    })
}

/// The methods of the verbs that `kind` has; they are asked for at the verbs, or else at the field.
fn narrowed(verbs: &[VerbArg], kind: Kind, base: &Base, at_verbs: bool) -> Vec<Method> {
    let mut methods: Vec<Method> = Vec::new();
    let is_read = verbs.iter().any(|arg| {
        arg.rename.is_none() && Verb::of(&arg.word.to_string()).is_some_and(Verb::is_getter)
    });
    for arg in verbs {
        let verb = Verb::of(&arg.word.to_string()).or_else(|| meant_verb(&arg.word, Some(kind)));
        let Some(verb) = verb.filter(|verb| verb.is_of(kind)) else {
            continue;
        };
        let is_repeated =
            |method: &Method| method.verb == verb || (method.verb.is_getter() && verb.is_getter());
        if methods.iter().any(is_repeated) {
            continue;
        }
        let (name, place) = match &arg.rename {
            Some((name, place)) if at_verbs => (name.clone(), *place),
            _ if verb == Verb::Handle && !is_read => (base.name.clone(), arg.place),
            _ => (names::verb_method(verb, &base.name), arg.place),
        };
        methods.push(Method {
            verb,
            name,
            place: if at_verbs { place } else { base.place },
            origin: Origin::Verb,
            taken: false,
        });
    }
    // No verb is right, which is reported at each; the rest of the file still finds the field.
    if at_verbs && methods.is_empty() && !verbs.is_empty() {
        methods.push(accessor(base));
    }
    methods
}
