//! Generic parameters and where-clauses as runs of raw tokens.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{ParseStream, Result};
use syn::{Lifetime, Token};

use crate::pipeline::code::{Code, code};
use crate::pipeline::self_type::{replace_self, replace_self_in_bound, replace_self_in_predicate};
use crate::pipeline::tokens::{Tokens, mentions, mentions_lifetime, run_until, split};

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

impl Generics {
    /// Reads `<..>` behind a struct's name, if it is there.
    pub(super) fn parse_params(input: ParseStream<'_>) -> Result<Self> {
        let mut generics = Self::default();
        if input.parse::<Option<Token![<]>>()?.is_some() {
            while !input.peek(Token![>]) {
                generics.params.push(Param::parse(input)?);
                if input.parse::<Option<Token![,]>>()?.is_none() {
                    break;
                }
            }
            input.parse::<Token![>]>()?;
        }
        Ok(generics)
    }

    /// Reads a where-clause, if there is one.
    pub(super) fn parse_predicates(&mut self, input: ParseStream<'_>) -> Result<()> {
        if input.parse::<Option<Token![where]>>()?.is_some() {
            let clause = run_until(input, |input| {
                input.peek(syn::token::Brace) || input.peek(Token![;])
            })?;
            self.predicates = split(clause, ',');
        }
        Ok(())
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
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        while input.peek(Token![#]) {
            input.parse::<Token![#]>()?;
            input.parse::<proc_macro2::Group>()?;
        }
        let kind = if input.peek(Lifetime) {
            ParamKind::Lifetime(input.parse()?)
        } else if input.parse::<Option<Token![const]>>()?.is_some() {
            let ident = input.parse()?;
            input.parse::<Token![:]>()?;
            ParamKind::Const(ident, run_until(input, ends_bounds)?)
        } else {
            ParamKind::Type(input.parse()?)
        };
        let mut bounds = Vec::new();
        if input.parse::<Option<Token![:]>>()?.is_some() {
            bounds = split(run_until(input, ends_bounds)?, '+');
        }
        let mut default = TokenStream::new();
        if input.parse::<Option<Token![=]>>()?.is_some() {
            default = run_until(input, |input| {
                input.peek(Token![,]) || input.peek(Token![>])
            })?;
        }
        Ok(Self {
            kind,
            bounds,
            default,
        })
    }

    /// Tells whether `tokens` mention it.
    pub(crate) fn is_in(&self, tokens: &impl Tokens) -> bool {
        match &self.kind {
            ParamKind::Lifetime(lifetime) => mentions_lifetime(tokens, &lifetime.ident.to_string()),
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

fn ends_bounds(input: ParseStream<'_>) -> bool {
    input.peek(Token![,]) || input.peek(Token![=]) || input.peek(Token![>])
}

fn angle(params: impl Iterator<Item = Code>) -> Code {
    let params = Code::list(params);
    if params.is_empty() {
        params
    } else {
        code!(<#params>)
    }
}
