//! Blocks that `macro_rules` writes: its fragments arrive wrapped in invisible groups.

use interior::{Mutex, MutexRef, synchronized};

struct Plain<'a> {
    text: &'a str,
    n: u32,
}

struct Shared<'a> {
    plain: Mutex<Plain<'a>>,
}

impl<'a> Shared<'a> {
    fn plain(&self) -> &Mutex<Plain<'a>> {
        &self.plain
    }
}

struct Number {
    n: u32,
}

struct SharedNumber {
    number: Mutex<Number>,
}

macro_rules! number {
    ($self:ident, $way:expr; $($vis:vis $name:ident: $result:ty = $body:block)+) => {
        #[synchronized(SharedNumber, via = $way, mutex)]
        impl Number {
            $($vis fn $name(&mut $self) -> $result $body)+
        }
    };
}

number! {
    self, self.number;
    pub next: u32 = {
        self.n += 1;
        self.hidden()
    }
    pub(crate) place: &mut u32 = { &mut self.n }
    hidden: u32 = { self.n }
}

#[test]
fn fragments_are_looked_through() {
    let shared = SharedNumber {
        number: Mutex::new(Number { n: 1 }),
    };
    assert_eq!(shared.next(), 2);
    *shared.place() = 7;
    assert_eq!(shared.next(), 8);
}

// Lifetimes without a name, of the block and of the target.
#[synchronized(Shared<'_>, via = self.plain(), mutex)]
impl Plain<'_> {
    pub fn len(&self) -> usize {
        self.text.len()
    }

    pub fn longer(&mut self, other: &str) -> bool {
        self.n += 1;
        self.text.len() > other.len()
    }

    pub fn text(&self) -> &str {
        self.text
    }
}

#[test]
fn lifetimes_may_be_left_out() {
    let text = String::from("abc");
    let shared = Shared {
        plain: Mutex::new(Plain { text: &text, n: 0 }),
    };
    assert_eq!(shared.len(), 3);
    assert!(shared.longer("a"));
    let view: MutexRef<'_, str> = shared.text();
    assert_eq!((&*view, shared.plain.is_locked()), ("abc", true));
}
