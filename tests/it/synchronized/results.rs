//! Results that borrow come back as guards, read-only ones from `&self`; all others as they are.

use core::any::Any;
use core::fmt::Debug;

use interior::{
    MappedMutexGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, Mutex, MutexRef, Ref, RefCell,
    RefMut, RwLock, synchronized,
};

/// Makes sure of the exact type of a value.
fn is<T>(value: T) -> T {
    value
}

macro_rules! exposed_over {
    ($Shared:ident, $Lock:ident, $kind:ident) => {
        struct Words {
            list: Vec<String>,
        }

        struct $Shared {
            words: $Lock<Words>,
        }

        #[synchronized($Shared::words, $kind)]
        impl Words {
            pub fn first(&self) -> &String {
                &self.list[0]
            }

            pub fn first_mut(&mut self) -> &mut String {
                &mut self.list[0]
            }

            pub fn find(&self, start: &str) -> Option<&String> {
                self.list.iter().find(|word| word.starts_with(start))
            }

            pub fn find_mut(&mut self, start: &str) -> ::core::option::Option<&mut String> {
                self.list.iter_mut().find(|word| word.starts_with(start))
            }

            pub fn at(&self, index: usize) -> Result<&str, Missing> {
                self.list
                    .get(index)
                    .map(|word| word.as_str())
                    .ok_or(Missing(index))
            }

            pub fn at_mut(&mut self, index: usize) -> Result<&mut String, Missing> {
                self.list.get_mut(index).ok_or(Missing(index))
            }
        }

        impl $Shared {
            fn sample() -> Self {
                let list = vec!["one".into(), "two".into()];
                Self {
                    words: $Lock::new(Words { list }),
                }
            }
        }
    };
}

#[derive(Debug, PartialEq)]
struct Missing(usize);

mod over_mutex {
    use super::*;
    exposed_over!(Shared, Mutex, mutex);

    #[test]
    fn guards_are_those_of_a_mutex() {
        let shared = Shared::sample();
        is::<MappedMutexGuard<'_, String>>(shared.first_mut()).push('!');
        assert_eq!(*is::<MutexRef<'_, String>>(shared.first()), "one!");
        is::<Option<MappedMutexGuard<'_, String>>>(shared.find_mut("t"))
            .unwrap()
            .push('?');
        assert_eq!(
            *is::<Option<MutexRef<'_, String>>>(shared.find("t")).unwrap(),
            "two?"
        );
        is::<Result<MappedMutexGuard<'_, String>, Missing>>(shared.at_mut(0))
            .unwrap()
            .clear();
        assert_eq!(
            &*is::<Result<MutexRef<'_, str>, Missing>>(shared.at(0)).unwrap(),
            ""
        );
        assert_eq!(shared.at(7).err(), Some(Missing(7)));
        assert!(shared.find_mut("x").is_none() && shared.find("x").is_none());
        assert!(shared.at_mut(7).is_err());
        assert!(!shared.words.is_locked(), "no failed search keeps the lock");
    }

    #[test]
    fn a_view_keeps_the_lock() {
        let shared = Shared::sample();
        let first = shared.first();
        assert!(shared.words.is_locked());
        drop(first);
        assert!(!shared.words.is_locked());
    }
}

mod over_rwlock {
    use super::*;
    exposed_over!(Shared, RwLock, rwlock);

    #[test]
    fn guards_are_those_of_a_rwlock() {
        let shared = Shared::sample();
        is::<MappedRwLockWriteGuard<'_, String>>(shared.first_mut()).push('!');
        is::<Option<MappedRwLockWriteGuard<'_, String>>>(shared.find_mut("t"))
            .unwrap()
            .push('?');
        is::<Result<MappedRwLockWriteGuard<'_, String>, Missing>>(shared.at_mut(0))
            .unwrap()
            .push('.');
        // One after the other: a thread that reads twice waits for ever if a writer comes between.
        let first = is::<MappedRwLockReadGuard<'_, String>>(shared.first());
        assert!(shared.words.is_locked() && !shared.words.is_locked_for_writing());
        assert_eq!(*first, "one!.");
        drop(first);
        let second = is::<Option<MappedRwLockReadGuard<'_, String>>>(shared.find("t"));
        assert_eq!(second.as_deref().map(String::as_str), Some("two?"));
        drop(second);
        let third = is::<Result<MappedRwLockReadGuard<'_, str>, Missing>>(shared.at(1));
        assert_eq!(&*third.unwrap(), "two?");
        assert!(!shared.words.is_locked());
    }
}

mod over_refcell {
    use super::*;
    exposed_over!(Shared, RefCell, refcell);

    #[test]
    fn guards_are_those_of_a_refcell() {
        let shared = Shared::sample();
        is::<RefMut<'_, String>>(shared.first_mut()).push('!');
        is::<Option<RefMut<'_, String>>>(shared.find_mut("t"))
            .unwrap()
            .push('?');
        is::<Result<RefMut<'_, String>, Missing>>(shared.at_mut(0))
            .unwrap()
            .push('.');
        let first = is::<Ref<'_, String>>(shared.first());
        let second = is::<Option<Ref<'_, String>>>(shared.find("t")).unwrap();
        let third = is::<Result<Ref<'_, str>, Missing>>(shared.at(1)).unwrap();
        assert_eq!((&**first, &**second, &*third), ("one!.", "two?", "two?"));
        assert!(shared.words.try_borrow_mut().is_err());
    }
}

/// What the derive publishes for a field of a companion, and for a companion that is one lock.
mod published {
    use interior::__private::{Kinds, RwLockKind, Whole};

    use super::*;

    struct Words {
        list: Vec<String>,
    }

    // More visible than what it holds.
    pub(in crate::synchronized) struct Holder {
        words: RwLock<Words>,
    }

    impl Kinds for Holder {
        type Tree = RwLockKind;
    }

    #[synchronized(Holder::words)]
    impl Words {
        pub fn second(&self) -> Option<&String> {
            self.list.get(1)
        }

        pub fn second_mut(&mut self) -> &mut String {
            &mut self.list[1]
        }
    }

    pub(in crate::synchronized) struct AllOfIt(Mutex<Words>);

    impl Whole<Words> for AllOfIt {
        type Lock = Mutex<Words>;

        fn whole(&self) -> &Mutex<Words> {
            &self.0
        }
    }

    #[synchronized(AllOfIt)]
    impl Words {
        pub fn push(&mut self, word: &str) -> &mut Self {
            self.list.push(word.to_owned());
            self
        }

        pub fn len(&self) -> usize {
            self.list.len()
        }

        pub fn last(&self) -> &str {
            self.list.last().unwrap()
        }
    }

    #[test]
    fn the_kind_is_found_by_the_field() {
        let list = vec!["one".into(), "two".into()];
        let holder = Holder {
            words: RwLock::new(Words { list }),
        };
        is::<MappedRwLockWriteGuard<'_, String>>(holder.second_mut()).push('!');
        let second: Option<MappedRwLockReadGuard<'_, String>> = holder.second();
        assert_eq!(*second.unwrap(), "two!");
    }

    #[test]
    fn the_target_is_the_lock() {
        let all = AllOfIt(Mutex::new(Words { list: Vec::new() }));
        is::<MappedMutexGuard<'_, Words>>(all.push("one"))
            .list
            .push("two".into());
        assert_eq!(all.len(), 2);
        assert_eq!(&*is::<MutexRef<'_, str>>(all.last()), "two");
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

struct SharedParser<'t> {
    parser: Mutex<Parser<'t>>,
}

// An alias is recognised by its ending.
type PositionResult<T> = Result<T, ()>;

#[synchronized(SharedParser<'t>::parser, mutex)]
impl<'t> Parser<'t> {
    // A lifetime of the block is not that of `self`.
    pub fn token(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?;
        let token = rest.split(' ').next()?;
        self.at += token.len() + 1;
        Some(token)
    }

    // Nor is one that only an argument has.
    pub fn pick<'a>(&self, first: &'a str, second: &'a str) -> &'a str {
        if self.at == 0 { first } else { second }
    }

    pub fn greeting(&self) -> &'static str {
        if self.at == 0 { "hello" } else { "again" }
    }

    pub fn closure(&self) -> Box<dyn Fn(&str) -> &str> {
        let at = self.at;
        Box::new(move |text| &text[at.min(text.len())..])
    }

    pub fn position<'s>(&'s mut self, limit: &str) -> PositionResult<&'s mut usize> {
        if self.at < limit.len() {
            Ok(&mut self.at)
        } else {
            Err(())
        }
    }

    #[expect(
        clippy::needless_arbitrary_self_type,
        reason = "the form is under test"
    )]
    pub fn named(self: &Self) -> &'_ usize {
        &self.at
    }
}

#[test]
fn only_what_borrows_from_self_becomes_a_guard() {
    let text = String::from("one two");
    let parser = SharedParser {
        parser: Mutex::new(Parser { text: &text, at: 0 }),
    };
    assert_eq!(parser.pick("a", "b"), "a");
    let tokens = (parser.token(), parser.token(), parser.token());
    assert_eq!(tokens, (Some("one"), Some("two"), None));
    assert_eq!((parser.greeting(), parser.closure()("x")), ("again", ""));
    *is::<PositionResult<MappedMutexGuard<'_, usize>>>(parser.position("long enough")).unwrap() = 1;
    assert_eq!(*is::<MutexRef<'_, usize>>(parser.named()), 1);
    assert!(parser.position("").is_err());
}

struct Parts {
    shown: Box<dyn Debug>,
    tag: Box<dyn Any + Send>,
}

struct SharedParts {
    parts: Mutex<Parts>,
}

#[synchronized(SharedParts::parts, mutex)]
impl Parts {
    pub fn shown(&self) -> Option<&(dyn Debug + 'static)> {
        Some(&*self.shown).filter(|_| self.tag.is::<u8>())
    }

    pub fn shown_mut(&mut self) -> &mut (dyn Debug + 'static) {
        &mut *self.shown
    }

    // An `Any` is `'static` wherever it stands.
    pub fn tag(&self) -> &(dyn Any + Send) {
        &*self.tag
    }

    pub fn tag_mut(&mut self) -> Option<&mut (dyn Any + Send)> {
        Some(&mut *self.tag).filter(|tag| tag.is::<u8>())
    }
}

#[test]
fn trait_objects_that_borrow_nothing_are_guarded() {
    let parts = SharedParts {
        parts: Mutex::new(Parts {
            shown: Box::new(1),
            tag: Box::new(2_u8),
        }),
    };
    assert_eq!(shows(&*parts.shown().unwrap()), "1");
    assert_eq!(shows(&*parts.shown_mut()), "1");
    *parts.tag_mut().unwrap().downcast_mut::<u8>().unwrap() += 1;
    assert_eq!(parts.tag().downcast_ref(), Some(&3_u8));
}

fn shows<T: Debug + ?Sized>(value: &T) -> String {
    format!("{value:?}")
}

#[test]
fn guards_show_what_they_lead_to() {
    let shared = over_debug();
    assert_eq!(shows(&shared.text()), "\"one\"");
}

struct Text(String);

struct SharedText(Mutex<Text>);

#[synchronized(SharedText, via = self.0, mutex)]
impl Text {
    pub fn text(&self) -> &str {
        &self.0
    }
}

fn over_debug() -> SharedText {
    SharedText(Mutex::new(Text("one".into())))
}
