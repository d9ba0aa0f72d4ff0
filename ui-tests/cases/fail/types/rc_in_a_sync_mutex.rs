//! The whole type is at fault.

use interior::Shared;
use std::rc::Rc;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    #[shared(mutex)]
    names: Vec<Rc<str>>,
}

fn main() {}
