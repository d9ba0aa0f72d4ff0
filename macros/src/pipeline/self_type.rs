//! `Self` in tokens that are echoed where it would be another type.
//!
//! What comes in is a run of tokens of the plain struct and that struct's type; what goes out is the run with
//! the type in the place of `Self`, wherever `Self` is a type.

use proc_macro::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};

use super::code::{Code, code_at};
use super::names::Spelling;
use super::tokens::{Depth, begins_double_colon, ends_double_colon, is_sign, mentions, respan};

/// Replaces `Self` by the type it stands for, at any depth.
///
/// In front of `::` the type is set in angle brackets, as expressions want it, and where it stands in
/// an expression alone it has its own behind a `::`; spans follow the `Self` they replace.
pub(crate) fn replace_self(tokens: TokenStream, plain: &TokenStream) -> TokenStream {
    replace(tokens, plain, Around::Type, never_a_trait)
}

/// The same in code, most of which has no `Self`.
pub(crate) fn replace_self_in_code(code: &Code, plain: &TokenStream) -> Code {
    if mentions(code, "Self") {
        let tokens = code.clone().into_stream();
        Code::of(&replace_self(tokens, plain))
    } else {
        code.clone()
    }
}

/// The same in a predicate: where a trait must stand, `Self::` is no type, and stays for the
/// compiler to say so.
pub(crate) fn replace_self_in_predicate(tokens: TokenStream, plain: &TokenStream) -> TokenStream {
    replace(tokens, plain, Around::Predicate, |before| {
        before.is_some_and(precedes_trait)
    })
}

/// The same in a bound, which is a trait from the start.
pub(crate) fn replace_self_in_bound(tokens: TokenStream, plain: &TokenStream) -> TokenStream {
    replace(tokens, plain, Around::Type, |before| {
        before.is_none_or(precedes_trait)
    })
}

/// Among types alone there is no telling.
fn never_a_trait(_: Option<&TokenTree>) -> bool {
    false
}

/// Tells whether what follows a token in a predicate can only be a trait.
fn precedes_trait(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(sign) => {
            ":+?".contains(sign.as_char()) && sign.spacing() == Spacing::Alone
        }
        TokenTree::Ident(word) => word.is("const"),
        _ => false,
    }
}

/// What a run of tokens is, as far as that can be told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Type,
    /// A type and its bounds.
    Predicate,
    /// What stands in square brackets: a type, and its number behind the `;`.
    Brackets,
    Expression,
}

impl Around {
    fn inside(self, delimiter: Delimiter) -> Self {
        match (self, delimiter) {
            (Self::Expression, _) | (_, Delimiter::Brace) => Self::Expression,
            (_, Delimiter::Bracket) => Self::Brackets,
            (_, Delimiter::Parenthesis | Delimiter::None) => Self::Type,
        }
    }

    /// Tells whether `Self` between these tokens is a type, which it is in all code that means
    /// something. In the rest it stays, and the compiler says what it is not: further along a path,
    /// with parameters, a macro's name, or a trait in an object.
    fn has_type(self, before: &[TokenTree], rest: &[TokenTree]) -> bool {
        let is_macro = matches!(rest.first(), Some(TokenTree::Punct(sign))
            if sign.as_char() == '!' && sign.spacing() == Spacing::Alone);
        let has_turbofish = matches!(rest, [colon, _, angle, ..]
            if begins_double_colon(colon) && is_sign(angle, '<'));
        let has_parameters = rest.first().is_some_and(|token| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
            token => is_sign(token, '<'),
        });
        let is_trait = self.has_trait(before, rest) || is_summand(rest);
        !ends_double_colon(before)
            && !is_macro
            && !has_turbofish
            && (self == Self::Expression || !has_parameters && !is_trait)
    }

    /// Tells whether a word or brackets between these tokens are a trait of an object.
    fn has_trait(self, before: &[TokenTree], rest: &[TokenTree]) -> bool {
        if self == Self::Expression {
            return false;
        }
        let without = without_binder(before);
        // A predicate begins with a binder, a type does not.
        let is_bound = without.len() < before.len() && self != Self::Predicate;
        let is_sum = rest.first().is_some_and(|token| is_sign(token, '+'));
        is_bound
            || match without {
                [.., TokenTree::Ident(word)] => ["as", "dyn", "impl"].iter().any(|it| word.is(it)),
                // `dyn* Trait` is one of the language to come.
                [.., TokenTree::Ident(word), star] if is_sign(star, '*') => word.is("dyn"),
                [.., sign] if is_sign(sign, '+') || is_sign(sign, '?') => true,
                // Behind a name or its parameters they are arguments.
                [.., sign] if is_sign(sign, '>') => false,
                _ => is_sum,
            }
    }
}

/// `Tree::<T>` for `Tree<T>`
fn in_expression(plain: TokenStream) -> TokenStream {
    let mut tokens = plain.into_iter().peekable();
    let (name, is_generic) = (tokens.next(), tokens.peek().is_some());
    let span = name.as_ref().map_or_else(Span::call_site, TokenTree::span);
    let mut written: TokenStream = name.into_iter().collect();
    if is_generic {
        written.extend(code_at!(span=> ::).into_stream());
    }
    written.extend(tokens);
    written
}

/// Replaces `Self` but for paths at which `is_trait` holds of the token before.
fn replace(
    tokens: TokenStream,
    plain: &TokenStream,
    around: Around,
    is_trait: fn(Option<&TokenTree>) -> bool,
) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut replaced: Vec<TokenTree> = Vec::new();
    let mut place = Place {
        around,
        angle: None,
    };
    for (index, token) in tokens.iter().enumerate() {
        let (before, rest) = (&tokens[..index], &tokens[index + 1..]);
        let around = place.around();
        let at_trait = is_trait(without_binder(before).last()) || is_behind_bounded(before);
        match token {
            TokenTree::Ident(ident) if ident.is("Self") && around.has_type(before, rest) => {
                let path = rest.first().is_some_and(begins_double_colon);
                let plain = respan(plain.clone(), ident.span());
                match (path, at_trait) {
                    (true, true) => replaced.push(token.clone()),
                    (true, false) => {
                        replaced.extend(code_at!(ident.span()=> <#plain>).into_stream());
                    }
                    (false, _) if around == Around::Expression => {
                        replaced.extend(in_expression(plain));
                    }
                    (false, _) => replaced.extend(plain),
                }
            }
            TokenTree::Group(group) => {
                let inner = if at_trait || around.has_trait(before, rest) {
                    replace_self_in_bound(group.stream(), plain)
                } else {
                    let inside = around.inside(group.delimiter());
                    replace(group.stream(), plain, inside, never_a_trait)
                };
                let mut inner = Group::new(group.delimiter(), inner);
                inner.set_span(group.span());
                replaced.push(inner.into());
            }
            token => replaced.push(token.clone()),
        }
        place.pass(before, token);
    }
    replaced.into_iter().collect()
}

/// Tells whether a bound on an associated type is next, as in `Of<Item: Trait>`; outside of angle brackets
/// a `:` stands behind the name of an argument.
fn is_behind_bounded(before: &[TokenTree]) -> bool {
    let [.., colon] = without_binder(before) else {
        return false;
    };
    let is_alone = matches!(colon, TokenTree::Punct(sign) if sign.spacing() == Spacing::Alone);
    if !is_alone || !is_sign(colon, ':') || ends_double_colon(before) {
        return false;
    }
    let mut depth = Depth::default();
    for token in before {
        depth.pass(token);
    }
    !depth.is_outside()
}

/// Where the next token stands.
struct Place {
    around: Around,
    /// The angle brackets that are open in an expression: between them stand types.
    angle: Option<Depth>,
}

impl Place {
    fn around(&self) -> Around {
        match self.angle {
            Some(_) => Around::Type,
            None => self.around,
        }
    }

    fn pass(&mut self, before: &[TokenTree], token: &TokenTree) {
        if self.around == Around::Brackets && self.angle.is_none() && is_sign(token, ';') {
            self.around = Around::Expression;
        }
        let opens = is_sign(token, '<') && !ends_operand(before);
        if self.angle.is_none() && self.around == Around::Expression && opens {
            self.angle = Some(Depth::default());
        }
        if let Some(depth) = &mut self.angle {
            depth.pass(token);
            if depth.is_outside() {
                self.angle = None;
            }
        }
    }
}

/// Tells whether a `<` compares with what stands in front of it, or shifts that.
fn ends_operand(before: &[TokenTree]) -> bool {
    match before.last() {
        None => false,
        Some(TokenTree::Punct(sign)) => match sign.as_char() {
            '>' => true,
            '<' => sign.spacing() == Spacing::Joint,
            _ => false,
        },
        Some(TokenTree::Ident(word)) => !word.is("as"),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => true,
    }
}

/// What stands in front of a `for<'a>` that is last; a binder changes nothing of what follows it.
fn without_binder(before: &[TokenTree]) -> &[TokenTree] {
    let Some((end, rest)) = before.split_last() else {
        return before;
    };
    let is_angle = |token: &TokenTree| is_sign(token, '<') || is_sign(token, '>');
    let open = rest
        .iter()
        .rposition(is_angle)
        .filter(|_| is_sign(end, '>'));
    match open.and_then(|open| rest[..=open].split_last_chunk()) {
        Some((before_binder, [TokenTree::Ident(word), open]))
            if word.is("for") && is_sign(open, '<') =>
        {
            before_binder
        }
        _ => before,
    }
}

/// Tells whether a path behind its first word is followed by `+`.
fn is_summand(rest: &[TokenTree]) -> bool {
    let mut depth = 0_usize;
    let end = rest.iter().enumerate().find(|(index, token)| {
        let TokenTree::Punct(sign) = token else {
            return false;
        };
        match sign.as_char() {
            '<' => depth += 1,
            '>' if depth > 0 => depth -= 1,
            ':' => {
                let in_path =
                    sign.spacing() == Spacing::Joint || ends_double_colon(&rest[..=*index]);
                return depth == 0 && !in_path;
            }
            _ => return depth == 0,
        }
        false
    });
    end.is_some_and(|(_, token)| is_sign(token, '+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn self_is_replaced_at_any_depth() {
        let bound = replace_self(read("Self : Sized"), &read("Tree<T>"));
        assert_eq!(bound.to_string(), read("Tree<T> : Sized").to_string());
        let ty = read("Vec<Option<(Self, [u8; Self::N], dyn Fn(Self::A) + Send)>>");
        let replaced = replace_self(ty, &read("Tree<T>")).to_string();
        let expected =
            read("Vec<Option<(Tree<T>, [u8; <Tree<T>>::N], dyn Fn(<Tree<T>>::A) + Send)>>")
                .to_string();
        assert_eq!(replaced.replace(' ', ""), expected.replace(' ', ""));
    }

    #[test]
    fn self_in_a_number_is_an_expression() {
        let ty = read("[Self; Self(1) < 2 && { Self }]");
        let replaced = replace_self(ty, &read("Tree<T>")).to_string();
        let expected = read("[Tree<T>; Tree::<T>(1) < 2 && { Tree::<T> }]").to_string();
        assert_eq!(replaced.replace(' ', ""), expected.replace(' ', ""));
    }

    #[test]
    fn types_in_an_expression_are_types() {
        let number = read("[u8; f::<Self>() << 1 < <u8 as Of<Self>>::N + g::<dyn Self::A>(Self)]");
        let replaced = replace_self(number, &read("Tree<T>")).to_string();
        let expected = "[u8; f::<Tree<T>>() << 1 < <u8 as Of<Tree<T>>>::N \
                        + g::<dyn Self::A>(Tree::<T>)]";
        assert_eq!(
            replaced.replace(' ', ""),
            read(expected).to_string().replace(' ', "")
        );
    }

    #[test]
    fn self_stays_where_a_trait_must_stand() {
        let plain = read("Tree<T>");
        let bound = replace_self_in_bound(read("Self::A"), &plain);
        assert_eq!(bound.to_string(), read("Self::A").to_string());
        let types = "( Self::A<Self> + (Self::B), dyn Self::C, dyn for<'a> Self::D, (?Self::E), \
                     for<'a> Self::F, <u8 as Self::G>::H, Self::<u8>, Self(u8), Self<u8>, [u8; Self! {}], \
                     A<B: Self::I, C: for<'a> Self::J>::D, fn(a: A<Self>) )";
        let expected = read(&types.replace("<Self>", "<Tree<T>>"));
        let types = read(types);
        let replaced = replace_self(types, &plain);
        assert_eq!(
            replaced.to_string().replace(' ', ""),
            expected.to_string().replace(' ', "")
        );
        let predicate =
            read("for<'a> Self::Self::A: B<Self> + const Self::C + for<'a, 'b> Self::D");
        let expected =
            read("for<'a> <Tree<T>>::Self::A: B<Tree<T>> + const Self::C + for<'a, 'b> Self::D");
        let replaced = replace_self_in_predicate(predicate, &plain);
        assert_eq!(
            replaced.to_string().replace(' ', ""),
            expected.to_string().replace(' ', "")
        );
    }
}
