//! Handles: which there are, and what they may show.

use super::{Handle, Struct, Weak, read, same};
use crate::pipeline::keyword::Keyword;
use crate::pipeline::parse::{Arg, Declaration, Item, Value, find};

/// The argument `keyword(Name, ..)` and what it declares.
pub(crate) fn declared(args: &[Arg], keyword: Keyword) -> Option<(&Arg, &Declaration)> {
    args.iter()
        .filter(|arg| arg.is(keyword))
        .find_map(|arg| match &arg.value {
            Value::Declaration(declaration) => Some((arg, declaration)),
            _ => None,
        })
}

/// The handle of the struct, if its name is free; a weak one whose name is not is left out too.
pub(super) fn resolve(item: &Item, plain: &Struct) -> Option<Handle> {
    let (arg, declaration) = declared(&item.args, Keyword::Handle)?;
    let name = declaration.name.clone();
    if plain.type_called(&name).is_some() {
        return None;
    }
    let vis = read::vis(&declaration.args).unwrap_or(&item.vis).clone();
    let weak = declared(&declaration.args, Keyword::Weak)
        .filter(|(_, weak)| plain.type_called(&weak.name).is_none() && !same(&weak.name, &name))
        .map(|(arg, weak)| Weak {
            name: weak.name.clone(),
            vis: read::vis(&weak.args).unwrap_or(&vis).clone(),
            docs: arg.docs.clone(),
        });
    Some(Handle {
        name,
        docs: arg.docs.clone(),
        is_rc: find(&declaration.args, Keyword::Rc).is_some(),
        derefs: plain.companion_vis.reaches(&vis),
        vis,
        weak,
    })
}
