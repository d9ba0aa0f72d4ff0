//! Cells are for one thread: at the kind's word.

use interior::Shared;

#[derive(Shared)]
#[shared(sync, group(drafts, refcell))]
struct Account {
    #[shared(cell)]
    hits: u32,
    #[shared(refcell)]
    names: Vec<String>,
    #[shared(group = drafts)]
    text: String,
}

fn main() {}
