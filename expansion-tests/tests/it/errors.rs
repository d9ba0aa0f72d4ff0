//! Every mistake: what the error points at, what it says, and what is left of the companion.

use super::output::{Error, expand};

/// A mistake and the message it makes.
pub(crate) struct Case {
    /// The function in `messages/`.
    pub(crate) message: &'static str,
    pub(crate) source: &'static str,
    /// What the errors point at, in the order of the source.
    pub(crate) at: &'static [&'static str],
}

macro_rules! cases {
    ($($message:ident: $source:literal => [$($at:literal),*];)*) => {
        /// All cases; the same message may have several.
        pub(crate) const CASES: &[Case] = &[
            $(Case { message: stringify!($message), source: $source, at: &[$($at),*] },)*
        ];
    };
}

cases! {
    // Syntax.
    not_a_struct: "enum State { A(u8) }" => ["enum"];
    not_a_struct: "pub union Bits { a: u8 }" => ["union"];
    attribute_form: "#[shared] struct S { a: u8 }" => ["shared"];
    attribute_form: "struct S { #[shared = mutex] a: u8 }" => ["shared"];
    attribute_form: "struct S { #[shared[mutex]] a: u8, #[shared{}] b: u8 }" => ["shared", "shared"];
    expected_argument: "struct S { #[shared(+)] a: u8 }" => ["+"];
    expected_argument: "struct S { #[shared(mutex,, name = b)] a: u8 }" => [","];
    expected_argument: "struct S { #[shared(\"mutex\", vis = pub)] a: u8 }" => ["\"mutex\""];
    expected_argument: "struct S { #[shared(# mutex)] a: u8 }" => ["#"];
    expected_argument: "#[shared(\"sync\")] struct S { #[shared(\"mutex\", name = c)] a: u8, #[shared(\"mutx\")] b: u8 }" => ["\"sync\"", "\"mutex\"", "\"mutx\""];
    missing_comma: "struct S { #[shared(Mutex<u8>)] a: u8, #[shared(std::sync::RwLock, name = c)] b: u8 }" => ["<", ":"];
    missing_comma: "struct S { #[shared(mutex name = b)] a: u8 }" => ["name"];
    missing_comma: "struct S { #[shared(interior::Mutex, vis = pub)] a: u8 }" => [":"];
    missing_comma: "struct S { #[shared(mutex(raw = P) + 1)] a: u8 }" => ["+"];
    missing_equals: "struct S { #[shared(mutex, name: a)] a: u8, #[shared(mutex, name b)] b: u8 }" => [":", "b"];
    missing_equals: "#[shared(group(g, mutex), vis pub, crate: interior)] struct S { #[shared(group: g)] a: u8, #[shared(group g)] b: u8 }" => ["pub", ":", ":", "g"];
    missing_equals: "#[shared(default: mutex)] struct S { a: u8, #[shared(mutex(raw: P, condvar c), after => Self::a)] b: u8 }" => [":", ":", "c", "="];
    wrong_brackets: "#[shared(derive[Debug], group{g, mutex})] struct S { #[shared(group = g)] a: u8, #[shared(mutex{raw = P}, access[get])] b: u8 }" => ["[", "{", "{", "["];
    attribute_in_list: "#[shared(#[serde(skip)] group(g, mutex))] struct S { #[shared(group = g)] a: u8 }" => ["#"];
    misplaced_docs: "#[shared(/** Text. */ sync)] struct S { a: u8 }" => ["/** Text. */"];
    misplaced_docs: "#[shared(sync, /** Text. */)] struct S { a: u8 }" => ["/** Text. */"];
    expected_trait: "#[shared(derive(Debug, 1))] struct S { a: u8 }" => ["1"];

    // Arguments.
    unknown_argument: "#[shared(synch)] struct S { a: u8 }" => ["synch"];
    verb_as_argument: "#[shared(get)] struct S { #[shared(mutex, get, set)] a: u8 }" => ["get", "get", "set"];
    group_as_argument: "#[shared(group(g, mutex))] struct S { #[shared(group = g)] a: u8, #[shared(g)] b: u8 }" => ["g"];
    missing_comma: "struct S { #[shared(mutex(spin::Raw))] a: u8 }" => [":"];
    unknown_argument: "struct S { #[shared(mutx)] a: u8 }" => ["mutx"];
    verb_as_argument: "struct S { #[shared(lock, vis = pub)] a: u8 }" => ["lock"];
    unknown_argument: "#[shared(group(g, mutex, fair))] struct S { #[shared(group = g)] a: u8 }" => ["fair"];
    unknown_argument: "#[shared(default = spin)] struct S { a: u8 }" => ["spin"];
    unknown_option: "struct S { #[shared(mutex(fair))] a: u8 }" => ["fair"];
    unknown_option: "struct S { #[shared(cell(fair))] a: u8 }" => ["fair"];
    wrong_form: "#[shared(name)] struct S { a: u8 }" => ["name"];
    kind_in_pointer: "struct S { #[shared(arc(mutex))] a: u8, #[shared(wrapped(cell))] b: u8 }" => ["arc", "wrapped"];
    unknown_argument: "#[shared(nwe)] struct S { #[shared(kind = mutex)] a: u8 }" => ["nwe", "kind"];
    wrong_form: "#[shared(default = \"mutex\")] struct S { #[shared(mutex, name = \"b\")] a: u8, b: u8 }" => ["\"mutex\"", "\"b\""];
    wrong_place: "struct S { #[shared(mutex, condvar = c)] a: u8 }" => ["condvar"];
    wrong_form: "#[shared(name =)] struct S { a: u8 }" => ["name"];
    wrong_form: "#[shared(name = \"Shared\")] struct S { a: u8 }" => ["\"Shared\""];
    wrong_form: "#[shared(name(Shared))] struct S { a: u8 }" => ["name"];
    wrong_form: "#[shared(vis = public)] struct S { a: u8 }" => ["public"];
    wrong_form: "#[shared(vis =)] struct S { a: u8 }" => ["vis"];
    wrong_form: "#[shared(crate = 1)] struct S { a: u8 }" => ["1"];
    wrong_form: "#[shared(crate = Self)] struct S { a: u8 }" => ["Self"];
    wrong_form: "#[shared(default = 1 + 1)] struct S { a: u8 }" => ["1 + 1"];
    wrong_form: "#[shared(sync = true)] struct S { a: u8 }" => ["true"];
    wrong_form: "#[shared(derive())] struct S { a: u8 }" => ["derive"];
    wrong_form: "#[shared(derive = Debug)] struct S { a: u8 }" => ["Debug"];
    wrong_form: "#[shared(group)] struct S { a: u8 }" => ["group"];
    wrong_form: "#[shared(group())] struct S { a: u8 }" => ["group"];
    wrong_form: "#[shared(group(fn, mutex))] struct S { a: u8 }" => ["fn"];
    wrong_form: "#[shared(group(gen, mutex))] struct S { a: u8 }" => ["gen"];
    wrong_form: "struct S { #[shared(mutex, group = gen)] a: u8, #[shared(group = await)] b: u8 }" => ["gen", "await"];
    wrong_form: "#[shared(name = dyn)] struct S { #[shared(mutex(raw = gen), name = gen)] a: u8 }" => ["dyn", "gen", "gen"];
    wrong_form: "struct S { #[shared(mutex(condvar = try))] a: u8, #[shared(mutex(raw = gen::P))] b: u8 }" => ["try", "gen::P"];
    unknown_argument: "struct S { #[shared(gen)] a: u8 }" => ["gen"];
    expected_verb: "struct S { #[shared(mutex, access(lock as gen))] a: u8, #[shared(mutex, access(lock as _))] b: u8 }" => ["gen", "_"];
    wrong_form: "#[shared(handle(type))] struct S { a: u8 }" => ["type"];
    visibility_before_name: "#[shared(handle(pub H), group(pub(crate) g, mutex))] struct S { #[shared(group = g)] a: u8 }" => ["pub", "pub"];
    parameters_behind_name: "#[shared(handle(H<T>, vis = pub))] struct S<T> { a: T }" => ["<"];
    missing_comma: "#[shared(group(g: mutex), group(h => mutex))] struct S { #[shared(group = g)] a: u8, #[shared(group = h)] b: u8 }" => [":", "="];
    missing_comma: "#[shared(derive(Debug Clone))] struct S { a: u8 }" => ["Clone"];
    missing_comma: "#[shared(derive(Debug(skip), Clone = x))] struct S { a: u8 }" => ["(skip)", "="];
    expected_trait: "#[shared(derive(\"Debug\"))] struct S { a: u8 }" => ["\"Debug\""];
    unknown_argument: "#[shared(gruop(g, mutex))] struct S { #[shared(group = g)] a: u8 }" => ["gruop"];
    wrong_form: "#[shared(handle(H, weak(_)))] struct S { a: u8 }" => ["_"];
    wrong_form: "struct S { #[shared(mutex())] a: u8 }" => ["mutex"];
    wrong_form: "struct S { #[shared(mutex = P)] a: u8 }" => ["P"];
    wrong_form: "struct S { #[shared(cell())] a: u8 }" => ["cell"];
    wrong_form: "struct S { #[shared(mutex(raw))] a: u8 }" => ["raw"];
    wrong_form: "struct S { #[shared(mutex(raw = 1))] a: u8 }" => ["1"];
    wrong_form: "struct S { #[shared(rwlock(raw = P<Q R>))] a: u8 }" => ["P<Q R>"];
    wrong_form: "struct S { #[shared(mutex, after = <&>::b)] a: u8 }" => ["<&>::b"];
    wrong_form: "struct S { #[shared(group = g::h)] a: u8 }" => ["g::h"];
    group_on_struct: "#[shared(group = g)] struct S { a: u8 }" => ["group"];
    group_on_field: "struct S { #[shared(group(g, mutex))] a: u8 }" => ["group"];
    wrong_place: "struct S { #[shared(sync)] a: u8 }" => ["sync"];
    wrong_place: "struct S { #[shared(mutex, raw = P)] a: u8 }" => ["raw"];
    wrong_place: "#[shared(raw = P)] struct S { a: u8 }" => ["raw"];
    wrong_place: "struct S { #[shared(derive(Debug))] a: u8 }" => ["derive"];
    wrong_place: "struct S { #[shared(mutex(name = b))] a: u8 }" => ["name"];
    wrong_place: "#[shared(group(g, mutex, sync))] struct S { #[shared(group = g)] a: u8 }" => ["sync"];
    wrong_place: "#[shared(default = sync)] struct S { a: u8 }" => ["sync"];
    kind_on_struct: "#[shared(mutex)] struct S { a: u8 }" => ["mutex"];
    raw_on_kind: "struct S { #[shared(atomic(raw = P))] a: u8 }" => ["raw"];
    raw_on_kind: "struct S { #[shared(refcell(raw = P))] a: u8 }" => ["raw"];
    condvar_on_kind: "struct S { #[shared(rwlock(condvar = c))] a: u8, #[shared(cell(condvar = d))] b: u8 }" => ["condvar", "condvar"];
    condvar_on_default: "#[shared(default = mutex(condvar = c))] struct S { a: u8 }" => ["condvar"];
    wrong_place: "struct S { #[shared(mutex, condvar = c)] a: u8 }" => ["condvar"];
    wrong_form: "struct S { #[shared(mutex(condvar))] a: u8 }" => ["condvar"];
    duplicate_argument: "struct S { #[shared(mutex(condvar = c, condvar = d))] a: u8 }" => ["condvar"];
    unknown_argument: "#[shared(whole = mutx)] struct S { a: u8 }" => ["mutx"];
    kind_holds_no_struct: "#[shared(whole = cell)] struct S { a: u8 }" => ["cell"];
    whole_excludes: "#[shared(whole = mutex, default = rwlock)] struct S { a: u8 }" => ["whole", "default"];
    whole_excludes: "#[shared(group(g, mutex), whole = mutex)] struct S { a: u8 }" => ["group", "whole"];
    field_of_whole: "#[shared(whole = mutex)] struct S { #[shared(rwlock)] a: u8, #[shared(name = c, vis = pub)] b: u8 }" => ["rwlock", "name", "vis"];
    wrong_form: "#[shared(whole)] struct S { a: u8 }" => ["whole"];
    wrong_place: "struct S { #[shared(whole = mutex)] a: u8 }" => ["whole"];
    verb_of_other_kind: "#[shared(whole = mutex, access(read, lock))] struct S { a: u8 }" => ["read"];
    not_sync: "#[shared(sync, whole = refcell)] struct S { a: u8 }" => ["refcell"];
    name_taken: "#[shared(whole = mutex(condvar = lock))] struct S { a: u8 }" => ["lock"];
    condvar_on_kind: "#[shared(whole = rwlock(condvar = c))] struct S { a: u8 }" => ["condvar"];
    wrong_form: "struct S { #[shared(mutex, after)] a: u8 }" => ["after"];
    wrong_form: "struct S { #[shared(mutex, after = index)] a: u8, #[shared(mutex, after = B::)] b: u8 }" => ["index", "B::"];
    wrong_form: "struct S { #[shared(mutex, after = B::*)] a: u8, #[shared(mutex, after = ::b)] b: u8 }" => ["B::*", "::b"];
    expected_class: "struct S { #[shared(mutex, after(B::b, c, B<u8>, D<u8, u8>::d))] a: u8 }" => ["c", "B<u8>"];
    class_in_trait: "struct S { #[shared(mutex, after = <B<u8> as C>::b)] a: u8, #[shared(mutex, after(<Self>::a, <&B as C>::b))] b: u8 }" => ["<B<u8> as C>::b", "<&B as C>::b"];
    wrong_place: "struct S { #[shared(mutex(after = B::b))] a: u8 }" => ["after"];
    after_on_struct: "#[shared(after = B::b)] struct S { #[shared(mutex)] a: u8 }" => ["after"];
    after_on_kind: "#[shared(whole = refcell, after = B::b)] struct S { a: u8 }" => ["after"];
    duplicate_argument: "struct S { #[shared(mutex, after = B::b, after(B::b))] a: u8 }" => ["after"];
    after_on_kind: "struct S { #[shared(cell, after = B::b)] a: u8, #[shared(after = B::b)] b: u8 }" => ["after", "after"];
    after_on_kind: "#[shared(default = refcell, group(g, refcell, after = B::b))] struct S { #[shared(group = g)] a: u8, #[shared(after = B::b)] b: u8 }" => ["after", "after"];
    after_on_kind: "struct S(#[shared(atomic, after = B::b)] u8);" => ["after"];
    after_on_kind: "struct S { #[shared(refcell, wrapped, after = B::b)] a: u8 }" => ["after"];
    option_of_wrapped: "struct S { #[shared(mutex, wrapped, after = B::b)] a: u8 }" => ["after"];
    field_of_whole: "#[shared(whole = mutex)] struct S { #[shared(after = B::b)] a: u8 }" => ["after"];
    after_unknown: "struct S { #[shared(mutex, after())] entries: u8, #[shared(refcell)] c: u8, #[shared(mutex, after(Self::entires, SharedS::c, Self::entries))] b: u8 }" => ["entires", "c"];
    after_unknown: "struct S { #[shared(mutex, after = SharedS::b)] a: u8, #[shared(cell)] b: u8 }" => ["b"];
    after_itself: "struct S { #[shared(mutex, after = Self::a)] a: u8 }" => ["a"];
    after_in_circle: "#[shared(group(g, rwlock, after = Self::b))] struct S { #[shared(group = g)] a: u8, #[shared(mutex, after = Self::c)] b: u8, #[shared(mutex, after(Self::g))] c: u8 }" => ["g"];
    after_in_group: "#[shared(group(g, mutex))] struct S { #[shared(group = g, after = B::b)] a: u8 }" => ["after"];
    duplicate_argument: "#[shared(sync, sync)] struct S { a: u8 }" => ["sync"];
    duplicate_argument: "#[shared(name = A)] #[shared(name = B)] struct S { a: u8 }" => ["name"];
    duplicate_argument: "struct S { #[shared(mutex, mutex)] a: u8 }" => ["mutex"];
    duplicate_argument: "struct S { #[shared(mutex(raw = P, raw = Q))] a: u8 }" => ["raw"];

    // Kinds.
    two_kinds: "struct S { #[shared(cell, mutex)] a: u8 }" => ["cell", "mutex"];
    two_kinds: "#[shared(sync)] struct S { #[shared(cell)] #[shared(mutex, plain)] a: u8 }" => ["cell", "mutex", "plain"];
    two_kinds: "#[shared(group(g, mutex, rwlock))] struct S { #[shared(group = g)] a: u8 }" => ["mutex", "rwlock"];
    not_sync: "#[shared(sync)] struct S { #[shared(cell)] a: u8, #[shared(refcell)] b: u8 }" => ["cell", "refcell"];
    not_sync: "#[shared(sync, default = cell, group(g, refcell))] struct S { a: u8, #[shared(group = g)] b: u8 }" => ["cell", "refcell"];

    // Groups.
    unknown_group: "struct S { #[shared(group = g)] a: u8, #[shared(group = g)] b: u8 }" => ["g"];
    unknown_group: "#[shared(group(ab, mutex))] struct S { #[shared(group = ab)] a: u8, #[shared(group = ac)] b: u8, #[shared(group = ac)] c: u8 }" => ["ac", "ac"];
    unknown_group: "struct S { #[shared(group = g)] a: u8 }" => ["g"];
    unknown_group: "#[shared(group(ledger, mutex))] struct S { #[shared(group = legder)] a: u8 }" => ["legder"];
    group_without_fields: "#[shared(group(ledger, mutex))] struct S { a: u8 }" => ["ledger"];
    group_declared_twice: "#[shared(group(g, mutex), group(g, mutex))] struct S { #[shared(group = g)] a: u8 }" => ["g"];
    group_without_kind: "#[shared(group(g))] struct S { #[shared(group = g)] a: u8 }" => ["g"];
    group_without_kind: "#[shared(group(g =))] struct S { #[shared(group = g)] a: u8 }" => ["g"];
    group_kind_twice: "#[shared(group(g = mutex))] struct S { #[shared(rwlock, group = g)] a: u8 }" => ["rwlock"];
    two_kinds: "#[shared(group(g = mutex, rwlock))] struct S { #[shared(group = g)] a: u8 }" => ["mutex", "rwlock"];
    unknown_argument: "struct S { #[shared(mutex, pub)] a: u8 }" => ["pub"];
    missing_comma: "struct S { #[shared(mutex<u8>)] a: u8 }" => ["<"];
    wrong_form: "#[shared(group(\"g\", mutex))] struct S { a: u8 }" => ["\"g\""];
    wrong_form: "#[shared(group(\"g\" = mutex))] struct S { #[shared(group = g)] a: u8 }" => ["\"g\""];
    wrong_form: "#[shared(group(5, mutex), handle(\"H\", weak(\"type\")))] struct S { a: u8 }" => ["5", "\"H\"", "\"type\""];
    wrong_form: "#[shared(group(gen, mutex))] struct S { #[shared(group = r#gen)] a: u8, #[shared(group = gen)] b: u8 }" => ["gen", "gen"];
    wrong_form: "#[shared(group(g, mutex))] struct S { #[shared(group = \"g\")] a: u8 }" => ["\"g\""];
    wrong_form: "struct S { #[shared(mutex, group = gen)] a: u8, #[shared(group = r#gen)] b: u8, #[shared(group = \"h\")] c: u8 }" => ["gen", "\"h\""];
    wrong_form: "#[shared(group(\"\", mutex), group(\"a b\", mutex), group(\"self\"), handle(b\"H\"))] struct S { #[shared(group = \"\")] a: u8, #[shared(group = \"Self\")] b: u8 }" => ["\"\"", "\"a b\"", "\"self\"", "b\"H\"", "\"\"", "\"Self\""];
    wrong_form: "#[shared(group(fn))] struct S { #[shared(group = r#fn)] a: u8 }" => ["fn"];
    unknown_argument: "#[shared(group(r#gen, mutx))] struct S { #[shared(group = r#gen)] a: u8 }" => ["mutx"];
    duplicate_argument: "#[shared(group(g, mutex), group(h, mutex))] struct S { #[shared(group = g, group = h)] a: u8 }" => ["group"];
    unknown_argument: "#[shared(group(g = mutx))] struct S { #[shared(group = g)] a: u8 }" => ["mutx"];
    wrong_form: "#[shared(group(name = G, mutex))] struct S { a: u8 }" => ["group"];
    group_without_name: "#[shared(group(mutex))] struct S { a: u8 }" => ["mutex"];
    group_kind_twice: "#[shared(group(g, mutex))] struct S { #[shared(mutex, group = g)] a: u8 }" => ["mutex"];
    group_kind_twice: "struct S { #[shared(mutex, group = g)] a: u8, #[shared(rwlock, group = g)] b: u8 }" => ["rwlock"];
    kind_holds_no_group: "#[shared(group(g, cell))] struct S { #[shared(group = g)] a: u8 }" => ["cell"];
    kind_holds_no_group: "struct S { #[shared(atomic, group = g)] a: u8 }" => ["atomic"];
    kind_holds_no_group: "struct S { #[shared(plain, group = g)] a: u8 }" => ["plain"];
    group_on_tuple: "#[shared(group(g, mutex))] struct S(#[shared(group = g)] u8);" => ["group", "group"];
    accessor_in_group: "#[shared(group(g, mutex))] struct S { #[shared(group = g, vis = pub, name = b)] a: u8 }" => ["vis", "name"];

    // Names.
    name_is_own: "#[shared(name = S)] struct S { a: u8 }" => ["S"];
    type_name_taken: "#[shared(group(g, mutex, name = SharedS))] struct S { #[shared(group = g)] a: u8 }" => ["SharedS"];
    type_name_taken: "#[shared(group(g_h, mutex), group(gH, mutex, name = SGH))] struct S { #[shared(group = g_h)] a: u8, #[shared(group = gH)] b: u8 }" => ["SGH"];
    name_taken: "struct S { a: u8, #[shared(name = a)] b: u8 }" => ["a"];
    name_taken: "struct S { #[shared(name = b)] a: u8, b: u8 }" => ["b"];
    name_taken: "struct S { #[shared(name = c)] a: u8, #[shared(name = c)] b: u8 }" => ["c"];
    name_taken: "struct S { #[shared(mutex, group = g)] a: u8, #[shared(name = g)] b: u8 }" => ["g"];
    name_taken: "struct S { snapshot: u8, #[shared(name = into_inner)] a: u8 }" => ["snapshot", "into_inner"];
    name_taken: "struct S { #[shared(mutex, group = snapshot)] a: u8 }" => ["snapshot"];
    name_taken: "struct S { #[shared(mutex(condvar = b))] a: u8, b: u8 }" => ["b"];
    name_taken: "struct S { #[shared(mutex(condvar = b))] a: u8, #[shared(name = c)] b: u8 }" => ["b"];
    name_taken: "struct S { #[shared(mutex(condvar = a))] a: u8 }" => ["a"];
    name_taken: "struct S { #[shared(mutex(condvar = snapshot))] a: u8 }" => ["snapshot"];
    name_taken: "struct S { #[shared(mutex(condvar = c))] a: u8, #[shared(mutex(condvar = c))] b: u8 }" => ["c"];
    name_taken: "struct S { #[shared(mutex(condvar = b))] a: u8, #[shared(mutex, access(get as x, set as b), name = c)] b: u8 }" => ["b"];
    name_taken: "struct S { #[shared(mutex(condvar = c), access(set))] a: u8, #[shared(mutex(condvar = c), access(set))] b: u8 }" => ["c"];
    name_taken: "struct S { #[shared(mutex, name = b)] a: u8, #[shared(mutex, group = g)] b: u8, #[shared(mutex, name = g)] c: u8 }" => ["g"];
    name_taken: "struct S(u8, #[shared(name = field_0)] u8);" => ["field_0"];
    name_taken: "#[shared(whole = mutex, access(lock as x, with as x))] struct S { a: u8 }" => ["x"];
    field_is_group: "#[shared(group(b, mutex))] struct S { #[shared(group = b)] a: u8, b: u8 }" => ["b"];

    // Handles.
    type_name_taken: "#[shared(handle(S))] struct S { a: u8 }" => ["S"];
    type_name_taken: "#[shared(handle(SharedS, weak(Weak)))] struct S { a: u8 }" => ["SharedS"];
    type_name_taken: "#[shared(handle(H, weak(H)))] struct S { a: u8 }" => ["H"];
    type_name_taken: "#[shared(group(g, mutex), handle(SG, weak(S)))] struct S { #[shared(group = g)] a: u8 }" => ["SG", "S"];
    rc_in_sync: "#[shared(sync, handle(H, rc))] struct S { a: u8 }" => ["sync", "rc"];
    wrong_form: "#[shared(handle)] struct S { a: u8 }" => ["handle"];
    wrong_form: "#[shared(handle = H)] struct S { a: u8 }" => ["H"];
    wrong_form: "#[shared(handle(vis = pub))] struct S { a: u8 }" => ["handle"];
    wrong_form: "#[shared(handle(H, weak()))] struct S { a: u8 }" => ["weak"];
    wrong_place: "#[shared(weak(W))] struct S { a: u8 }" => ["weak"];
    wrong_place: "#[shared(handle(H, weak(W, rc)))] struct S { a: u8 }" => ["rc"];
    unknown_argument: "#[shared(handle(H, wea(W)))] struct S { a: u8 }" => ["wea"];
    unknown_argument: "#[shared(handle(H, weak(W, strong)))] struct S { a: u8 }" => ["strong"];
    duplicate_argument: "#[shared(handle(H), handle(I))] struct S { a: u8 }" => ["handle"];
    name_taken: "#[shared(vis = pub(crate), handle(H, vis = pub))] struct S { ptr_eq: u8 }" => ["ptr_eq"];

    // Pointers.
    two_pointers: "struct S { #[shared(mutex, arc, rc)] a: u8 }" => ["arc", "rc"];
    two_pointers: "struct S { #[shared(mutex, wrapped, arc)] a: u8 }" => ["wrapped", "arc"];
    rc_in_sync: "#[shared(sync)] struct S { #[shared(mutex, rc)] a: u8, b: u8 }" => ["rc"];
    new_with_pointer: "#[shared(new)] struct S { #[shared(mutex, arc)] a: u8 }" => ["new", "arc"];
    name_taken: "#[shared(new)] struct S { new: u8 }" => ["new"];
    wrong_form: "#[shared(new(a))] struct S { a: u8 }" => ["new"];
    wrong_form: "#[shared(no_snapshot = true)] struct S { a: u8 }" => ["true"];
    wrong_place: "struct S { #[shared(no_snapshot)] a: u8 }" => ["no_snapshot"];
    pointer_in_group: "#[shared(group(g, mutex))] struct S { #[shared(group = g, arc)] a: u8 }" => ["arc"];
    pointer_in_group: "#[shared(group(g, mutex))] struct S { #[shared(group = g, wrapped)] a: u8 }" => ["wrapped"];
    wrapped_without_kind: "struct S { #[shared(wrapped)] a: u8 }" => ["wrapped"];
    wrapped_without_kind: "struct S { #[shared(plain, wrapped)] a: u8 }" => ["plain"];
    option_of_wrapped: "struct S { #[shared(mutex(raw = Spin, condvar = c), wrapped)] a: u8 }" => ["raw", "condvar"];
    verb_of_wrapped: "struct S { #[shared(mutex, wrapped, access(lock, handle))] a: u8 }" => ["lock"];
    not_sync: "#[shared(sync)] struct S { #[shared(refcell, wrapped)] a: u8 }" => ["refcell"];
    wrong_place: "#[shared(arc)] struct S { a: u8 }" => ["arc"];
    wrong_form: "struct S { #[shared(mutex, arc = 1)] a: u8 }" => ["1"];

    // Verbs.
    no_verb: "struct S { #[shared(cell, access(1, set))] a: u8 }" => ["1"];
    no_verb: "struct S { #[shared(cell, access(\"get\", set))] a: u8 }" => ["\"get\""];
    verb_renamed_by: "struct S { #[shared(cell, access(get = total, set: put))] a: u8 }" => ["=", ":"];
    verb_with_list: "struct S { #[shared(cell, access(get(), set()))] a: u8 }" => ["()", "()"];
    verb_with_visibility: "struct S { #[shared(cell, access(pub get, pub(crate) set))] a: u8 }" => ["pub", "pub"];
    expected_verb: "struct S { #[shared(cell, access(get set))] a: u8 }" => ["set"];
    expected_verb: "struct S { #[shared(cell, access(get as))] a: u8 }" => ["as"];
    expected_verb: "struct S { #[shared(cell, access(get as fn))] a: u8 }" => ["fn"];
    unknown_verb: "struct S { #[shared(cell, access(gte))] a: u8 }" => ["gte"];
    unknown_verb: "#[shared(access(lock, unlock))] struct S { #[shared(mutex)] a: u8 }" => ["unlock"];
    verb_of_other_kind: "struct S { #[shared(cell, access(lock, handle))] a: u8 }" => ["lock"];
    verb_of_other_kind: "struct S { #[shared(access(get, set))] a: u8 }" => ["set"];
    verb_of_other_kind: "#[shared(group(g, mutex, access(read, handle)))] struct S { #[shared(group = g)] a: u8 }" => ["read"];
    verb_of_other_kind: "struct S { #[shared(atomic, access(with_mut, get))] a: u8 }" => ["with_mut"];
    verb_of_no_field: "#[shared(access(get, read))] struct S { #[shared(mutex)] a: u8 }" => ["read"];
    duplicate_verb: "struct S { #[shared(cell, access(set, set))] a: u8 }" => ["set"];
    two_getters: "struct S { #[shared(mutex, access(get, get_cloned))] a: u8 }" => ["get", "get_cloned"];
    rename_on_struct: "#[shared(access(lock as locked))] struct S { #[shared(mutex)] a: u8 }" => ["locked"];
    name_taken: "struct S { #[shared(cell, access(get, set))] a: u8, set_a: u8 }" => ["set"];
    name_taken: "struct S { #[shared(mutex, access(lock as snapshot))] a: u8, b: u8 }" => ["snapshot"];
    name_taken: "struct S { #[shared(mutex, access(lock as x, with as x))] a: u8 }" => ["x"];
    wrong_form: "struct S { #[shared(mutex, access)] a: u8 }" => ["access"];
    wrong_form: "struct S { #[shared(mutex, access = get)] a: u8 }" => ["get"];
    wrong_place: "struct S { #[shared(mutex(access(get)))] a: u8 }" => ["access"];
    accessor_in_group: "#[shared(group(g, mutex))] struct S { #[shared(group = g, access(lock))] a: u8 }" => ["access"];

    // Derives.
    unknown_derive: "#[shared(derive(Hash, clone))] struct S { a: u8 }" => ["Hash", "clone"];
    unknown_derive: "#[shared(derive(serde::Serialize))] struct S { a: u8 }" => ["serde::Serialize"];
    derived_twice: "#[shared(derive(Debug), derive(Clone, Debug))] struct S { a: u8 }" => ["Debug"];
    derived_twice: "#[shared(group(g, mutex, derive(Clone, Clone)))] struct S { #[shared(group = g)] a: u8 }" => ["Clone"];
    serde_is_off: "/* without features */ #[shared(derive(Serialize, Deserialize))] struct S { a: u8 }" => ["Serialize", "Deserialize"];
    derive_without_snapshot: "#[shared(no_snapshot, derive(Serialize, Deserialize))] struct S { a: u8 }" => ["no_snapshot", "Serialize"];
    unknown_derive: "#[shared(derive(Serialise))] struct S { a: u8 }" => ["Serialise"];
    derive_without_snapshot: "#[shared(no_snapshot, derive(Clone))] struct S { a: u8 }" => ["no_snapshot", "Clone"];
}

#[test]
fn each_mistake_is_reported_where_it_is_made() {
    let wrong: Vec<_> = CASES
        .iter()
        .filter_map(|case| {
            let errors = expand(case.source).errors;
            let at: Vec<_> = errors.iter().map(|error| error.at.as_str()).collect();
            (at != case.at).then(|| format!("{}\n{}", case.source, show(&errors)))
        })
        .collect();
    assert!(wrong.is_empty(), "not as expected:\n\n{}", wrong.join("\n"));
}

#[test]
fn messages() {
    let all: Vec<_> = CASES
        .iter()
        .map(|case| format!("{}\n{}", case.source, show(&expand(case.source).errors)))
        .collect();
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("messages", all.join("\n"));
    });
}

#[test]
fn the_companion_survives_each_mistake() {
    for case in CASES.iter().filter(|case| case.message != "not_a_struct") {
        let output = expand(case.source);
        let methods = output.methods();
        let names = ["SharedS", "A", "Shared", "r#dyn"];
        let fields = names.iter().find_map(|name| output.fields(name));
        assert!(
            fields.is_some_and(|count| count > 0),
            "no companion for {}",
            case.source
        );
        // A field that is shared cannot be given back.
        assert!(
            case.source.contains("rc") || methods.contains(&"into_inner".to_owned()),
            "{}: {methods:?}",
            case.source
        );
        assert!(
            methods.len() > 1 || case.source.contains("wrapped"),
            "no accessor for {}: {methods:?}",
            case.source
        );
    }
}

/// What a mistake degrades to is about what was meant, so that the rest of a file still fits.
#[test]
fn degraded() {
    let source = "#[shared(derive(Debug, Clon), group(ledger, muetx))] pub struct Account {
        #[shared(mutx)] misspelt: u8,
        #[shared(atomically)] unknown: u8,
        #[shared(cell, mutex)] first_of_two: u8,
        #[shared(rwlock())] wrong_form: u8,
        #[shared(group = leger)] misspelt_group: u8,
        #[shared(group = nowhere)] guessed_group: u8,
        #[shared(vis = public, name = \"x\")] wrong_values: u8,
    }";
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("degraded", expand(source).pretty());
    });
}

/// From each lock there are more ways back to the first than anybody could follow.
#[test]
fn an_order_with_many_ways_is_followed_once_a_lock() {
    let fields: Vec<_> = (2..80)
        .map(|number| {
            let (one, other) = (number - 1, number - 2);
            format!("#[shared(mutex, after(Self::f{one}, Self::f{other}))] f{number}: u8")
        })
        .collect();
    let fields = fields.join(", ");
    let first = "#[shared(mutex, after())] f0: u8, #[shared(mutex)] f1: u8";
    assert!(
        expand(&format!("struct S {{ {first}, {fields} }}"))
            .errors
            .is_empty()
    );
    // The last lock comes after two, and each of the two closes a circle.
    let circle = "#[shared(mutex, after = Self::f79)] f0: u8, #[shared(mutex)] f1: u8";
    let errors = expand(&format!("struct S {{ {circle}, {fields} }}")).errors;
    assert_eq!(errors.len(), 2);
}

#[test]
fn ten_mistakes_are_ten_errors_in_source_order() {
    let source = r#"
        #[shared(synch, name = Account, derive(Hash), group(empty, mutex))]
        pub struct Account {
            #[shared(mutx)] a: u8,
            #[shared(cell, mutex)] b: u8,
            #[shared(sync)] c: u8,
            #[shared(name = "d")] d: u8,
            #[shared(group = nowhere)] e: u8,
            #[shared(+)] f: u8,
            snapshot: u8,
        }
    "#;
    let output = expand(source);
    let at: Vec<_> = output
        .errors
        .iter()
        .map(|error| error.at.as_str())
        .collect();
    let expected = [
        "synch", "Account", "Hash", "empty", "mutx", "cell", "mutex", "sync", "\"d\"", "nowhere",
        "+", "snapshot",
    ];
    assert_eq!(at, expected);
    let methods = output.methods();
    for accessor in ["a", "b", "c", "d", "nowhere", "f", "into_inner", "snapshot"] {
        let count = methods.iter().filter(|method| *method == accessor).count();
        assert_eq!(count, 1, "{accessor} in {methods:?}");
    }
}

/// The errors as a compiler would show them under the one line of source.
fn show(errors: &[Error]) -> String {
    let mut shown = String::new();
    for error in errors {
        let indent = " ".repeat(error.span.start().column);
        let carets = "^".repeat(error.at.chars().count().max(1));
        let message = error.message.replace('\n', "\n  ");
        shown += &[indent, carets, "\n  ".into(), message, "\n".into()].concat();
    }
    shown
}
