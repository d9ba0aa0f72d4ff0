//! A closure's borrow ends with it.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    names: Vec<String>,
}

fn main() {
    let account = SharedAccount::from(Account { names: vec![String::new()] });
    let first: &String = account.names().with(|names| &names[0]);
    println!("{first}");
}
