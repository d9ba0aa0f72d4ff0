//! Prints an expansion as a person would write it.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// Formatted source, with a doc comment for each line of documentation.
///
/// The derive writes all lines of its own in one attribute, which costs a compiler less.
pub(crate) fn print(file: &syn::File) -> String {
    let lines = by_lines(file.to_token_stream());
    let file = syn::parse2(lines).expect("attributes of one line stand where those of many do");
    prettyplease::unparse(&file)
}

fn by_lines(tokens: TokenStream) -> TokenStream {
    let mut printed = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if let (TokenTree::Punct(sign), Some(TokenTree::Group(attribute))) = (&token, tokens.peek())
            && sign.as_char() == '#'
            && let Some(text) = documentation(attribute)
        {
            tokens.next();
            printed.extend(text.split('\n').map(|line| quote!(#[doc = #line])));
            continue;
        }
        printed.extend([match token {
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), by_lines(group.stream())).into()
            }
            token => token,
        }]);
    }
    printed
}

/// The text in `[doc = "text"]`.
fn documentation(attribute: &Group) -> Option<String> {
    let meta: syn::MetaNameValue = syn::parse2(attribute.stream()).ok()?;
    match meta.value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) if meta.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}
