//! What is said about a method is said to the block's attribute.

use interior::synchronized;

struct Log {
    lines: Vec<String>,
}

impl Log {
    #[synchronized(skip)]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    #[synchronized(as = lines_first)]
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn main() {
    let log = Log { lines: Vec::new() };
    log.len();
    log.first();
}
