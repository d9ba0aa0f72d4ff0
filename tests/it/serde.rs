//! Companions are saved as their snapshot and read as the plain struct.

use interior::Shared;
use serde::{Deserialize, Serialize};

#[derive(Shared, Clone, Debug, PartialEq, Serialize, Deserialize)]
#[shared(sync, derive(Debug, Serialize, Deserialize), group(ledger, mutex(condvar = changed)))]
struct Account {
    id: u64,
    #[shared(rwlock)]
    #[serde(rename = "holder")]
    owner: String,
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = ledger)]
    #[serde(default)]
    log: Vec<String>,
    #[shared(atomic, arc)]
    views: u32,
}

fn account() -> Account {
    Account {
        id: 7,
        owner: "ann".into(),
        balance: -5,
        log: vec!["-5".into()],
        views: 2,
    }
}

#[test]
fn there_and_back_changes_nothing() {
    let shared = SharedAccount::from(account());
    let text = serde_json::to_string(&shared).unwrap();
    assert_eq!(text, serde_json::to_string(&account()).unwrap());
    let back: SharedAccount = serde_json::from_str(&text).unwrap();
    assert_eq!(back.snapshot(), account());
}

#[test]
fn the_attributes_of_the_plain_struct_count() {
    let text = r#"{"id":7,"holder":"ann","balance":1,"views":0}"#;
    let shared: SharedAccount = serde_json::from_str(text).unwrap();
    assert_eq!(shared.owner().get_cloned(), "ann");
    assert!(shared.ledger().lock().log.is_empty());
    let error = serde_json::from_str::<SharedAccount>("{}").unwrap_err();
    assert!(error.to_string().contains("missing field `id`"), "{error}");
}

#[test]
fn what_is_saved_is_the_state_of_now() {
    let shared = SharedAccount::from(account());
    shared.ledger().lock().balance = 100;
    shared.views().add(1);
    let saved = serde_json::to_value(&shared).unwrap();
    assert_eq!(
        (&saved["balance"], &saved["views"]),
        (&100.into(), &3.into())
    );
}

#[test]
fn parameters_and_borrowed_fields_are_read_too() {
    #[derive(Shared, Serialize, Deserialize)]
    #[shared(derive(Serialize, Deserialize))]
    struct Pair<'a, T> {
        #[shared(mutex)]
        one: T,
        #[shared(cell)]
        other: &'a str,
    }
    let text = String::from(r#"{"one":[1,2],"other":"text"}"#);
    let pair: SharedPair<'_, Vec<u8>> = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (pair.one().get_cloned(), pair.other().get()),
        (vec![1, 2], "text")
    );
    assert_eq!(serde_json::to_string(&pair).unwrap(), text);
}

#[test]
fn a_whole_is_saved_like_its_struct() {
    #[derive(Shared, Serialize, Deserialize)]
    #[shared(whole = mutex, derive(Serialize, Deserialize))]
    struct Point(i32, i32);
    let point: SharedPoint = serde_json::from_str("[1,2]").unwrap();
    point.lock().0 = 3;
    assert_eq!(serde_json::to_string(&point).unwrap(), "[3,2]");
}
