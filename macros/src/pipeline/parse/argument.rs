//! Lists of arguments: `word`, `key = value`, `key(list)`, separated by commas.
//!
//! After a mistake reading goes on at the next comma, so that the rest of the list keeps its
//! meaning and its own mistakes are found in the same run.

use proc_macro::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

use super::value::{self, Value};
use super::{Carried, Context};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::keyword::{Form, Keyword, Level};
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::place::Place;
use crate::pipeline::similar::similar;
use crate::pipeline::tokens::{flatten, is_sign, loosen, show};

/// One argument.
pub(crate) struct Arg {
    pub(crate) key: Ident,
    /// Where the key is written.
    pub(crate) place: Place,
    /// The word the key is, at whatever level it is known.
    pub(crate) keyword: Option<Keyword>,
    /// Doc comments in front of it, and where they begin.
    pub(crate) docs: Carried,
    pub(crate) docs_place: Option<Place>,
    pub(crate) written: Written,
    pub(crate) value: Value,
}

/// What follows a key.
#[derive(Clone)]
pub(crate) enum Written {
    Word,
    Value(TokenStream),
    List(TokenStream),
}

impl Arg {
    /// Tells whether it is the argument `keyword`, whatever its form.
    pub(crate) fn is(&self, keyword: Keyword) -> bool {
        self.keyword == Some(keyword)
    }
}

/// The first argument `keyword`, whatever its form.
pub(crate) fn find(args: &[Arg], keyword: Keyword) -> Option<&Arg> {
    args.iter().find(|arg| arg.is(keyword))
}

/// Reads the arguments between the parentheses of a list.
pub(super) fn parse_list(tokens: TokenStream, level: Level, context: &mut Context<'_>) -> Vec<Arg> {
    let mut rest = Cursor::flat(tokens);
    let mut args = Vec::new();
    while !rest.is_empty() {
        let docs = parse_docs(&mut rest, context);
        let Some(key) = parse_key(&mut rest, docs.1, context) else {
            skip_to_comma(&mut rest);
            rest.next();
            continue;
        };
        let mut arg = parse_argument(key, docs, &mut rest, level, context);
        match parse_end(&mut rest, level, context) {
            End::Sound => args.push(arg),
            // An unknown word with a broken end is no second mistake, but a kind keeps its meaning.
            End::Broken(skipped) => {
                arg.keyword = arg.keyword.or_else(|| kind_in(&arg.key, &skipped, level));
                if arg.keyword.is_some() {
                    args.push(arg);
                }
            }
        }
    }
    args
}

/// Reads the attributes in front of an argument; doc comments arrive as such.
fn parse_docs(rest: &mut Cursor, context: &mut Context<'_>) -> (Carried, Option<Place>) {
    let mut docs = Carried::default();
    let mut first = None;
    while let Some(hash) = rest.next_punct('#') {
        let place = context.places.at(hash.span());
        let Some(attribute) = rest.next_inside(Delimiter::Bracket) else {
            context
                .errors
                .push(place, messages::expected_argument("#", false));
            continue;
        };
        let tokens = flatten(attribute);
        match tokens.split_first() {
            Some((TokenTree::Ident(name), text)) if name.is("doc") => {
                first = first.or(Some(place));
                docs.add(name, text);
            }
            _ => context.errors.push(place, messages::attribute_in_list()),
        }
    }
    (docs, first)
}

fn parse_key(rest: &mut Cursor, docs: Option<Place>, context: &mut Context<'_>) -> Option<Ident> {
    if let Some(key) = rest.next_ident() {
        return Some(key);
    }
    if let Some(token) = rest.peek() {
        let place = context.places.at(token.span());
        // A known word in quotes keeps its meaning.
        let meant = value::meant(token).filter(|word| Keyword::of(&word.to_string()).is_some());
        let message = messages::expected_argument(&show(token), meant.is_some());
        context.errors.push(place, message);
        if meant.is_some() {
            rest.next();
        }
        return meant;
    } else if let Some(place) = docs {
        context.errors.push(place, messages::misplaced_docs());
    }
    None
}

fn parse_argument(
    key: Ident,
    (docs, docs_place): (Carried, Option<Place>),
    rest: &mut Cursor,
    level: Level,
    context: &mut Context<'_>,
) -> Arg {
    let place = context.places.at(key.span());
    let keyword = Keyword::of(&key.to_string());
    let written = if next_equals(keyword, rest, level, context) {
        Written::Value(value_run(rest))
    } else if let Some(list) = rest.next_inside(Delimiter::Parenthesis) {
        Written::List(list)
    } else if let Some(list) = next_wrong_brackets(keyword, rest, level, context) {
        Written::List(list)
    } else {
        Written::Word
    };
    // A group is known to its fields whatever is wrong with the word that declares it.
    let is_like_group = || {
        let word = key.to_string();
        matches!(written, Written::List(_)) && similar(&word, &[Keyword::Group.text()]).is_some()
    };
    let read_as = match keyword {
        None if level == Level::Struct && is_like_group() => Some(Keyword::Group),
        keyword => keyword,
    };
    let value = value::parse(read_as, &key, &written, level, context);
    Arg {
        key,
        place,
        keyword,
        docs,
        docs_place,
        written,
        value,
    }
}

/// Reads the `=` between `keyword` and its value and tells whether a value follows.
///
/// What stands in its place, or nothing where the value follows at once, is a mistake, and the value
/// counts all the same. The next argument is no value.
fn next_equals(
    keyword: Option<Keyword>,
    rest: &mut Cursor,
    level: Level,
    context: &mut Context<'_>,
) -> bool {
    if rest.is_empty() || rest.is_punct(',') {
        return false;
    }
    let form = keyword.and_then(|word| word.form(level));
    let takes_value = form.is_some_and(takes_value);
    let signs = ["=>", "=="].into_iter().find(|signs| rest.is_signs(signs));
    if rest.is_punct('=') && !(takes_value && signs.is_some()) {
        rest.next();
        return true;
    }
    let Some(token) = rest.peek().filter(|_| keyword.is_some()) else {
        return false;
    };
    let found = match token {
        TokenTree::Punct(_) if signs.is_some() => signs.unwrap_or_default().to_owned(),
        TokenTree::Punct(_) if rest.is_punct(':') && !rest.is_path_separator() => ":".to_owned(),
        TokenTree::Ident(word) => {
            let next = Keyword::of(&word.to_string());
            if !takes_value || next.is_some_and(|next| next.form(level).is_some()) {
                return false;
            }
            word.to_string()
        }
        _ => return false,
    };
    if let (Some(keyword), true) = (keyword, takes_value) {
        let place = context.places.at(token.span());
        context
            .errors
            .push(place, messages::missing_equals(keyword, &found));
    } else if form.is_some() {
        return false;
    }
    // Of a word that is out of place the value is passed over.
    if matches!(token, TokenTree::Punct(_)) {
        for _ in found.chars() {
            rest.next();
        }
    }
    true
}

/// Reads the list of `keyword` in brackets of another kind, which is a mistake; the list counts.
fn next_wrong_brackets(
    keyword: Option<Keyword>,
    rest: &mut Cursor,
    level: Level,
    context: &mut Context<'_>,
) -> Option<TokenStream> {
    let token = rest.peek()?;
    let TokenTree::Group(group) = token else {
        return None;
    };
    let keyword = keyword.filter(|word| word.form(level).is_some_and(takes_list))?;
    let list = group.stream();
    let place = context.places.at(group.span_open());
    let message = messages::wrong_brackets(keyword, &show(token));
    context.errors.push(place, message);
    rest.next();
    Some(list)
}

/// Tells whether a word of this form may have a list in parentheses.
fn takes_list(form: Form) -> bool {
    match form {
        Form::Options
        | Form::Traits
        | Form::Verbs
        | Form::Type
        | Form::Classes
        | Form::Declaration => true,
        Form::Word | Form::Ident | Form::GroupName | Form::Vis | Form::Path | Form::Kind => false,
    }
}

/// Tells whether a word of this form has a value behind `=`.
fn takes_value(form: Form) -> bool {
    matches!(
        form,
        Form::Ident | Form::GroupName | Form::Vis | Form::Path | Form::Kind | Form::Classes
    )
}

/// How an argument ends.
enum End {
    Sound,
    /// At what is none of it and was skipped.
    Broken(TokenStream),
}

/// The kind that the type `Mutex<u8>`, or the path `std::sync::Mutex`, is called like.
fn kind_in(key: &Ident, skipped: &TokenStream, level: Level) -> Option<Keyword> {
    let mut last = key.clone();
    for token in skipped.clone() {
        match token {
            TokenTree::Ident(segment) => last = segment,
            token if is_sign(&token, ':') => {}
            _ => break,
        }
    }
    let kinds = Keyword::allowed(Level::Default);
    let kind = similar(&last.to_string(), &kinds).and_then(Keyword::of)?;
    kind.form(level).map(|_| kind)
}

/// Reads the comma behind an argument and tells how it ends.
///
/// Without a comma, an identifier opens the next argument, and a semicolon ends this one; anything
/// else is skipped.
fn parse_end(rest: &mut Cursor, level: Level, context: &mut Context<'_>) -> End {
    let Some(token) = rest.peek() else {
        return End::Sound;
    };
    if is_sign(token, ',') {
        rest.next();
        return End::Sound;
    }
    let place = context.places.at(token.span());
    let joint = matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
    let found = match show(token).as_str() {
        ":" if joint => "::".into(),
        found => found.to_owned(),
    };
    context
        .errors
        .push(place, messages::missing_comma(&found, level));
    let next_argument = matches!(token, TokenTree::Ident(_));
    if is_sign(token, ';') {
        rest.next();
        return End::Sound;
    }
    if next_argument {
        return End::Sound;
    }
    let skipped = value_run(rest);
    rest.next();
    End::Broken(skipped)
}

/// Takes a value: everything up to the next comma outside angle brackets.
fn value_run(rest: &mut Cursor) -> TokenStream {
    loosen(rest.take_until(|rest| rest.is_punct(',')))
}

fn skip_to_comma(rest: &mut Cursor) {
    value_run(rest);
}
