//! Struct shapes: tuple, unit, raw identifiers, fragments of `macro_rules`, shadowed names.

use interior::{Cell, Mutex, Shared};

#[test]
fn tuple_structs_stay_tuple_structs() {
    #[derive(Shared, Clone, Debug, PartialEq)]
    struct Pair(
        #[shared(mutex)] u8,
        String,
        #[shared(cell, name = flag)] bool,
    );

    let shared = SharedPair::from(Pair(1, "x".into(), true));
    let _: (&Mutex<u8>, &String, &Cell<bool>) = (shared.field_0(), shared.field_1(), shared.flag());
    *shared.0.lock() += 1;
    shared.flag().set(false);
    assert_eq!(shared.snapshot(), Pair(2, "x".into(), false));
    assert_eq!(shared.into_inner(), Pair(2, "x".into(), false));
}

#[test]
fn unit_and_empty_structs_have_companions() {
    #[derive(Shared, Debug, PartialEq)]
    struct Marker;
    #[derive(Shared, Debug, PartialEq)]
    struct Nothing {}
    #[derive(Shared, Debug, PartialEq)]
    struct NoFields();

    assert_eq!(SharedMarker::from(Marker).snapshot(), Marker);
    assert_eq!(SharedNothing::from(Nothing {}).into_inner(), Nothing {});
    assert_eq!(SharedNoFields::from(NoFields()).into_inner(), NoFields());
}

#[test]
fn raw_identifiers_are_fields_groups_and_names() {
    #[derive(Shared, Clone, Debug, PartialEq)]
    #[shared(group(r#loop, mutex))]
    struct Keywords {
        #[shared(mutex)]
        r#type: u8,
        #[shared(cell, name = r#match)]
        plain: u8,
        #[shared(group = r#loop)]
        r#in: u8,
    }
    let shared = SharedKeywords::from(Keywords {
        r#type: 1,
        plain: 2,
        r#in: 3,
    });
    shared.r#type().set(4);
    shared.r#match().set(5);
    shared.r#loop().lock().r#in = 6;
    assert_eq!(
        shared.snapshot(),
        Keywords {
            r#type: 4,
            plain: 5,
            r#in: 6
        }
    );
}

macro_rules! declare {
    ($vis:vis $name:ident { $($field:ident: $ty:ty as $kind:ident),* }) => {
        #[derive(Shared, Clone, Debug, PartialEq)]
        $vis struct $name { $(#[shared($kind)] $field: $ty),* }
    };
}

declare!(pub(crate) Declared { count: u32 as mutex, names: Vec<(u8, [u8; 2])> as rwlock, flag: bool as cell });

#[test]
fn fields_may_come_from_a_macro() {
    let declared = Declared {
        count: 1,
        names: vec![(0, [1, 2])],
        flag: true,
    };
    let shared = SharedDeclared::from(declared.clone());
    shared.count().set(9);
    assert_eq!(
        shared.into_inner(),
        Declared {
            count: 9,
            ..declared
        }
    );
}

#[test]
fn types_that_are_hard_to_parse_are_taken_as_they_stand() {
    #[derive(Shared)]
    struct Hard {
        #[shared(mutex)]
        nested: Vec<fn(u8) -> Vec<u8>>,
        #[shared(mutex)]
        block: [u8; {
            const X: usize = 3;
            X
        }],
        #[shared(rwlock)]
        object: Box<dyn Fn(&str) -> usize + Send + Sync>,
        #[shared(cell)]
        shifted: [u8; 1 << 2],
    }
    let shared = SharedHard::from(Hard {
        nested: vec![],
        block: [0; 3],
        object: Box::new(str::len),
        shifted: [0; 4],
    });
    assert_eq!(shared.object().read()("four"), 4);
    assert_eq!(shared.block().get().len() + shared.shifted().get().len(), 7);
    assert!(shared.nested().lock().is_empty());
}

/// Names of the prelude and of our own, all taken by something else.
#[test]
fn shadowed_names_do_no_harm() {
    #![allow(dead_code, reason = "the names stand here to be in the way")]
    struct Option;
    struct Some;
    struct From;
    struct Clone;
    struct Mutex;
    struct Box;
    struct Self_;
    #[allow(non_upper_case_globals, reason = "a constant with the name of a field")]
    const balance: u8 = 1;
    mod core {}
    mod std {}
    mod interior {}

    #[derive(::interior::Shared)]
    #[shared(sync, group(ledger, mutex))]
    struct Shadowed {
        #[shared(mutex)]
        balance: u8,
        #[shared(group = ledger)]
        log: u8,
        id: u8,
    }
    let shared = <SharedShadowed as ::core::convert::From<Shadowed>>::from(Shadowed {
        balance: 1,
        log: 2,
        id: 3,
    });
    shared.ledger().lock().log = 9;
    let Shadowed {
        balance: one,
        log,
        id,
    } = shared.snapshot();
    assert_eq!((one, log, id), (1, 9, 3));
}

#[test]
fn the_plain_struct_may_be_meant_by_self() {
    #[derive(Shared, Clone, Debug, PartialEq)]
    struct Node {
        #[shared(refcell)]
        children: Vec<Self>,
        #[shared(mutex)]
        parent: Option<Box<Self>>,
    }
    let leaf = Node {
        children: vec![],
        parent: None,
    };
    let shared = SharedNode::from(leaf.clone());
    shared.children().borrow_mut().push(leaf.clone());
    assert_eq!(
        shared.snapshot(),
        Node {
            children: vec![leaf],
            parent: None
        }
    );
}
