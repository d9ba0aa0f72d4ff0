//! The fields, and how to go on behind one that cannot be read.
//!
//! A field that is being typed, or is none, is the compiler's to tell; it has done so before a derive
//! is called, and gives it the tokens as they stand. What it made of them is what is made of them
//! here, as near as can be, and what cannot be read is passed over: the others keep their accessors.

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenTree};

use super::{Arg, Carried, Context, Shape, Visibility, attributes};
use crate::pipeline::code::Code;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::keyword::Level;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{as_name, is_name};
use crate::pipeline::place::Place;
use crate::pipeline::seen::Seen;
use crate::pipeline::tokens::{has_outside, is_sign};

/// A field of the plain struct.
pub(crate) struct FieldItem {
    /// The arguments of all its `#[shared(..)]` attributes.
    pub(crate) args: Vec<Arg>,
    /// Where its name is written, or its type if it has none.
    pub(crate) place: Place,
    pub(crate) carried: Carried,
    pub(crate) vis: Visibility,
    pub(crate) ident: Option<Ident>,
    pub(crate) ty: Code,
}

impl FieldItem {
    /// Reads all fields of a body.
    pub(super) fn parse_all(
        cursor: &mut Cursor,
        shape: Shape,
        context: &mut Context<'_>,
    ) -> Vec<Self> {
        let mut fields = Vec::new();
        let mut names = Seen::default();
        while !cursor.is_empty() {
            let start = cursor.position();
            if let Some(field) = Self::parse(cursor, shape, context) {
                // The compiler has the first of two fields with one name.
                let name = field.ident.as_ref().map(Ident::unraw);
                if name.is_none_or(|name| names.insert(name)) {
                    fields.push(field);
                }
            } else if shape == Shape::Tuple {
                // Those behind it would have other numbers.
                break;
            } else {
                pass_to_next(cursor, start);
            }
            let _ = cursor.next_punct(',').or_else(|| cursor.next_punct(';'));
        }
        fields
    }

    fn parse(cursor: &mut Cursor, shape: Shape, context: &mut Context<'_>) -> Option<Self> {
        let (carried, mut args) = attributes::parse(cursor, Level::Field, context);
        let vis = Visibility::parse(cursor);
        let mut misplaced = |cursor: &mut Cursor| {
            if cursor.is_punct('#') {
                args.extend(attributes::parse(cursor, Level::Field, context).1);
            }
        };
        misplaced(cursor);
        let mut ident = None;
        if shape == Shape::Named {
            // Parentheses behind `pub` that restrict nothing.
            cursor.next_inside(Delimiter::Parenthesis);
            let word = cursor.next_ident()?;
            if cursor.is_path_separator() {
                return None;
            }
            let colon = cursor.next_punct(':');
            colon.or_else(|| cursor.next_punct('='))?;
            ident = Some(as_name(word)?);
            misplaced(cursor);
        }
        let start = cursor.position();
        let ty = cursor.take_code_until(|cursor| ends_type(cursor, start))?;
        if cursor.is_punct(':') {
            // The word before it is the name of the next field, and this one has no type yet.
            cursor.step_back();
            return None;
        }
        let is_group = matches!(cursor.peek(), Some(TokenTree::Group(_)));
        if is_group || cursor.is_punct('>') || is_cut_short(cursor) {
            return None;
        }
        skip_default(cursor);
        if is_attribute_at_end(cursor) {
            misplaced(cursor);
        }
        let place = match &ident {
            Some(ident) => context.places.at(ident.span()),
            None => context.places.over(&ty, Span::call_site()),
        };
        Some(Self {
            args,
            place,
            carried,
            vis,
            ident,
            ty,
        })
    }
}

/// Passes over what is no field, up to a comma or to where another one begins.
fn pass_to_next(cursor: &mut Cursor, start: usize) {
    if cursor.position() == start && !cursor.is_punct(',') {
        cursor.next();
    }
    cursor.take_until(|cursor| {
        let is_word = matches!(cursor.peek(), Some(TokenTree::Ident(_)));
        cursor.is_punct(',') || cursor.is_punct('#') || (is_word && cursor.is_colon_at(1))
    });
}

/// Tells whether a type that begins at `start` is over: behind it stands a comma or a default, or what
/// cannot be part of it.
fn ends_type(cursor: &Cursor, start: usize) -> bool {
    match cursor.peek() {
        Some(TokenTree::Punct(sign)) => match sign.as_char() {
            ',' | '=' | ';' | '#' | '>' => true,
            ':' => is_colon(cursor),
            // Before a result stand parameters.
            '-' => !matches!(cursor.peek_back(1), Some(TokenTree::Group(_))),
            _ => false,
        },
        // A word behind a name or a bracket begins the next field, but for a pointer's that has a word
        // of its own.
        Some(TokenTree::Ident(word)) => {
            let is_second = cursor.position() > start && is_behind_type(cursor);
            is_second && !word.is("mut") && !word.is("const")
        }
        Some(TokenTree::Group(group)) => !is_group_of_types(cursor, group),
        _ => false,
    }
}

/// Tells whether what stands in brackets may be types; only a mistake that is likely is seen.
fn is_group_of_types(cursor: &Cursor, group: &Group) -> bool {
    let inside = group.stream();
    match group.delimiter() {
        // `[u8, 4]`
        Delimiter::Bracket => is_sign_back(cursor, 1, '!') || !has_outside(&inside, ','),
        // `(u8, a: u8)`
        Delimiter::Parenthesis => {
            let takes_names = matches!(cursor.peek_back(1), Some(TokenTree::Ident(_)))
                || is_sign_back(cursor, 1, '!');
            takes_names || !has_colon(Cursor::new(inside))
        }
        _ => true,
    }
}

/// Tells whether a `:` is next that is no half of `::`.
fn is_colon(cursor: &Cursor) -> bool {
    cursor.is_colon_at(0) && !is_sign_back(cursor, 1, ':')
}

fn has_colon(mut inside: Cursor) -> bool {
    while !inside.is_empty() {
        if is_colon(&inside) {
            return true;
        }
        inside.next();
    }
    false
}

/// Tells whether the last token may end a type: it is a bracket, or a name and no lifetime's.
fn is_behind_type(cursor: &Cursor) -> bool {
    match cursor.peek_back(1) {
        Some(TokenTree::Ident(word)) => is_name(word) && !is_sign_back(cursor, 2, '\''),
        Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::None,
        _ => false,
    }
}

fn is_sign_back(cursor: &Cursor, back: usize, sign: char) -> bool {
    cursor
        .peek_back(back)
        .is_some_and(|token| is_sign(token, sign))
}

/// Tells whether the type that has been read wants something behind it, such as `std::` and `&`.
fn is_cut_short(cursor: &Cursor) -> bool {
    match cursor.peek_back(1) {
        Some(TokenTree::Punct(sign)) => match sign.as_char() {
            '>' => is_sign_back(cursor, 2, '-'),
            '!' | '+' => false,
            _ => true,
        },
        Some(TokenTree::Literal(_)) => true,
        _ => false,
    }
}

/// Tells whether an attribute is next, and behind it the end of the field.
fn is_attribute_at_end(cursor: &Cursor) -> bool {
    cursor.is_punct('#')
        && match cursor.peek_at(2) {
            Some(TokenTree::Punct(sign)) => matches!(sign.as_char(), ',' | '#'),
            behind => behind.is_none(),
        }
}

/// Signs behind which a value begins.
const PREFIXES: &str = ":=+&*!-|/%^";

/// Words behind which a value begins, and which can stand before a closure.
const WORDS: &[&str] = &["async", "break", "move", "return", "static"];

/// Passes over `= value`, with which newer compilers let a field have a default.
///
/// A comma (or, by mistake, a semicolon) ends it that is in no brackets, neither angle brackets nor those of a closure's parameters.
fn skip_default(cursor: &mut Cursor) {
    let Some(mut sign) = cursor.next_punct('=') else {
        return;
    };
    let (mut open, mut is_begun) = (0_usize, false);
    while open > 0 || !(cursor.is_punct(',') || cursor.is_punct(';')) {
        let Some(token) = cursor.next() else { return };
        let TokenTree::Punct(next) = token else {
            is_begun =
                !matches!(token, TokenTree::Ident(word) if WORDS.iter().any(|of| word.is(of)));
            sign = Punct::new('=', Spacing::Alone);
            continue;
        };
        let begins = !is_begun && PREFIXES.contains(sign.as_char());
        match next.as_char() {
            // The second half of `||`, whose first stood behind a value.
            '|' if sign.as_char() == '|' && sign.spacing() == Spacing::Joint => {}
            '|' if begins => {
                cursor.take_until(|cursor| cursor.is_punct('|'));
                cursor.next_punct('|');
                continue;
            }
            // Behind a value it compares, and behind another of its kind it shifts.
            '<' if begins => open += 1,
            // That of an arrow closes nothing.
            '>' if sign.as_char() != '-' || is_begun => open = open.saturating_sub(1),
            _ => {}
        }
        (sign, is_begun) = (next, false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FieldItem, parse};
    use crate::pipeline::errors::Errors;
    use crate::pipeline::tokens::read;

    /// The fields of a struct with this body, as `name: type`.
    fn fields(item: &str) -> Vec<String> {
        let mut errors = Errors::new();
        let item = parse(read(item), &mut errors).expect("it has a name");
        assert!(errors.into_compile_errors().is_empty());
        let text = |field: &FieldItem| match &field.ident {
            Some(name) => format!("{name}:{}", field.ty.to_string().replace(' ', "")),
            None => field.ty.to_string().replace(' ', ""),
        };
        item.fields.iter().map(text).collect()
    }

    #[test]
    fn what_is_no_field_costs_no_other() {
        for broken in [
            "b",
            "b,",
            "b:",
            "b: ,",
            "pub",
            "pub(x)",
            "#[x]",
            "#[x],",
            "b u8,",
            "b.c,",
            ",",
            ",,",
            "3: u8,",
            "\"b\": u8,",
            "b?: u8,",
            "_: u8,",
            "self: u8,",
            "b: &,",
            "b: std::,",
            "b: x: u8,",
            "b: -> u8,",
            "b: fn() ->,",
            "b: \"u8\",",
            "fn b(&self) {}",
            "let",
            "pub pub",
            "mut",
            "::",
            ": u8,",
            "const B: u8 = 1;",
            "b:: u8,",
            "b: A<>>,",
            "b: (u8, c: u8),",
            "b: [u8, 3],",
            "a: u8, a: u16,",
        ] {
            let source = format!("struct S {{ {broken} a: u8 }}");
            let last = fields(&source).pop();
            assert_eq!(last.as_deref(), Some("a:u8"), "{source}");
            let source = format!("struct S {{ a: u8, {broken} }}");
            let first = fields(&source).into_iter().next();
            assert_eq!(first.as_deref(), Some("a:u8"), "{source}");
        }
        assert!(fields("struct S { a: Vec<u8, b: u8 }").is_empty());
        assert_eq!(fields("struct S(u8, &, u8);"), ["u8"]);
    }

    #[test]
    fn what_the_compiler_reads_in_spite_of_a_mistake_is_read() {
        for (body, found) in [
            ("a: u8 b: u8", vec!["a:u8", "b:u8"]),
            ("a: u8; b: u8;", vec!["a:u8", "b:u8"]),
            ("a: u8 pub b: u8", vec!["a:u8", "b:u8"]),
            ("a = u8, b: u8", vec!["a:u8", "b:u8"]),
            ("type: u8, b: u8", vec!["r#type:u8", "b:u8"]),
            ("let a: u8, mut b: u8", vec!["a:u8", "b:u8"]),
            ("a: #[x] u8, b: u8 #[x]", vec!["a:u8", "b:u8"]),
            ("#![x] a: u8, pub #[x] b: u8", vec!["a:u8", "b:u8"]),
            ("pub(x) a: u8, b: u8 where", vec!["a:u8", "b:u8"]),
            (
                "a: [u8; 2] b: (u8, u8) c: u8",
                vec!["a:[u8;2]", "b:(u8,u8)", "c:u8"],
            ),
        ] {
            let source = format!("struct S {{ {body} }}");
            assert_eq!(fields(&source), found, "{source}");
        }
        assert_eq!(fields("struct fn(u8 u16)"), ["u8", "u16"]);
    }

    #[test]
    fn types_end_where_they_end() {
        for ty in [
            "&'a u8",
            "&'a mut u8",
            "&pin mut u8",
            "*const dyn A",
            "a::b::<C>::D",
            "::a::B",
            "dyn A + 'a + B +",
            "fn(a: u8) -> !",
            "for<'a> unsafe extern \"C\" fn(&'a u8)",
            "<A as B<C>>::D",
            "a!(b c)",
            "a![b, c]",
            "(A<B, C>, fn(a: u8), a::B)",
            "Box<dyn Fn(A) -> B>",
            "[u8; { if A { 1 } else { 2 } }]",
        ] {
            let source = format!("struct S {{ a: {ty}, b: u8 }}");
            let whole = format!("a:{}", read(ty).to_string().replace(' ', ""));
            assert_eq!(fields(&source), [whole.as_str(), "b:u8"]);
        }
    }
}
