//! Generic parameters and where-clauses as runs of raw tokens.

use proc_macro::{Delimiter, Ident, Punct, Spacing, Span, TokenStream};

use crate::pipeline::code::{Code, Pieces, Put, code};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::self_type::{replace_self, replace_self_in_bound, replace_self_in_predicate};
use crate::pipeline::tokens::{Tokens, loosen, mentions, mentions_lifetime, split};

/// The parameters of a struct and what its where-clause says about them.
#[derive(Clone, Default)]
pub(crate) struct Generics {
    pub(crate) params: Vec<Param>,
    pub(crate) predicates: Vec<TokenStream>,
}

/// One parameter: `'a: 'b`, `T: Bound = Default`, `const N: usize = 3`.
#[derive(Clone)]
pub(crate) struct Param {
    pub(crate) kind: ParamKind,
    pub(crate) bounds: Vec<TokenStream>,
    pub(crate) default: TokenStream,
}

/// What a parameter stands for.
#[derive(Clone)]
pub(crate) enum ParamKind {
    Lifetime(Lifetime),
    Type(Ident),
    Const(Ident, TokenStream),
}

/// `'a`
#[derive(Clone)]
pub(crate) struct Lifetime {
    apostrophe: Punct,
    name: Ident,
}

impl Generics {
    /// Reads `<..>` behind a struct's name, if it is there.
    pub(super) fn parse_params(cursor: &mut Cursor) -> Option<Self> {
        let mut generics = Self::default();
        for tokens in split(cursor.next_angle().unwrap_or_default(), ',') {
            generics.params.push(Param::parse(tokens)?);
        }
        Some(generics)
    }

    /// Reads a where-clause, if there is one.
    pub(super) fn parse_predicates(&mut self, cursor: &mut Cursor) {
        if cursor.next_word("where").is_some() {
            let clause = cursor.take_until(|cursor| cursor.is_braces() || cursor.is_punct(';'));
            self.predicates = split(loosen(clause), ',');
        }
    }

    /// Writes out what `Self` stands for, so that bounds mean the same on another type.
    pub(crate) fn replace_self(&mut self, plain: &TokenStream) {
        for param in &mut self.params {
            for bound in &mut param.bounds {
                *bound = replace_self_in_bound(core::mem::take(bound), plain);
            }
            param.default = replace_self(core::mem::take(&mut param.default), plain);
        }
        for predicate in &mut self.predicates {
            *predicate = replace_self_in_predicate(core::mem::take(predicate), plain);
        }
    }

    /// `<'a, T: Bound = Default>`, as a type declares them.
    pub(crate) fn declaration(&self) -> Code {
        angle(self.params.iter().map(|param| param.declaration(true)))
    }

    /// `<'a, T: Bound>`, as an impl or a function declares them.
    pub(crate) fn impl_declaration(&self) -> Code {
        angle(self.params.iter().map(|param| param.declaration(false)))
    }

    /// `<'a, T>`, as a use names them.
    pub(crate) fn arguments(&self) -> Code {
        angle(self.params.iter().map(Param::name))
    }

    /// The where-clause with `more` predicates; nothing if there are none.
    pub(crate) fn where_clause(&self, more: &[Code]) -> Code {
        let predicates = self.predicates.iter().map(Code::of);
        let predicates = Code::list(predicates.chain(more.iter().cloned()));
        if predicates.is_empty() {
            predicates
        } else {
            code!(where #predicates)
        }
    }

    /// Tells whether `tokens` mention a type parameter.
    pub(crate) fn type_mentioned(&self, tokens: &impl Tokens) -> bool {
        self.params
            .iter()
            .any(|param| matches!(param.kind, ParamKind::Type(_)) && param.is_in(tokens))
    }
}

impl Param {
    fn parse(tokens: TokenStream) -> Option<Self> {
        let mut cursor = Cursor::new(tokens);
        while cursor.next_punct('#').is_some() {
            cursor.next_inside(Delimiter::Bracket)?;
        }
        let is_const = cursor.next_word("const").is_some();
        // Older compilers hand on a lifetime of a `macro_rules` macro in an invisible group.
        let fragment = cursor.next_inside(Delimiter::None);
        let mut fragment = fragment.map(Cursor::new);
        let head = fragment.as_mut().unwrap_or(&mut cursor);
        let apostrophe = head.next_punct('\'');
        let name = head.next_ident()?;
        let mut bounds = TokenStream::new();
        if cursor.next_punct(':').is_some() {
            bounds = loosen(cursor.take_until(|cursor| cursor.is_punct('=')));
        }
        cursor.next_punct('=');
        let (kind, bounds) = match apostrophe {
            Some(apostrophe) => {
                let lifetime = Lifetime { apostrophe, name };
                (ParamKind::Lifetime(lifetime), split(bounds, '+'))
            }
            None if is_const => {
                // Where its type is left out, the compiler has said so.
                let ty = if bounds.is_empty() {
                    code!(usize).into_stream()
                } else {
                    bounds
                };
                (ParamKind::Const(name, ty), Vec::new())
            }
            None => (ParamKind::Type(name), split(bounds, '+')),
        };
        Some(Self {
            kind,
            bounds,
            default: loosen(cursor.rest()),
        })
    }

    /// Tells whether `tokens` mention it.
    pub(crate) fn is_in(&self, tokens: &impl Tokens) -> bool {
        match &self.kind {
            ParamKind::Lifetime(lifetime) => mentions_lifetime(tokens, &lifetime.name.to_string()),
            ParamKind::Type(ident) | ParamKind::Const(ident, _) => {
                mentions(tokens, &ident.to_string())
            }
        }
    }

    fn declaration(&self, with_default: bool) -> Code {
        let Self {
            kind,
            bounds,
            default,
        } = self;
        let mut declaration = match kind {
            ParamKind::Lifetime(lifetime) => Code::of(lifetime),
            ParamKind::Type(ident) => Code::of(ident),
            ParamKind::Const(ident, ty) => code!(const #ident: #ty),
        };
        if !bounds.is_empty() {
            let bounds = Code::joined(bounds, "+");
            declaration.extend(code!(: #bounds));
        }
        if with_default && !default.is_empty() {
            declaration.extend(code!(= #default));
        }
        declaration
    }

    fn name(&self) -> Code {
        match &self.kind {
            ParamKind::Lifetime(lifetime) => Code::of(lifetime),
            ParamKind::Type(ident) | ParamKind::Const(ident, _) => Code::of(ident),
        }
    }
}

impl Lifetime {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            apostrophe: Punct::new('\'', Spacing::Joint),
            name: Ident::new(name, Span::call_site()),
        }
    }
}

impl Put for Lifetime {
    fn put(&self, code: &mut Pieces) {
        self.apostrophe.put(code);
        self.name.put(code);
    }
}

fn angle(params: impl Iterator<Item = Code>) -> Code {
    let params = Code::list(params);
    if params.is_empty() {
        params
    } else {
        code!(<#params>)
    }
}

#[cfg(test)]
mod tests {
    use proc_macro::{Group, TokenTree};

    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn a_lifetime_may_come_in_an_invisible_group() {
        let lifetime = Group::new(Delimiter::None, read("'a"));
        let mut params = read("<");
        params.extend([TokenTree::Group(lifetime)]);
        params.extend(read(": 'b, T>"));
        let generics = Generics::parse_params(&mut Cursor::new(params)).expect("it is read");
        let names: Vec<_> = generics
            .params
            .iter()
            .map(|it| it.name().to_string())
            .collect();
        assert_eq!(names, ["' a", "T"]);
    }
}
