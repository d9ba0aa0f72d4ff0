//! What is particular about `RefCell`: counting, and what a conflict says.

use core::error::Error;
use core::mem;
use core::panic::AssertUnwindSafe;
use std::panic::{catch_unwind, panic_any};
use std::rc::{Rc, Weak};

use interior_runtime::{Ref, RefCell, RefMut};

/// The text of the panic of `f`.
fn panic_text<U>(f: impl FnOnce() -> U) -> String {
    let payload = catch_unwind(AssertUnwindSafe(f))
        .err()
        .expect("there was no panic");
    payload.downcast_ref::<String>().unwrap().clone()
}

/// What a conflict must say.
#[track_caller]
fn assert_says(text: &str, what: &str, standing_line: u32, this_line: u32) {
    if !cfg!(debug_assertions) {
        let expected = format!("{what}; a build with debug assertions tells where");
        assert_eq!(text, expected);
        return;
    }
    let file = file!();
    let expected = format!("{what}, at {file}:{standing_line}:");
    assert!(
        text.starts_with(&expected),
        "{text:?} begins with {expected:?}"
    );
    let expected = format!("; this borrow is at {file}:{this_line}:");
    assert!(text.contains(&expected), "{text:?} contains {expected:?}");
}

#[test]
fn a_writer_in_the_way_is_named_with_both_places() {
    let cell = RefCell::new(1);
    let (guard, standing) = (cell.borrow_mut(), line!());
    let what = "already mutably borrowed";
    let (text, this) = (panic_text(|| cell.borrow()), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.borrow_mut()), line!());
    assert_says(&text, what, standing, this);
    let (error, this) = (cell.try_borrow().unwrap_err(), line!());
    assert_says(&error.to_string(), what, standing, this);
    let (error, this) = (cell.try_borrow_mut().unwrap_err(), line!());
    assert_says(&error.to_string(), what, standing, this);
    drop(guard);
    assert_eq!(cell.get(), 1);
}

#[test]
fn a_reader_in_the_way_is_named_with_both_places() {
    let cell = RefCell::new(1);
    let (guard, standing) = (cell.borrow(), line!());
    let what = "already borrowed";
    let (text, this) = (panic_text(|| cell.borrow_mut()), line!());
    assert_says(&text, what, standing, this);
    let (error, this) = (cell.try_borrow_mut().unwrap_err(), line!());
    assert_says(&error.to_string(), what, standing, this);
    drop(guard);
}

#[test]
fn verbs_name_their_callers_place() {
    let cell = RefCell::new(1);
    let (guard, standing) = (cell.borrow_mut(), line!());
    let what = "already mutably borrowed";
    let (text, this) = (panic_text(|| cell.get()), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.get_cloned()), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.set(2)), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.replace(2)), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.take()), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.update(|n| n)), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.with(|n| *n)), line!());
    assert_says(&text, what, standing, this);
    let (text, this) = (panic_text(|| cell.with_mut(|n| *n)), line!());
    assert_says(&text, what, standing, this);
    let (error, this) = (cell.try_with(|n| *n).unwrap_err(), line!());
    assert_says(&error.to_string(), what, standing, this);
    let (error, this) = (cell.try_with_mut(|n| *n).unwrap_err(), line!());
    assert_says(&error.to_string(), what, standing, this);
    let (text, this) = (panic_text(|| cell.swap(&RefCell::new(2))), line!());
    assert_says(&text, what, standing, this);
    drop(guard);
    let conflict = |_: &i32| (panic_text(|| cell.set(2)), line!());
    let ((text, this), standing) = (cell.with(conflict), line!());
    assert_says(&text, "already borrowed", standing, this);
}

#[test]
fn the_place_is_that_of_a_borrow_that_still_stands() {
    let cell = RefCell::new(1);
    let (first, _) = (cell.borrow(), line!());
    let (second, standing) = (cell.borrow(), line!());
    drop(first);
    let (error, this) = (cell.try_borrow_mut().unwrap_err(), line!());
    assert_says(&error.to_string(), "already borrowed", standing, this);
    drop(second);
    let (writer, standing) = (cell.borrow_mut(), line!());
    let (error, this) = (cell.try_borrow().unwrap_err(), line!());
    assert_says(
        &error.to_string(),
        "already mutably borrowed",
        standing,
        this,
    );
    drop(writer);
}

#[test]
fn a_clone_and_a_part_keep_the_place_of_their_borrow() {
    let cell = RefCell::new((1, 2));
    let (guard, standing) = (cell.borrow(), line!());
    let clone = Ref::clone(&guard);
    drop(guard);
    let part = Ref::map(clone, |pair| &pair.0);
    let (error, this) = (cell.try_borrow_mut().unwrap_err(), line!());
    assert_says(&error.to_string(), "already borrowed", standing, this);
    drop(part);
    let (guard, standing) = (cell.borrow_mut(), line!());
    let (one, two) = RefMut::map_split(guard, |pair| (&mut pair.0, &mut pair.1));
    drop(one);
    let (error, this) = (cell.try_borrow().unwrap_err(), line!());
    assert_says(
        &error.to_string(),
        "already mutably borrowed",
        standing,
        this,
    );
    drop(two);
}

#[test]
fn more_borrows_than_places_are_counted_all_the_same() {
    let cell = RefCell::new(1);
    let mut guards: Vec<_> = (0..20).map(|_| cell.borrow()).collect();
    guards.drain(..10);
    let error = cell.try_borrow_mut().unwrap_err().to_string();
    if cfg!(debug_assertions) {
        assert!(
            error.starts_with("already borrowed; this borrow is at "),
            "{error}"
        );
    }
    guards.extend((0..3).map(|_| cell.borrow()));
    assert!(cell.try_borrow_mut().is_err());
    drop(guards);
    assert!(cell.try_borrow_mut().is_ok());
}

#[test]
fn errors_are_errors() {
    let cell = RefCell::new(1);
    let guard = cell.borrow_mut();
    let error = cell.try_borrow().unwrap_err();
    assert!(format!("{error:?}").starts_with("BorrowError(already mutably borrowed"));
    let error: Box<dyn Error> = Box::new(cell.try_borrow_mut().unwrap_err());
    assert!(format!("{error:?}").starts_with("BorrowMutError(already mutably borrowed"));
    drop(guard);
}

#[test]
fn many_read_or_one_writes() {
    let cell = RefCell::new(1);
    let (one, two) = (cell.borrow(), cell.borrow());
    assert_eq!(*one + *two, 2);
    assert!(cell.try_borrow_mut().is_err());
    drop(one);
    assert!(cell.try_borrow_mut().is_err());
    drop(two);
    let mut writer = cell.try_borrow_mut().unwrap();
    *writer += 1;
    assert!(cell.try_borrow().is_err() && cell.try_borrow_mut().is_err());
    drop(writer);
    assert_eq!(*cell.try_borrow().unwrap(), 2);
}

#[test]
fn refs_are_cloned_split_and_narrowed() {
    let cell = RefCell::new((1, String::from("one"), vec![1, 2]));
    let all = cell.borrow();
    let (number, rest) = Ref::map_split(Ref::clone(&all), |all| (&all.0, &all.1));
    let word = Ref::map(rest, String::as_str);
    drop(all);
    assert_eq!(format!("{number} {word} {word:?}"), r#"1 one "one""#);
    let Err(word) = Ref::filter_map(word, |word| word.get(7..)) else {
        panic!("there is no such part")
    };
    let Err((word, 7)) = Ref::try_map(word, |word| word.get(7..).ok_or(7)) else {
        panic!("there is no such part")
    };
    let Ok(end) = Ref::filter_map(word, |word| word.get(1..)) else {
        panic!("there is such a part")
    };
    let Ok(end) = Ref::try_map(end, |word| word.get(1..).ok_or(())) else {
        panic!("there is such a part")
    };
    assert_eq!(&*end, "e");
    drop(number);
    assert!(cell.try_borrow_mut().is_err(), "one reader still stands");
    drop(end);
    assert!(cell.try_borrow_mut().is_ok());
}

#[test]
fn ref_muts_are_split_and_narrowed() {
    let cell = RefCell::new((1, String::from("one"), [1, 2]));
    let (number, rest) = RefMut::map_split(cell.borrow_mut(), |all| (&mut all.0, &mut all.2));
    let (mut a, mut b) = RefMut::map_split(rest, |pair| {
        let (a, b) = pair.split_at_mut(1);
        (&mut a[0], &mut b[0])
    });
    mem::swap(&mut *a, &mut *b);
    drop(a);
    drop(number);
    assert!(cell.try_borrow().is_err(), "one writer still stands");
    drop(b);
    assert_eq!(cell.borrow().2, [2, 1]);

    let word = RefMut::map(cell.borrow_mut(), |all| all.1.as_mut_str());
    let Err(word) = RefMut::filter_map(word, |word| word.get_mut(7..)) else {
        panic!("there is no such part")
    };
    let Err((word, 7)) = RefMut::try_map(word, |word| word.get_mut(7..).ok_or(7)) else {
        panic!("there is no such part")
    };
    let Ok(mut end) = RefMut::filter_map(word, |word| word.get_mut(1..)) else {
        panic!("there is such a part")
    };
    end.make_ascii_uppercase();
    assert_eq!(format!("{end} {end:?}"), r#"NE "NE""#);
    assert!(cell.try_borrow().is_err());
    drop(end);
    assert_eq!(cell.into_inner().1, "oNE");
}

#[test]
fn a_panic_in_a_projection_ends_the_borrow() {
    let cell = RefCell::new(1);
    let panics = |f: &dyn Fn()| {
        assert!(catch_unwind(AssertUnwindSafe(f)).is_err());
        assert!(cell.try_borrow_mut().is_ok(), "the borrow still stands");
    };
    panics(&|| drop(Ref::map(cell.borrow(), |_| -> &u8 { panic_any(()) })));
    panics(&|| {
        drop(Ref::try_map(cell.borrow(), |_| -> Result<&u8, ()> { panic_any(()) }).ok());
    });
    panics(&|| {
        drop(Ref::map_split(cell.borrow(), |_| -> (&u8, &u8) {
            panic_any(())
        }));
    });
    panics(&|| {
        drop(RefMut::map(cell.borrow_mut(), |_| -> &mut u8 {
            panic_any(())
        }));
    });
    panics(&|| {
        drop(RefMut::filter_map(cell.borrow_mut(), |_| -> Option<&mut u8> { panic_any(()) }).ok());
    });
    panics(&|| {
        drop(RefMut::map_split(
            cell.borrow_mut(),
            |_| -> (&mut u8, &mut u8) { panic_any(()) },
        ));
    });
    panics(&|| cell.with_mut(|_| panic_any(())));
    panics(&|| _ = cell.update(|_| panic_any(())));
}

#[test]
fn set_drops_the_old_value_after_the_borrow() {
    struct Reentrant(Weak<RefCell<Option<Reentrant>>>);
    impl Drop for Reentrant {
        fn drop(&mut self) {
            if let Some(home) = self.0.upgrade() {
                drop(home.borrow_mut());
            }
        }
    }
    let cell = Rc::new(RefCell::new(None));
    for _ in 0..3 {
        cell.set(Some(Reentrant(Rc::downgrade(&cell))));
    }
    drop(cell.take());
    drop(cell.replace(None));
    assert!(cell.borrow().is_none());
}

#[test]
fn take_makes_the_default_before_borrowing() {
    thread_local! {
        static CELL: RefCell<NeedsTheCell> = const { RefCell::new(NeedsTheCell(0)) };
    }
    struct NeedsTheCell(usize);
    impl Default for NeedsTheCell {
        fn default() -> Self {
            Self(CELL.with(|cell| cell.borrow_mut().0 + 1))
        }
    }
    assert_eq!(CELL.with(RefCell::take).0, 0);
    assert_eq!(CELL.with(RefCell::take).0, 1);
}

#[test]
fn a_clone_that_reaches_the_cell_is_caught() {
    struct Reentrant(Rc<RefCell<Option<Reentrant>>>);
    impl Clone for Reentrant {
        fn clone(&self) -> Self {
            assert!(
                self.0.try_borrow_mut().is_err(),
                "changed while it is cloned"
            );
            Self(Rc::clone(&self.0))
        }
    }
    let cell = Rc::new(RefCell::new(None));
    cell.set(Some(Reentrant(Rc::clone(&cell))));
    assert!(cell.get_cloned().is_some());
    cell.set(None);
}

#[test]
fn a_forgotten_guard_leaves_it_borrowed() {
    let mut cell = RefCell::new(1);
    mem::forget(cell.borrow());
    assert!(cell.try_borrow_mut().is_err() && cell.try_borrow().is_ok());
    *cell.get_mut() = 2;
    mem::forget(RefCell::new(1).borrow_mut());
    assert_eq!(cell.into_inner(), 2);
}

#[test]
fn debug_never_panics_for_a_borrow() {
    let cell = RefCell::new(1);
    assert_eq!(format!("{cell:?}"), "RefCell(1)");
    let reader = cell.borrow();
    assert_eq!(format!("{cell:?}"), "RefCell(1)");
    drop(reader);
    let writer = cell.borrow_mut();
    assert_eq!(format!("{cell:?}"), "RefCell(<borrowed>)");
    drop(writer);
}
