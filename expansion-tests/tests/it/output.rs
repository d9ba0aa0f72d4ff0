//! Reads an expansion: its errors with what they point at, its types and methods.

use proc_macro2::{Span, TokenStream, TokenTree};

use super::print::print;

/// An expansion taken apart.
pub(crate) struct Output {
    /// The errors in the order in which they appear.
    pub(crate) errors: Vec<Error>,
    /// Everything, errors included, as the compiler would parse it.
    pub(crate) file: syn::File,
}

/// One `compile_error!`.
pub(crate) struct Error {
    /// The source text under the caret.
    pub(crate) at: String,
    pub(crate) message: String,
    pub(crate) span: Span,
}

/// How a source begins that is expanded as if no optional feature were on.
const WITHOUT_FEATURES: &str = "/* without features */";

/// Expands `source`, which must parse as tokens; the output must parse as a file.
pub(crate) fn expand(source: &str) -> Output {
    let input: TokenStream = source.parse().expect("the source is a run of tokens");
    if source.starts_with(WITHOUT_FEATURES) {
        return expand_plainly(source);
    }
    read(|| interior_expansion_tests::expand(input.clone()))
}

/// Expands `source` as if no optional feature were on.
pub(crate) fn expand_plainly(source: &str) -> Output {
    let input: TokenStream = source.parse().expect("the source is a run of tokens");
    read(|| interior_expansion_tests::expand_without_features(input.clone()))
}

/// Expands `#[synchronized(args)] block`, with `source` beginning with the attribute.
pub(crate) fn synchronize(source: &str) -> Output {
    let input: TokenStream = source.parse().expect("the source is a run of tokens");
    let mut tokens = input.into_iter().skip(1);
    let Some(TokenTree::Group(attribute)) = tokens.next() else {
        panic!("no attribute opens {source}");
    };
    let item: TokenStream = tokens.collect();
    let args = match attribute.stream().into_iter().nth(1) {
        Some(TokenTree::Group(list)) => list.stream(),
        _ => TokenStream::new(),
    };
    read(|| interior_expansion_tests::synchronize(args.clone(), item.clone()))
}

/// Takes apart what `expansion` gives, the same each time.
fn read(expansion: impl Fn() -> TokenStream) -> Output {
    let (output, again) = (expansion(), expansion());
    assert_eq!(
        output.to_string(),
        again.to_string(),
        "two expansions differ"
    );
    let errors = errors(&output);
    match syn::parse2(output.clone()) {
        Ok(file) => Output { errors, file },
        Err(error) => panic!("the expansion does not parse: {error}\n{output}"),
    }
}

impl Output {
    /// The expansion as formatted source.
    pub(crate) fn pretty(&self) -> String {
        print(&self.file)
    }

    /// The fields of the struct `name`, if it exists.
    pub(crate) fn fields(&self, name: &str) -> Option<usize> {
        self.file.items.iter().find_map(|item| match item {
            syn::Item::Struct(item) if item.ident == name => Some(item.fields.len()),
            _ => None,
        })
    }

    /// The methods of all inherent impls.
    pub(crate) fn methods(&self) -> Vec<String> {
        let inherent = self.file.items.iter().filter_map(|item| match item {
            syn::Item::Impl(item) if item.trait_.is_none() => Some(&item.items),
            _ => None,
        });
        inherent
            .flatten()
            .filter_map(|item| match item {
                syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            })
            .collect()
    }
}

/// Finds `::core::compile_error! { "message" }` at the top of an expansion.
fn errors(output: &TokenStream) -> Vec<Error> {
    let tokens: Vec<TokenTree> = output.clone().into_iter().collect();
    let mut errors = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if !matches!(token, TokenTree::Ident(ident) if ident == "compile_error") {
            continue;
        }
        let Some(TokenTree::Group(body)) = tokens.get(index + 2) else {
            continue;
        };
        let message: syn::LitStr = syn::parse2(body.stream()).expect("an error has a message");
        let start = tokens[index].span();
        let span = start
            .join(body.span())
            .expect("an error points into the source");
        let at = span.source_text().unwrap_or_default();
        errors.push(Error {
            at,
            message: message.value(),
            span,
        });
    }
    errors
}
