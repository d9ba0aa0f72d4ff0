//! `examples/bank-expanded.rs` is `examples/bank.rs` with what the derive writes, and nothing else.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, File, Item, ItemStruct, Path, Token, parse_quote};

use super::print::print;

#[test]
fn the_twin_of_the_bank_is_up_to_date() {
    let mut bank = parse(include_str!("../../../examples/bank.rs"));
    expand_derives(&mut bank);
    let expected = printed(bank);
    let found = printed(parse(include_str!("../../../examples/bank-expanded.rs")));
    assert!(
        found == expected,
        "`examples/bank-expanded.rs` is not what the derive writes; first difference: {}\n\
         the whole of it, but for what it imports and says about itself:\n{expected}",
        first_difference(&found, &expected),
    );
}

fn parse(source: &str) -> File {
    syn::parse_file(source).expect("the examples compile")
}

/// The program without what the twins say about themselves, and without their imports.
fn printed(mut file: File) -> String {
    file.attrs.clear();
    file.items.retain(|item| !matches!(item, Item::Use(_)));
    print(&file)
}

/// Does what the compiler does with `#[derive(Shared)]`.
fn expand_derives(file: &mut File) {
    let mut items = Vec::new();
    for item in file.items.drain(..) {
        let Item::Struct(mut plain) = item else {
            items.push(item);
            continue;
        };
        let mut generated = Vec::new();
        if take_derive(&mut plain) {
            let tokens = interior_expansion_tests::expand(plain.to_token_stream());
            let file: File = syn::parse2(tokens).expect("the derive writes items");
            generated = file.items;
            forget_arguments(&mut plain);
        }
        items.push(Item::Struct(plain));
        items.append(&mut generated);
    }
    file.items = items;
}

/// Takes `Shared` off the struct's derives; false if it is not there.
fn take_derive(plain: &mut ItemStruct) -> bool {
    let mut taken = false;
    for attribute in &mut plain.attrs {
        if attribute.path().is_ident("derive") {
            let paths = Punctuated::<Path, Token![,]>::parse_terminated;
            let derives = attribute.parse_args_with(paths).expect("derives are paths");
            let (shared, others): (Vec<_>, Vec<_>) =
                derives.iter().partition(|derive| derive.is_ident("Shared"));
            taken |= !shared.is_empty();
            *attribute = parse_quote!(#[derive(#(#others),*)]);
        }
    }
    taken
}

/// Takes every `#[shared(..)]` off.
fn forget_arguments(plain: &mut ItemStruct) {
    let foreign = |attribute: &Attribute| !attribute.path().is_ident("shared");
    plain.attrs.retain(foreign);
    for field in &mut plain.fields {
        field.attrs.retain(foreign);
    }
}

fn first_difference(found: &str, expected: &str) -> String {
    let (mut found, mut expected) = (found.lines(), expected.lines());
    loop {
        let (found, expected) = (found.next(), expected.next());
        if found != expected {
            return format!("{found:?}, should be {expected:?}");
        }
    }
}
