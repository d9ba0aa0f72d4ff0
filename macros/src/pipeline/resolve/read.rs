//! Picks values out of arguments; the first usable one counts.

use proc_macro::{Ident, TokenStream};

use super::{Pointer, Sharing};
use crate::pipeline::code::Code;
use crate::pipeline::keyword::{Keyword, Kind, Level};
use crate::pipeline::parse::{Arg, ClassPath, KindValue, Named, Value, Visibility, Written, find};
use crate::pipeline::path::is_name;
use crate::pipeline::place::Place;
use crate::pipeline::similar::similar;
use crate::pipeline::tokens::as_ident;

/// The arguments `keyword`, whatever their values.
pub(crate) fn values(args: &[Arg], keyword: Keyword) -> impl Iterator<Item = &Value> {
    args.iter()
        .filter_map(move |arg| arg.is(keyword).then_some(&arg.value))
}

/// The arguments that name a kind, and the kinds.
pub(crate) fn kinds(args: &[Arg]) -> impl Iterator<Item = (&Arg, Kind)> {
    args.iter().filter_map(|arg| match arg.keyword {
        Some(Keyword::Kind(kind)) => Some((arg, kind)),
        _ => None,
    })
}

/// The name behind `keyword =`, and where it is written.
pub(crate) fn named(args: &[Arg], keyword: Keyword) -> Option<(&Ident, Place)> {
    values(args, keyword).find_map(|value| match value {
        Value::Name(name, place) => Some((name, *place)),
        _ => None,
    })
}

/// The group behind `group =`, and where it is written; a name that is refused counts too.
pub(super) fn group(args: &[Arg]) -> Option<(&Ident, Place)> {
    meant(args, Keyword::Group)
}

/// The name behind `keyword =`, or the one that was probably meant, and where it is written.
fn meant(args: &[Arg], keyword: Keyword) -> Option<(&Ident, Place)> {
    named(args, keyword).or_else(|| {
        values(args, keyword).find_map(|value| match value {
            Value::Wrong(found) => Some((found.meant.as_ref()?, found.place)),
            _ => None,
        })
    })
}

/// The name behind `keyword =`.
pub(super) fn ident(args: &[Arg], keyword: Keyword) -> Option<Ident> {
    meant(args, keyword).map(|(name, _)| name.clone())
}

/// The visibility behind `vis =`.
pub(super) fn vis(args: &[Arg]) -> Option<&Visibility> {
    values(args, Keyword::Vis).find_map(|value| match value {
        Value::Vis(vis) => Some(vis),
        _ => None,
    })
}

/// The path behind `keyword =`.
pub(super) fn path(args: &[Arg], keyword: Keyword) -> Option<TokenStream> {
    values(args, keyword).find_map(|value| match value {
        Value::Path(path) => Some(path.clone()),
        _ => None,
    })
}

/// The names in all `derive(..)`.
pub(crate) fn traits(args: &[Arg]) -> Vec<&Named> {
    let mut all = Vec::new();
    for value in values(args, Keyword::Derive) {
        if let Value::Traits(traits) = value {
            all.extend(traits);
        }
    }
    all
}

/// The classes that `after` names; what is wrong there counts as none.
pub(super) fn after(args: &[Arg]) -> Option<Vec<ClassPath>> {
    values(args, Keyword::After)
        .next()
        .map(|value| match value {
            Value::Classes(classes) => classes.clone(),
            _ => Vec::new(),
        })
}

/// The kind in the arguments of a field or group, or the one that was probably meant.
pub(super) fn sharing(args: &[Arg]) -> Option<Sharing> {
    let kind = args
        .iter()
        .find_map(of_arg)
        .or_else(|| args.iter().find_map(guess))?;
    let condvar = kind
        .condvar
        .clone()
        .or_else(|| condvar_beside(args, kind.kind));
    Some(pointed(args, Sharing { condvar, ..kind }))
}

/// The condition variable that stands beside `mutex` instead of in its parentheses, as it was meant.
fn condvar_beside(args: &[Arg], kind: Kind) -> Option<(Ident, Place)> {
    let arg = find(args, Keyword::Condvar).filter(|_| kind == Kind::Mutex)?;
    match &arg.written {
        Written::Value(name) => Some((as_ident(name).filter(is_name)?, arg.place)),
        _ => None,
    }
}

/// The kind with what `arc`, `rc` or `wrapped` beside it says.
pub(super) fn pointed(args: &[Arg], sharing: Sharing) -> Sharing {
    let says = |keyword| find(args, keyword).is_some();
    if says(Keyword::Wrapped) && sharing.kind != Kind::Plain {
        // Words that contradict each other are reported, and their types are not judged besides.
        let agrees = kinds(args).count() == 1 && !says(Keyword::Arc) && !says(Keyword::Rc);
        return Sharing {
            wrapped: Some(sharing.kind),
            certain: sharing.certain && agrees,
            ..Sharing::new(Kind::Plain)
        };
    }
    let pointer = if says(Keyword::Arc) {
        Some(Pointer::Arc)
    } else if says(Keyword::Rc) {
        Some(Pointer::Rc)
    } else {
        None
    };
    Sharing { pointer, ..sharing }
}

/// The kind behind `default =`.
pub(super) fn default(args: &[Arg]) -> Sharing {
    let given = kind(args, Keyword::Default);
    Sharing {
        // Several fields cannot share the name of one condition variable.
        condvar: None,
        ..given.unwrap_or_else(|| Sharing::new(Kind::Plain))
    }
}

/// The kind behind `whole =`, if that stands there; what cannot hold a struct counts as a mutex.
pub(super) fn whole(args: &[Arg]) -> Option<Sharing> {
    find(args, Keyword::Whole)?;
    let given = kind(args, Keyword::Whole).filter(|sharing| sharing.kind.holds_groups());
    Some(given.unwrap_or_else(|| Sharing::guess(Kind::Mutex)))
}

fn kind(args: &[Arg], keyword: Keyword) -> Option<Sharing> {
    values(args, keyword).find_map(|value| match value {
        Value::Kind(KindValue(arg)) => of_arg(arg).or_else(|| guess(arg)),
        Value::Wrong(found) => guess_word(found.meant.as_ref()?),
        _ => None,
    })
}

fn of_arg(arg: &Arg) -> Option<Sharing> {
    let Some(Keyword::Kind(kind)) = arg.keyword else {
        return None;
    };
    Some(match &arg.value {
        Value::Word => Sharing::new(kind),
        Value::Options(options) => Sharing {
            raw: path(options, Keyword::Raw).map(|raw| Code::of(&raw)),
            condvar: meant(options, Keyword::Condvar).map(|(name, place)| (name.clone(), place)),
            ..Sharing::new(kind)
        },
        _ => Sharing::guess(kind),
    })
}

/// The kind that an unknown word resembles, or that stands where it belongs beside: `kind = mutex`,
/// `arc(mutex)`.
fn guess(arg: &Arg) -> Option<Sharing> {
    let inside = match &arg.written {
        Written::Value(inside) | Written::List(inside) => as_ident(inside),
        Written::Word => None,
    };
    match arg.keyword {
        None => guess_word(&arg.key).or_else(|| guess_word(&inside?)),
        Some(Keyword::Arc | Keyword::Rc | Keyword::Wrapped) => guess_word(&inside?),
        Some(_) => None,
    }
}

fn guess_word(word: &Ident) -> Option<Sharing> {
    match similar_word(&word.to_string(), Level::Default)? {
        Keyword::Kind(kind) => Some(Sharing::guess(kind)),
        _ => None,
    }
}

/// The word of `level` that `text` resembles.
pub(crate) fn similar_word(text: &str, level: Level) -> Option<Keyword> {
    similar(text, &Keyword::allowed(level)).and_then(Keyword::of)
}
