//! Where a lock stands, and that it is of one class, whichever way it is made.

use interior::order::{Place, Report};
use interior::{Mutex, Shared};

use crate::reports;

/// Where what was held and what was wanted stand.
fn places(report: &Report) -> [Option<(&str, u32)>; 2] {
    let step = &report.steps()[0];
    [step.held(), step.wanted()].map(Place::declared_at)
}

/// Takes two locks in one order, and two that were made in another way in the other order: if they are
/// of the same two classes, that is a circle, and the report tells the `lines` of both.
fn are_of_one_class(one: [&Mutex<u8>; 2], other: [&Mutex<u8>; 2], lines: [u32; 2]) {
    let found = reports::during(|| {
        drop((one[0].lock(), one[1].lock()));
        drop((other[1].lock(), other[0].lock()));
    });
    let [report] = &found[..] else {
        panic!("{found:?}");
    };
    let [left, right] = lines.map(|line| Some((file!(), line)));
    assert_eq!(places(report), [right, left], "{report}");
}

/// A struct of which `one` and `other` are made; the names of its fields stand on the two lines below
/// the macro's name.
macro_rules! two_ways {
    ($left:ident, $right:ident; $test:ident, $one:expr, $other:expr) => {
        mod $test {
            use super::*;

            const AT: u32 = line!();

            #[derive(Shared, Clone, Default)]
            #[shared(new, derive(Clone, Default))]
            #[cfg_attr(feature = "serde", derive(::serde::Deserialize))]
            #[cfg_attr(feature = "serde", shared(derive(Deserialize)))]
            struct Two {
                #[shared(mutex)]
                $left: u8,
                #[shared(mutex)]
                $right: u8,
            }

            #[test]
            fn is_of_one_class() {
                let (one, other): (SharedTwo, SharedTwo) = ($one, $other);
                let (one, other) = ([one.$left(), one.$right()], [other.$left(), other.$right()]);
                are_of_one_class(one, other, [AT + 1, AT + 2]);
            }
        }
    };
}

two_ways! {
    left,
    right;
    from_and_new,
    Two { left: 1, right: 2 }.into(),
    SharedTwo::new(3, 4)
}

two_ways! {
    left,
    right;
    constants,
    const { SharedTwo::new(3, 4) },
    SharedTwo::new(3, 4)
}

two_ways! {
    left,
    right;
    defaults,
    SharedTwo::default(),
    SharedTwo::new(3, 4)
}

two_ways! {
    left,
    right;
    clones,
    SharedTwo::new(3, 4).clone(),
    const { SharedTwo::new(3, 4) }
}

#[cfg(feature = "serde")]
two_ways! {
    left,
    right;
    deserialized,
    serde_json::from_str(r#"{"left": 1, "right": 2}"#).expect("both fields are there"),
    SharedTwo::new(3, 4)
}

/// The same with fields that no user wrote.
macro_rules! own_fields {
    ($name:ident) => {
        #[derive(Shared)]
        #[shared(new)]
        struct $name {
            #[shared(mutex)]
            left: u8,
            #[shared(mutex)]
            right: u8,
        }
    };
}

const OWN: u32 = line!() + 1;
own_fields!(Own);

#[test]
fn fields_of_a_macro_stand_where_it_is_called() {
    let (one, other) = (
        SharedOwn::new(1, 2),
        SharedOwn::from(Own { left: 1, right: 2 }),
    );
    let (one, other) = ([one.left(), one.right()], [other.left(), other.right()]);
    are_of_one_class(one, other, [OWN; 2]);
}

const NAMELESS: u32 = line!() + 1;
#[derive(Shared)]
#[shared(new)]
struct Nameless(
    #[shared(mutex)] u8,
    #[shared(plain)] u8,
    #[shared(mutex)] u8,
);

#[test]
fn fields_without_a_name_stand_at_their_types() {
    let (one, other) = (
        SharedNameless::new(1, 2, 3),
        SharedNameless::from(Nameless(1, 2, 3)),
    );
    let (one, other) = (
        [one.field_0(), one.field_2()],
        [other.field_0(), other.field_2()],
    );
    are_of_one_class(one, other, [NAMELESS + 3, NAMELESS + 5]);
}
