//! What is exposed, and under which name.

use interior::{Mutex, synchronized};

mod inner {
    use super::{Mutex, synchronized};

    pub(super) struct Gauge {
        value: i32,
    }

    pub(super) struct Meter {
        primary: Mutex<Gauge>,
        r#type: Mutex<Gauge>,
    }

    impl Meter {
        pub(super) fn new(value: i32) -> Self {
            let gauge = || Mutex::new(Gauge { value });
            Self {
                primary: gauge(),
                r#type: gauge(),
            }
        }

        pub(super) fn through_private(&self) -> i32 {
            self.primary_add(1);
            self.primary_hidden()
        }
    }

    #[synchronized(Meter::primary, prefix = primary_, expose)]
    impl Gauge {
        pub(super) const LIMIT: i32 = { 100 };

        pub fn of(value: i32) -> Self {
            Self { value }
        }

        fn add(&mut self, by: i32) {
            self.value = (self.value + by).min(Self::LIMIT);
        }

        fn hidden(&self) -> i32 {
            self.value
        }

        pub fn read(&self) -> i32 {
            self.hidden()
        }

        #[synchronized(as = level)]
        pub(crate) fn r#match(&self) -> i32 {
            self.value
        }

        #[synchronized(skip)]
        pub fn into_value(self) -> i32 {
            self.value
        }
    }

    // By another field, under the method's own names; a raw name stays raw.
    #[synchronized(Meter::r#type)]
    impl Gauge {
        pub fn r#loop(&self, r#in: i32, mut times: u32) -> i32 {
            let mut sum = self.value;
            while times > 0 {
                sum += r#in;
                times -= 1;
            }
            sum
        }

        fn unexposed(&self) -> i32 {
            self.value
        }

        pub fn uses_unexposed(&self) -> i32 {
            self.unexposed()
        }
    }
}

use inner::{Gauge, Meter};

#[test]
fn names_are_prefixed_or_given() {
    let meter = Meter::new(5);
    assert_eq!(meter.through_private(), 6);
    assert_eq!(meter.primary_read(), 6);
    assert_eq!(meter.level(), 6);
    assert_eq!(meter.r#loop(2, 3), 11);
    assert_eq!(meter.uses_unexposed(), 5);
}

#[test]
fn the_plain_type_keeps_its_own() {
    let gauge = Gauge::of(3);
    assert_eq!(
        (gauge.read(), gauge.r#match(), gauge.r#loop(1, 1)),
        (3, 3, 4)
    );
    assert_eq!(gauge.into_value(), 3);
    assert_eq!(Gauge::LIMIT, 100);
}

#[test]
fn a_block_inside_a_function() {
    struct Plain(u8);
    struct Shared {
        plain: Mutex<Plain>,
    }

    #[synchronized(Shared::plain)]
    impl Plain {
        pub fn next(&mut self) -> u8 {
            self.0 += 1;
            self.0
        }
    }

    let shared = Shared {
        plain: Mutex::new(Plain(0)),
    };
    assert_eq!((shared.next(), shared.next()), (1, 2));
}
