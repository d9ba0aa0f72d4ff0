//! Which case guards what.
//!
//! The cases come from the language's reference, and from what users of other derives report to
//! their trackers; whoever finds another one adds it to a file and a line here.

/// File, case, and what it guards.
pub const CASES: &[(&str, &str, &str)] = &[
    ("shapes", "one_field", "a body without a trailing comma"),
    ("shapes", "trailing_comma", "a trailing comma"),
    (
        "shapes",
        "tuple",
        "fields without names: accessors by number, groups refused",
    ),
    ("shapes", "tuple_of_one", "a tuple struct without a comma"),
    (
        "shapes",
        "empty_braces",
        "no fields between braces: an unused argument, an empty literal",
    ),
    (
        "shapes",
        "empty_parentheses",
        "no fields between parentheses",
    ),
    (
        "shapes",
        "sixteen_fields",
        "more locks than any tuple trait reaches (`snapshot` holds them all)",
    ),
    (
        "shapes",
        "visibilities",
        "every width of visibility, on fields of one group",
    ),
    (
        "shapes",
        "plain_beside_shared",
        "unmarked fields between marked ones: the order of fields",
    ),
    (
        "shapes",
        "private_type",
        "a field whose type nobody else may name: nothing generated may be wider",
    ),
    (
        "shapes",
        "unsized_str",
        "an unsized tail by name: no conversion by value, but accessors",
    ),
    ("shapes", "unsized_slice", "an unsized tail of a parameter"),
    (
        "shapes",
        "unsized_object",
        "an unsized tail that binds loosely: `&dyn A + B` is no type",
    ),
    (
        "shapes",
        "unsized_parameter",
        "a parameter that may be unsized",
    ),
    ("shapes", "unsized_tuple", "an unsized tail without a name"),
    ("shapes", "unsized_in_where", "`?Sized` in the where clause"),
    (
        "shapes",
        "unit_struct",
        "no body at all; a where clause without one",
    ),
    (
        "names",
        "raw_identifiers",
        "fields called like keywords (a complaint about most getter derives)",
    ),
    (
        "names",
        "later_keywords",
        "keywords of one edition and not of another",
    ),
    (
        "names",
        "weak_keywords",
        "words that are keywords in some places only",
    ),
    (
        "names",
        "raw_struct_name",
        "`r#` on the struct and on a parameter: derived names must drop it",
    ),
    (
        "names",
        "words_of_the_attribute",
        "fields called like the words of the grammar",
    ),
    (
        "names",
        "names_of_locals",
        "fields called like locals of generated bodies",
    ),
    (
        "names",
        "underscores",
        "leading and doubled underscores, as generated locals have them",
    ),
    (
        "names",
        "verbs_of_the_runtime",
        "accessors called like the runtime's methods: calls must not meet them",
    ),
    (
        "names",
        "methods_of_traits",
        "accessors called like methods of traits: calls must name the trait",
    ),
    (
        "names",
        "crates",
        "fields called like crates: paths must begin with `::`",
    ),
    (
        "names",
        "letters_of_the_world",
        "identifiers outside ASCII: derived names keep them",
    ),
    (
        "names",
        "one_letter_apart",
        "names that a careless rule makes equal",
    ),
    (
        "names",
        "capital_letters",
        "a lint the user allows on the struct goes for what is generated",
    ),
    (
        "names",
        "struct_in_small_letters",
        "a struct whose derived names are not in camel case",
    ),
    (
        "names",
        "parameters_named_like_types",
        "parameters that shadow what generated code needs",
    ),
    (
        "names",
        "parameters_named_like_bindings",
        "lifetimes that generated binders might use",
    ),
    (
        "names",
        "constants_named_like_fields",
        "constants in scope: a pattern `balance` would match against them",
    ),
    (
        "names",
        "shadowed_prelude",
        "the prelude and the crates shadowed",
    ),
    ("names", "shadowed_primitives", "primitive types shadowed"),
    (
        "names",
        "traits_with_our_verbs",
        "a trait in scope that has every verb for every type",
    ),
    (
        "generics",
        "lifetimes",
        "bounds among lifetimes, in both places",
    ),
    (
        "generics",
        "mutable_borrows",
        "`&mut` fields: nothing may be copied or reborrowed",
    ),
    (
        "generics",
        "type_defaults",
        "defaults: in the declaration, never in an impl",
    ),
    ("generics", "constants", "constants of every type"),
    (
        "generics",
        "constant_defaults",
        "defaults that are blocks, negative, or look like a closing bracket",
    ),
    (
        "generics",
        "constants_before_types",
        "parameters in mixed order",
    ),
    (
        "generics",
        "bounds",
        "bounds of every form on the parameter",
    ),
    (
        "generics",
        "arrows_in_bounds",
        "`->` and `>>` among bounds and defaults",
    ),
    (
        "generics",
        "where_clause",
        "predicates on types that are not parameters; a trailing comma",
    ),
    (
        "generics",
        "empty_where_clause",
        "`where` and nothing behind it",
    ),
    (
        "generics",
        "where_concrete",
        "predicates without a parameter",
    ),
    (
        "generics",
        "where_self",
        "`Self` in the where clause means the plain struct",
    ),
    (
        "generics",
        "where_higher_ranked",
        "`for<..>` in front of a predicate and inside one",
    ),
    (
        "generics",
        "where_the_struct_itself",
        "the struct in its own where clause",
    ),
    (
        "generics",
        "associated_types",
        "`T::Item` and `<T as Trait>::Item`: mentions of `T`",
    ),
    (
        "generics",
        "associated_types_with_lifetimes",
        "an associated type with parameters of its own",
    ),
    (
        "generics",
        "associated_constants",
        "constants of traits as array lengths",
    ),
    (
        "generics",
        "bounds_that_name_others",
        "a bound that drags other parameters into a group",
    ),
    (
        "generics",
        "group_of_some_parameters",
        "a group that needs some parameters, some only for their bounds",
    ),
    (
        "generics",
        "unused_but_for_markers",
        "parameters that only a marker uses",
    ),
    (
        "generics",
        "self_as_type",
        "`Self` as a field's type, inside others and in functions",
    ),
    (
        "generics",
        "self_in_paths",
        "constants and types reached through the struct's name",
    ),
    (
        "generics",
        "the_companion_inside",
        "the companion as a part of its own plain struct",
    ),
    (
        "generics",
        "configured_parameters",
        "a parameter that is configured out, and attributes on one",
    ),
    (
        "generics",
        "recursive_bound",
        "a bound that names its own parameter",
    ),
    (
        "generics",
        "parenthesized_bounds",
        "bounds in parentheses, relaxed ones among them",
    ),
    (
        "generics",
        "tuple_where",
        "a where clause behind the fields",
    ),
    (
        "types",
        "function_pointers",
        "pointers to functions: binders, ABIs, variadic, named arguments",
    ),
    ("types", "never", "`!` and types without a value"),
    (
        "types",
        "trait_objects",
        "objects with several bounds, binders and lifetimes",
    ),
    ("types", "units_and_tuples", "types made of parentheses"),
    (
        "types",
        "array_lengths",
        "operators that look like brackets in array lengths",
    ),
    (
        "types",
        "array_lengths_of_blocks",
        "blocks with items, which `syn` parses with `full` only",
    ),
    (
        "types",
        "array_lengths_of_control_flow",
        "`if`, `match`, loops and labels as lengths",
    ),
    ("types", "type_macros", "macros in the place of types"),
    (
        "types",
        "qualified_paths",
        "types of traits, by the full path",
    ),
    (
        "types",
        "relative_paths",
        "`self`, `super` and `crate`: generated code stays in the module",
    ),
    ("types", "raw_pointers", "pointers to unsized types"),
    (
        "types",
        "closing_brackets",
        "`>>>` and arrows inside of brackets",
    ),
    (
        "types",
        "constant_arguments",
        "negative and braced constant arguments",
    ),
    (
        "types",
        "not_clone",
        "types without any trait: everything but `snapshot` exists",
    ),
    (
        "types",
        "not_send",
        "types of one thread, in a struct that is not `sync`",
    ),
    (
        "types",
        "shared_already",
        "the locks and cells of `std` inside ours",
    ),
    (
        "types",
        "pinned_and_awaited",
        "pinned futures, and what must not move",
    ),
    (
        "types",
        "fields_that_drop",
        "fields with destructors are moved, not copied or leaked",
    ),
    (
        "types",
        "the_same_type_twice",
        "types that differ in lifetimes only: two conditions the compiler cannot tell apart",
    ),
    (
        "attributes",
        "documentation",
        "every way to write a doc comment, links included",
    ),
    (
        "attributes",
        "deprecated",
        "deprecated fields: users are warned, generated code is not",
    ),
    (
        "attributes",
        "representation",
        "`repr` stays with the plain struct",
    ),
    (
        "attributes",
        "packed",
        "a packed struct: no reference to a field may be made",
    ),
    ("attributes", "transparent", "a transparent struct"),
    (
        "attributes",
        "not_exhaustive",
        "`non_exhaustive` does not bind its own crate",
    ),
    (
        "attributes",
        "must_use",
        "`must_use` on the struct does not fire in conversions",
    ),
    (
        "attributes",
        "configured_fields",
        "fields configured in and out, on either side of our attribute",
    ),
    (
        "attributes",
        "configured_tuple",
        "fields without names configured out: the numbers move",
    ),
    (
        "attributes",
        "configured_attributes",
        "our own attribute and derives through `cfg_attr`",
    ),
    (
        "attributes",
        "other_derives",
        "all derives of `std` on the plain struct",
    ),
    ("attributes", "copied", "a plain struct that is `Copy`"),
    (
        "attributes",
        "allowed_lints",
        "lints allowed or expected at the struct or a field hold for what is generated",
    ),
    (
        "attributes",
        "configured_kinds",
        "kinds and groups chosen by configuration, nested too",
    ),
    (
        "attributes",
        "spread_arguments",
        "arguments over several attributes, empty lists, trailing commas",
    ),
    (
        "attributes",
        "groups_of_one_kind",
        "clippy compares the words of attributes; `group(name = kind)` keeps it silent",
    ),
    (
        "fragments",
        "ident",
        "`ident` for every name, the kinds included",
    ),
    (
        "fragments",
        "ty_vis_lifetime",
        "`ty`, `vis` and `lifetime`: invisible brackets, empty visibilities",
    ),
    (
        "fragments",
        "meta",
        "`meta`: our attribute as a whole from the caller",
    ),
    (
        "fragments",
        "item",
        "`item`: the struct as a whole from the caller",
    ),
    (
        "fragments",
        "expr_literal_block_path",
        "`expr`, `literal`, `block` and `path` inside of types and options",
    ),
    (
        "fragments",
        "tt",
        "`tt`: parameters, clauses and arguments as runs of tokens",
    ),
    (
        "fragments",
        "macro_in_macro",
        "a fragment of an outer macro inside an inner one",
    ),
    (
        "fragments",
        "hygiene",
        "the macro's words beside the caller's; `$crate` in a type",
    ),
    (
        "fragments",
        "invisible_brackets",
        "fragments that bind loosely: `dyn A + B`, `for<..>`, references",
    ),
    (
        "places",
        "nested",
        "modules in modules, visibilities that name paths",
    ),
    (
        "places",
        "bodies",
        "structs in functions, methods, closures, constants and traits",
    ),
    (
        "places",
        "side_by_side",
        "several derives in one scope; companions inside of structs",
    ),
    (
        "places",
        "destructor",
        "a destructor on the companion, and the way back left out",
    ),
    (
        "places",
        "by_path",
        "the derive by its path, its name taken by something else",
    ),
];

#[cfg(test)]
mod tests {
    use super::CASES;

    /// The files of the matrix, as they stand.
    const FILES: &[(&str, &str)] = &[
        ("shapes", include_str!("shapes.rs")),
        ("names", include_str!("names.rs")),
        ("generics", include_str!("generics.rs")),
        ("types", include_str!("types.rs")),
        ("attributes", include_str!("attributes.rs")),
        ("fragments", include_str!("fragments.rs")),
        ("places", include_str!("places.rs")),
    ];

    /// The cases of a file: what `hard!` names, and modules written out.
    fn cases(text: &str) -> impl Iterator<Item = &str> {
        text.lines().filter_map(|line| {
            let (rest, end) = match line.strip_prefix("hard! { ") {
                Some(rest) => (rest, ':'),
                None => (line.strip_prefix("pub mod ")?, ' '),
            };
            rest.split(end).next()
        })
    }

    #[test]
    fn every_case_is_in_the_table_and_the_table_has_no_other() {
        let written: Vec<_> = FILES
            .iter()
            .flat_map(|(file, text)| cases(text).map(move |case| (*file, case)))
            .collect();
        let listed: Vec<_> = CASES.iter().map(|(file, case, _)| (*file, *case)).collect();
        assert_eq!(written, listed);
        assert!(listed.len() >= 60, "only {} cases", listed.len());
    }
}
