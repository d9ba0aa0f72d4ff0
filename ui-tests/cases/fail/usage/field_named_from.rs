//! The accessor of a field `from` hides the conversion of that name; `into` is still there.

use interior::Shared;

#[derive(Shared)]
struct Letter {
    #[shared(mutex)]
    from: String,
}

fn main() {
    let letter = SharedLetter::from(Letter { from: "ann".into() });
    let _: SharedLetter = Letter { from: "bob".into() }.into();
}
