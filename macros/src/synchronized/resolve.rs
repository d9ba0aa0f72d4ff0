//! Second stage: what is exposed, under which name, and how its payload is reached.
//!
//! Never fails: what is wrong is left out of the exposure, and reported by `check`.

use proc_macro::{Ident, TokenStream, TokenTree};

use super::keyword::{Kind, Word};
use super::outcome::{Outcome, outcome};
use super::parse::{
    Arg, Args, Block, Member, Method, Param, Receiver, Target, Written, parse_types, split_generics,
};
use crate::pipeline::code::code;
use crate::pipeline::names::{Spelling, same};
use crate::pipeline::path::{is_module_path, is_name, is_type_path, raw_name};
use crate::pipeline::self_type::replace_self;
use crate::pipeline::tokens::{self, begins_double_colon};

/// What the block adds to its target.
pub(crate) struct Exposure<'a> {
    /// The type that gets the methods; without one nothing is exposed.
    pub(crate) target: Option<TokenStream>,
    /// The library's path.
    pub(crate) library: TokenStream,
    /// The generics declared in the attribute and those of the block.
    pub(crate) generics: Vec<TokenStream>,
    pub(crate) predicates: TokenStream,
    /// What `Self` of the block is called outside of it.
    pub(crate) payload: TokenStream,
    pub(crate) way: Way,
    /// The kind of lock, where it was named.
    pub(crate) kind: Option<(Kind, Option<TokenStream>)>,
    /// Parameters of the block and what stands for them.
    pub(crate) types: Vec<(Ident, TokenStream)>,
    pub(crate) methods: Vec<Exposed<'a>>,
}

/// How a generated method gets to its payload.
#[derive(Clone)]
pub(crate) enum Way {
    /// `self.field`
    Field(TokenTree),
    /// An expression on `self`.
    Expression(TokenStream),
    /// The target is the lock.
    Whole,
}

/// A method that is exposed.
pub(crate) struct Exposed<'a> {
    pub(crate) member: &'a Member,
    pub(crate) method: &'a Method,
    /// Its name on the target.
    pub(crate) name: Ident,
    pub(crate) exclusive: bool,
    pub(crate) outcome: Outcome,
}

/// Decides what is exposed.
pub(crate) fn resolve<'a>(args: &Args, block: &'a Block) -> Exposure<'a> {
    let list = Arguments(&args.list);
    let target = args.target.as_ref();
    let way = if let Some(expression) = list.value(Word::Via) {
        Way::Expression(expression.clone())
    } else if let Some((field, _)) = target.and_then(|target| target.field.as_ref()) {
        Way::Field(field.clone())
    } else {
        Way::Whole
    };
    let types = list.types();
    let substitute = |tokens: &TokenStream| replace_params(tokens.clone(), &types);
    let payload = substitute(&block.payload);
    let inherited = split_generics(&block.generics);
    let mut predicates = substitute(&replace_self(block.predicates.clone(), &payload));
    let (mut lifetimes, mut others) = (Vec::new(), Vec::new());
    let mut declare = |param: Param| {
        let of_its_kind = if param.is_lifetime() {
            &mut lifetimes
        } else {
            &mut others
        };
        of_its_kind.push(substitute(&replace_self(param.tokens, &payload)));
    };
    if let Some(target) = target {
        // The block's own are there already, which is reported.
        split_generics(&target.generics)
            .into_iter()
            .filter(|param| !inherited.iter().any(|own| own.is_named_like(param)))
            .for_each(&mut declare);
    }
    for param in inherited {
        match types.iter().find(|(name, _)| param.is(name)) {
            // The bounds of a parameter hold for what stands for it.
            Some((_, ty)) if !param.bounds.is_empty() => {
                let bounds = substitute(&replace_self(param.bounds, &payload));
                let separator = (!ends_with_comma(&predicates)).then(|| code!(,));
                predicates.extend(code!(#separator #ty: #bounds).into_stream());
            }
            Some(_) => {}
            None => declare(param),
        }
    }
    let expose = list.has(Word::Expose);
    let prefix = list.ident(Word::Prefix);
    // Lifetimes come first, whoever declares them.
    let generics = [lifetimes, others].concat();
    // What leads to no field may have been meant to.
    let is_lost = matches!(way, Way::Whole)
        && args
            .list
            .iter()
            .any(|arg| arg.word.is_none_or(|word| word == Word::Via));
    let methods: Vec<_> = block
        .methods()
        .filter_map(|(member, method)| expose_method(member, method, expose, prefix.as_ref()))
        .collect();
    let is_there = |target: &&Target| !is_lost && !is_itself(target, block, &methods);
    Exposure {
        target: target.filter(is_there).map(|target| target.ty.clone()),
        library: list
            .path(Word::Crate)
            .unwrap_or_else(|| code!(::interior).into_stream()),
        generics,
        predicates,
        payload,
        way,
        kind: list.kind(),
        types,
        methods,
    }
}

/// Tells whether the target is the block's own type, which has methods of these names already.
pub(crate) fn is_itself(target: &Target, block: &Block, methods: &[Exposed<'_>]) -> bool {
    let texts = |ty: &TokenStream| ty.clone().into_iter().map(|token| token.to_string());
    let keeps_its_name = |exposed: &Exposed<'_>| same(&exposed.name, &exposed.method.name);
    texts(&target.ty).eq(texts(&block.payload)) && methods.iter().any(keeps_its_name)
}

fn expose_method<'a>(
    member: &'a Member,
    method: &'a Method,
    expose: bool,
    prefix: Option<&Ident>,
) -> Option<Exposed<'a>> {
    let exclusive = match method.receiver {
        Receiver::Shared(_) => false,
        Receiver::Exclusive(_) => true,
        Receiver::None | Receiver::Other(..) => return None,
    };
    is_wanted(member, expose).then_some(())?;
    let renamed = Arguments(&member.args).ident(Word::As).and_then(as_name);
    let name = renamed.unwrap_or_else(|| match prefix {
        Some(prefix) => prefixed(prefix, &method.name),
        None => method.name.clone(),
    });
    Some(Exposed {
        member,
        method,
        name,
        exclusive,
        outcome: outcome(method),
    })
}

/// Tells whether a function of the block is meant to be exposed.
pub(crate) fn is_wanted(member: &Member, expose: bool) -> bool {
    let list = Arguments(&member.args);
    let is_method = member
        .method
        .as_ref()
        .is_some_and(|method| !matches!(method.receiver, Receiver::None));
    is_method && !list.has(Word::Skip) && (expose || !member.visibility.is_private)
}

fn prefixed(prefix: &Ident, name: &Ident) -> Ident {
    let text = [prefix.unraw(), name.unraw()].concat();
    as_name(Ident::new(&text, name.span())).unwrap_or_else(|| name.clone())
}

/// A word as it is spelled where it is a name.
fn as_name(word: Ident) -> Option<Ident> {
    match raw_name(&word) {
        Some(_) => Some(Ident::new_raw(&word.to_string(), word.span())),
        None => Some(word).filter(is_name),
    }
}

/// Arguments by their words; the first of several counts.
#[derive(Clone, Copy)]
pub(crate) struct Arguments<'a>(pub(crate) &'a [Arg]);

impl<'a> Arguments<'a> {
    pub(crate) fn find(self, word: Word) -> Option<&'a Arg> {
        self.0.iter().find(|arg| arg.word == Some(word))
    }

    pub(crate) fn has(self, word: Word) -> bool {
        self.find(word).is_some()
    }

    fn value(self, word: Word) -> Option<&'a TokenStream> {
        match &self.find(word)?.written {
            Written::Value(value) if !value.is_empty() => Some(value),
            _ => None,
        }
    }

    fn ident(self, word: Word) -> Option<Ident> {
        as_ident(self.value(word)?)
    }

    fn path(self, word: Word) -> Option<TokenStream> {
        self.value(word).filter(|path| is_path(word, path)).cloned()
    }

    fn kind(self) -> Option<(Kind, Option<TokenStream>)> {
        self.0.iter().find_map(|arg| {
            let Some(Word::Kind(kind)) = arg.word else {
                return None;
            };
            let raw = match &arg.written {
                Written::Options(list) => Arguments(list).path(Word::Raw),
                _ => None,
            };
            Some((kind, raw))
        })
    }

    fn types(self) -> Vec<(Ident, TokenStream)> {
        match self.find(Word::With).map(|arg| &arg.written) {
            Some(Written::List(list)) => parse_types(list).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// Tells whether a value is a path where `word` takes one.
pub(crate) fn is_path(word: Word, value: &TokenStream) -> bool {
    match word {
        Word::Crate => is_module_path(value),
        _ => is_type_path(value),
    }
}

/// A value that is one identifier.
pub(crate) fn as_ident(value: &TokenStream) -> Option<Ident> {
    tokens::as_ident(value).filter(|ident| !ident.is("_"))
}

fn ends_with_comma(tokens: &TokenStream) -> bool {
    match tokens.clone().into_iter().last() {
        Some(TokenTree::Punct(punct)) => punct.as_char() == ',',
        Some(_) => false,
        None => true,
    }
}

/// Writes what stands for the parameters of the block, at any depth.
pub(crate) fn replace_params(tokens: TokenStream, types: &[(Ident, TokenStream)]) -> TokenStream {
    if types.is_empty() {
        return tokens;
    }
    let mut replaced = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Ident(ident) => match types.iter().find(|(name, _)| same(name, ident)) {
                Some((_, ty)) => {
                    replaced.extend(if tokens.peek().is_some_and(begins_double_colon) {
                        code!(<#ty>).into_stream()
                    } else {
                        ty.clone()
                    });
                }
                None => replaced.extend([token]),
            },
            TokenTree::Group(group) => {
                let inside = replace_params(group.stream(), types);
                let mut group = proc_macro::Group::new(group.delimiter(), inside);
                group.set_span(token.span());
                replaced.extend([TokenTree::Group(group)]);
            }
            _ => replaced.extend([token]),
        }
    }
    replaced
}
