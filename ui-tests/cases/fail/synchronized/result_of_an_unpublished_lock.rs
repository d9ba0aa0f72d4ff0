//! The derive does not tell the kind of a field whose raw lock may be private.

use interior::raw::DefaultMutex;
use interior::{Shared, synchronized};

struct Log {
    lines: Vec<String>,
}

#[derive(Shared)]
#[shared(no_snapshot)]
struct Service {
    #[shared(mutex(raw = DefaultMutex))]
    log: Log,
    #[shared(rwlock)]
    name: String,
}

#[synchronized(SharedService::log)]
impl Log {
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn main() {}
