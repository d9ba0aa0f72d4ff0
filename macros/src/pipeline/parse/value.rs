//! What an argument says: its value in the form its word takes at its level.

use proc_macro::{Ident, TokenStream, TokenTree};

use super::argument::{Arg, Written, parse_list};
use super::{ClassPath, Context, Declaration, VerbArg, Visibility, class, declaration, verb};
use crate::pipeline::code::{Pieces, Put};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::keyword::{Form, Keyword, Level};
use crate::pipeline::messages;
use crate::pipeline::path::{is_module_path, is_name, is_type_path, raw_name};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{as_ident, mentions, show, split};

/// The value of an argument.
pub(crate) enum Value {
    /// The word is unknown, or may not stand here: nothing was read.
    Unread,
    /// The word stands here, but in another form than the one it takes.
    Wrong(Found),
    Word,
    Name(Ident, Place),
    Vis(Visibility),
    Path(TokenStream),
    Kind(KindValue),
    Options(Vec<Arg>),
    Traits(Vec<Named>),
    Declaration(Declaration),
    Verbs(Vec<VerbArg>),
    Classes(Vec<ClassPath>),
}

/// What stands where another form was expected.
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) text: String,
    /// The spelling in which it would be a name.
    pub(crate) raw: Option<String>,
    /// The name, or the kind, that was probably meant.
    pub(crate) meant: Option<Ident>,
}

/// The path of a trait, and where it is written.
#[derive(Clone)]
pub(crate) struct Named {
    pub(crate) tokens: TokenStream,
    pub(crate) place: Place,
}

/// The kind behind `default =` or `whole =`.
pub(crate) struct KindValue(pub(crate) Box<Arg>);

impl Named {
    /// The path as messages show it.
    pub(crate) fn text(&self) -> String {
        self.tokens.to_string().replace(' ', "")
    }
}

/// Reads the value of `key` in the form its word takes at `level`.
pub(super) fn parse(
    keyword: Option<Keyword>,
    key: &Ident,
    written: &Written,
    level: Level,
    context: &mut Context<'_>,
) -> Value {
    let Some((keyword, form)) = keyword.and_then(|word| Some((word, word.form(level)?))) else {
        return Value::Unread;
    };
    match (form, written) {
        (Form::Word, Written::Word) => Some(Value::Word),
        (Form::Options, Written::Word) => Some(Value::Options(Vec::new())),
        (Form::Word | Form::Options, Written::List(list)) => options(keyword, list, context),
        (Form::Ident | Form::GroupName, Written::Value(value)) => name(value, context),
        (Form::Vis, Written::Value(value)) if !value.is_empty() => {
            let mut cursor = Cursor::new(value.clone());
            let vis = Visibility::parse(&mut cursor);
            cursor.is_empty().then_some(Value::Vis(vis))
        }
        (Form::Path, Written::Value(value)) => path(keyword, value),
        (Form::Kind, Written::Value(value)) => kind(keyword, value, context),
        (Form::Traits, Written::List(list)) => traits(list, context),
        (Form::Declaration | Form::Type, Written::List(list)) => {
            declaration::parse(keyword, list, context)
        }
        (Form::Classes, Written::Value(value)) => class::parse_only(value, context),
        (Form::Classes, Written::List(list)) => Some(class::parse_list(list, context)),
        (Form::Verbs, Written::List(list)) => Some(Value::Verbs(verb::parse(list, context))),
        _ => None,
    }
    .unwrap_or_else(|| Value::Wrong(found(key, form, written, context)))
}

fn options(keyword: Keyword, list: &TokenStream, context: &mut Context<'_>) -> Option<Value> {
    match keyword {
        Keyword::Kind(kind) if !list.is_empty() => Some(Value::Options(parse_list(
            list.clone(),
            Level::Kind(kind),
            context,
        ))),
        _ => None,
    }
}

fn name(value: &TokenStream, context: &Context<'_>) -> Option<Value> {
    let ident = as_ident(value).filter(is_name)?;
    let place = context.places.at(ident.span());
    Some(Value::Name(ident, place))
}

fn path(keyword: Keyword, value: &TokenStream) -> Option<Value> {
    let is_path = if keyword == Keyword::Crate {
        is_module_path(value) && !mentions(value, "Self")
    } else {
        is_type_path(value)
    };
    is_path.then(|| Value::Path(value.clone()))
}

fn kind(keyword: Keyword, value: &TokenStream, context: &mut Context<'_>) -> Option<Value> {
    let first = value.clone().into_iter().next()?;
    if !matches!(first, TokenTree::Ident(_)) {
        return None;
    }
    let mut args = parse_list(value.clone(), Level::of_kind(keyword), context);
    if args.is_empty() {
        // The list has reported why.
        return Some(Value::Unread);
    }
    Some(Value::Kind(KindValue(Box::new(args.remove(0)))))
}

fn traits(list: &TokenStream, context: &mut Context<'_>) -> Option<Value> {
    let mut traits = Vec::new();
    for tokens in split(list.clone(), ',') {
        let mut cursor = Cursor::flat(tokens);
        while !cursor.is_empty() {
            let start = cursor.position();
            pass_module_path(&mut cursor);
            let tokens = cursor.range(start..cursor.position());
            let first = tokens.clone().into_iter().next();
            if let Some(first) = first.filter(|_| is_module_path(&tokens)) {
                let place = context.places.over(&tokens, first.span());
                traits.push(Named { tokens, place });
                let Some(token) = cursor.peek() else { break };
                let place = context.places.at(token.span());
                let message = messages::missing_comma(&show(token), Level::Struct);
                context.errors.push(place, message);
                // A word is the next trait, and anything else is passed over.
                if matches!(token, TokenTree::Ident(_)) {
                    continue;
                }
            } else if let Some(token) = cursor.range(start..cursor.len()).into_iter().next() {
                let meant = meant(&token).filter(|_| matches!(token, TokenTree::Literal(_)));
                let place = context.places.at(token.span());
                let message = messages::expected_trait(&show(&token), meant.is_some());
                context.errors.push(place, message);
                if let Some(name) = meant {
                    let tokens = TokenTree::from(name).into();
                    traits.push(Named { tokens, place });
                }
            }
            break;
        }
    }
    (!list.is_empty()).then_some(Value::Traits(traits))
}

/// Passes over words with `::` between them, as far as there are any.
fn pass_module_path(cursor: &mut Cursor) {
    cursor.next_path_separator();
    while cursor.next_ident().is_some() && cursor.next_path_separator() {}
}

/// Shows what was written instead of the form, shortly, and points at the part to change.
fn found(key: &Ident, form: Form, written: &Written, context: &Context<'_>) -> Found {
    let (tokens, text) = match written {
        Written::Word => (None, format!("{key}")),
        Written::List(list) if list.is_empty() => (None, format!("{key}()")),
        Written::List(_) => (None, format!("{key}(..)")),
        Written::Value(value) => {
            let mut tokens = value.clone().into_iter();
            let text = match (tokens.next(), tokens.next()) {
                (None, _) => format!("{key} ="),
                (Some(token), None) => format!("{key} = {}", show(&token)),
                _ => format!("{key} = .."),
            };
            (Some(value), text)
        }
    };
    let place = context
        .places
        .over(tokens.unwrap_or(&TokenStream::new()), key.span());
    let is_name = matches!(form, Form::Ident | Form::GroupName | Form::Path);
    let word = tokens.filter(|_| is_name).and_then(as_ident);
    let raw = word.as_ref().and_then(raw_name);
    // Fields that name the same group still meet in it, and what is called so is still there.
    let named = matches!(form, Form::Ident | Form::GroupName | Form::Kind);
    let inside = match written {
        Written::Value(inside) | Written::List(inside) => Some(inside),
        Written::Word => None,
    };
    let meant = inside
        .filter(|_| named)
        .and_then(only)
        .as_ref()
        .and_then(meant);
    Found {
        place,
        text,
        raw,
        meant,
    }
}

fn only(tokens: &TokenStream) -> Option<TokenTree> {
    let mut tokens = tokens.clone().into_iter();
    tokens.next().filter(|_| tokens.next().is_none())
}

/// The name that was probably meant by a word or by a string.
pub(super) fn meant(token: &TokenTree) -> Option<Ident> {
    let word = match token {
        TokenTree::Ident(word) => word.clone(),
        TokenTree::Literal(literal) => Ident::new(quoted(&literal.to_string())?, literal.span()),
        _ => return None,
    };
    match raw_name(&word) {
        Some(_) => Some(Ident::new_raw(&word.to_string(), word.span())),
        None => Some(word).filter(is_name),
    }
}

/// The word between the quotes of a string.
fn quoted(literal: &str) -> Option<&str> {
    let is_letter = |letter: char| letter == '_' || letter.is_ascii_alphabetic();
    literal
        .strip_prefix('"')?
        .strip_suffix('"')
        .filter(|text| text.starts_with(is_letter))
        .filter(|text| text.chars().all(|it| is_letter(it) || it.is_ascii_digit()))
}

impl Put for Named {
    fn put(&self, code: &mut Pieces) {
        self.tokens.put(code);
    }
}
