//! Lock fields of other structs, as `after` names them: `SharedBank::index`.

use proc_macro::{Span, TokenStream, TokenTree};

use super::Context;
use super::value::Value;
use crate::pipeline::code::Code;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{is_type, is_type_path};
use crate::pipeline::place::{Place, Places};
use crate::pipeline::tokens::{flatten, loosen, show, split};

/// A type, `::`, and the name of one of its fields, or its number.
#[derive(Clone)]
pub(crate) struct ClassPath {
    pub(crate) owner: TokenStream,
    /// The field's name without `r#`.
    pub(crate) field: String,
    /// Where the field is named.
    pub(crate) place: Place,
}

/// What stands in front of a field that is no type with fields.
pub(super) enum NoClass {
    /// Nothing that looks like a type and its field.
    Other,
    /// `<Type as Trait>`, whose items are no fields; what is shown is the type.
    InTrait(TokenStream),
}

/// Reads one; whether its type exists is the compiler's to say.
pub(super) fn parse(tokens: TokenStream, places: &Places) -> Result<ClassPath, NoClass> {
    let (owner, field, span) = part(tokens).ok_or(NoClass::Other)?;
    let mut cursor = Cursor::new(owner.clone());
    // `<Type>::field` is `Type::field` with a type that need not be a path.
    let owner = match cursor.next_angle().filter(|_| cursor.is_empty()) {
        Some(inside) => {
            let mut inside = Cursor::new(inside);
            let ty = inside.take_until(|cursor| cursor.is_ident("as"));
            if !inside.is_empty() {
                return Err(NoClass::InTrait(ty));
            }
            Some(loosen(ty)).filter(is_type)
        }
        None => Some(owner).filter(is_type_path),
    };
    let owner = owner.ok_or(NoClass::Other)?;
    let place = places.at(span);
    Ok(ClassPath {
        owner,
        field,
        place,
    })
}

/// Parts what stands in front of the last `::` from the field behind it.
fn part(tokens: TokenStream) -> Option<(TokenStream, String, Span)> {
    let mut tokens = flatten(tokens);
    let last = tokens.pop()?;
    let field = match &last {
        TokenTree::Ident(ident) => ident.unraw(),
        TokenTree::Literal(number) => number.to_string(),
        _ => return None,
    };
    let is_field = field.chars().all(|c| c == '_' || c.is_alphanumeric());
    let colons = [tokens.pop()?, tokens.pop()?];
    let are_colons = colons
        .iter()
        .all(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':'));
    let owner = loosen(tokens.into_iter().collect());
    (is_field && are_colons).then(|| (owner, field, last.span()))
}

/// Reads the only one behind `after =`; what is no class at all has another form.
pub(super) fn parse_only(tokens: &TokenStream, context: &mut Context<'_>) -> Option<Value> {
    match parse(tokens.clone(), context.places) {
        Ok(class) => Some(Value::Classes(vec![class])),
        Err(NoClass::InTrait(ty)) => {
            in_trait(tokens, &ty, context);
            Some(Value::Unread)
        }
        Err(NoClass::Other) => None,
    }
}

/// Reports an item of a trait where a field belongs.
fn in_trait(tokens: &TokenStream, ty: &TokenStream, context: &mut Context<'_>) {
    let place = context.places.over(tokens, Span::call_site());
    let ty = if is_type_path(ty) {
        Code::of(ty).to_string().replace(' ', "")
    } else {
        "<type>".into()
    };
    context.errors.push(place, messages::class_in_trait(&ty));
}

/// Reads several, separated by commas, or none; one that cannot be read is reported and left out.
pub(super) fn parse_list(list: &TokenStream, context: &mut Context<'_>) -> Value {
    let list: TokenStream = flatten(list.clone()).into_iter().collect();
    let mut classes = Vec::new();
    for tokens in split(list, ',') {
        match parse(tokens.clone(), context.places) {
            Ok(class) => classes.push(class),
            Err(NoClass::InTrait(ty)) => in_trait(&tokens, &ty, context),
            Err(NoClass::Other) => {
                let Some(first) = tokens.clone().into_iter().next() else {
                    continue;
                };
                let place = context.places.over(&tokens, first.span());
                let only = tokens.into_iter().nth(1).is_none();
                let found = if only { show(&first) } else { "..".into() };
                context.errors.push(place, messages::expected_class(&found));
            }
        }
    }
    Value::Classes(classes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn a_type_in_angle_brackets_is_one() {
        for (tokens, owner) in [
            (read("Pool<u8>::index"), read("Pool<u8>")),
            (read("<Pool<u8>>::index"), read("Pool<u8>")),
            (read("<Self>::0"), read("Self")),
            (read("<(a::Pool)>::index"), read("(a::Pool)")),
            (read("<T as Of>::Pool::index"), read("<T as Of>::Pool")),
        ] {
            let class = parse(tokens, &Places::default())
                .ok()
                .expect("it is a class");
            assert_eq!(class.owner.to_string(), loosen(owner).to_string());
        }
    }

    #[test]
    fn items_of_traits_and_other_things_are_none() {
        let places = Places::default();
        let of_trait = parse(read("<Pool<u8> as Of>::index"), &places).err();
        assert!(matches!(of_trait, Some(NoClass::InTrait(ty)) if is_type_path(&ty)));
        for tokens in [
            read("<>::index"),
            read("<Pool>"),
            read("index"),
            read("<A>B::c"),
        ] {
            assert!(matches!(parse(tokens, &places).err(), Some(NoClass::Other)));
        }
    }
}
