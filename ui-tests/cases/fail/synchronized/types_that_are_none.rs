//! What is no type is reported, and the block is still there.

use interior::{Mutex, synchronized};

struct Log<T>(Vec<T>);

struct Shared<T> {
    log: Mutex<Log<T>>,
}

#[synchronized(impl<T Clone> Shared<T>::log)]
impl<T> Log<T> {
    fn first(&self) -> usize {
        self.0.len()
    }
}

#[synchronized(Shared<u8 u8>::log)]
impl Log<u8> {
    fn second(&self) -> usize {
        self.0.len()
    }
}

#[synchronized(Shared<u16>::log, mutex(raw = Spin<,>))]
impl Log<u16> {
    pub fn third(&self) -> usize {
        self.0.len()
    }
}

fn main() {
    Log(vec![0_u8]).first();
    Log(vec![0_u8]).second();
    Log(vec![0_u16]).third();
}
