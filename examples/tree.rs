//! A tree is built, changed through shared pointers while others look at it, and printed.
//!
//! ```text
//! cargo run --example tree
//! ```
//!
//! The tree is `shapes/tree/after.rs`; `shapes/tree/before.rs` is the same without this library.

#[path = "shapes/tree/after.rs"]
pub mod after;

use std::rc::Rc;

use after::{Content, Node};

/// Makes a list of texts.
fn list(texts: &[&str]) -> Rc<Node> {
    let list = Node::element("ul");
    for text in texts {
        let item = Node::element("li");
        item.append(Node::text(text));
        list.append(item);
    }
    list
}

/// Numbers the items of a list, and takes those out that have nothing to say.
fn tidy(list: &Node) {
    let mut number = 0;
    for item in list.children() {
        let text = item.first_child();
        match (item.content(), text.as_deref().map(Node::content)) {
            (Content::Element(element), Some(Content::Text(text))) if !text.borrow().is_empty() => {
                number += 1;
                element.set_attribute("n".into(), number.to_string());
                text.borrow_mut().push('.');
            }
            _ => item.detach(),
        }
    }
}

fn main() {
    let list = list(&["sow", "", "water"]);
    println!("{list}");
    tidy(&list);
    println!("{list}");

    let item = list.last_child().expect("the list has items");
    item.insert_before(Node::element("hr"));
    drop(list);
    println!("{item} of {:?}", item.parent());
}
