//! The plain struct is taken apart when its companion is made, which a destructor forbids.

use interior::Shared;

#[derive(Shared)]
struct Connection {
    #[shared(mutex)]
    name: String,
    #[shared(rwlock)]
    log: Vec<String>,
    plain: Vec<u8>,
}

impl Drop for Connection {
    fn drop(&mut self) {}
}

fn main() {
    let _ = SharedConnection::from(Connection { name: String::new(), log: vec![], plain: vec![] });
}
