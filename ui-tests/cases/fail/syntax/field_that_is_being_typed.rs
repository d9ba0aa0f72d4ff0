//! A field that is no field yet is the compiler's to tell; the others keep their accessors.

use interior::Shared;

#[derive(Shared)]
#[shared(default = mutex)]
struct Account {
    balance: i64,
    owner: ,
    limit: u8
}

#[derive(Shared)]
#[shared(default = mutex)]
struct Colour {
    #[shared(rwlock)]
    red:
    green: u8,
    type: u8,
}

#[derive(Shared)]
#[shared(default = mutex)]
struct Point {
    x = i64,
    y: i64 #[shared(rwlock)]
    z: std::,
    w: i64,
    pub
}

#[derive(Shared)]
#[shared(default = mutex)]
struct Pair {
    first: u8,
    first: u8,
    second: u8
    third: #[shared(rwlock)] u8
}

#[derive(Shared)]
#[shared(default = mutex)]
struct Size(u8, u8)

fn use_all(account: &SharedAccount, colour: &SharedColour, point: &SharedPoint) -> i64 {
    account.balance().set(1);
    colour.green().set(account.limit().get());
    colour.r#type().take();
    point.x().get() + *point.y().lock() + point.w().get()
}

fn use_more(pair: &SharedPair, size: &SharedSize) -> u8 {
    pair.first().get() + pair.second().get() + *pair.third().read() + size.field_0().get()
}

fn main() {}
