//! A static is seen by all threads.

use interior::Cell;

static HITS: Cell<u64> = Cell::new(0);

fn main() {}
