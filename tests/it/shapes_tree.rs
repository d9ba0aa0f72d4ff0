//! The tree of the examples, by hand and with this library: the same checks over both.

#[path = "../../examples/shapes/tree/after.rs"]
pub mod after;
#[path = "../../examples/shapes/tree/before.rs"]
pub mod before;

macro_rules! checks {
    ($checks:ident over $form:ident) => {
        mod $checks {
            use std::rc::Rc;

            use super::$form::{Content, Element, Node};

            fn element(node: &Node) -> &Element {
                match node.content() {
                    Content::Element(element) => element,
                    Content::Text(_) => panic!("{node} is a text"),
                }
            }

            /// A parent and its children, the links of which agree.
            fn family<const N: usize>(names: [&str; N]) -> (Rc<Node>, [Rc<Node>; N]) {
                let parent = Node::element("p");
                let children = names.map(Node::element);
                for child in &children {
                    parent.append(Rc::clone(child));
                }
                check(&parent, &names);
                (parent, children)
            }

            /// Checks the children of a node from both ends.
            fn check(parent: &Rc<Node>, names: &[&str]) {
                let is_parent =
                    |child: &Node| child.parent().is_some_and(|of| Rc::ptr_eq(&of, parent));
                let mut found = Vec::new();
                for child in parent.children() {
                    assert!(is_parent(&child), "{child}");
                    found.push(element(&child).name().to_owned());
                }
                assert_eq!(found, names);

                let mut child = parent.last_child();
                while let Some(node) = child {
                    assert_eq!(found.pop().as_deref(), Some(element(&node).name()));
                    child = node.previous_sibling();
                }
                assert!(found.is_empty());
                assert_eq!(parent.first_child().is_none(), names.is_empty());
            }

            fn check_alone(node: &Node) {
                assert!(node.parent().is_none());
                assert!(node.previous_sibling().is_none() && node.next_sibling().is_none());
            }

            #[test]
            fn nodes_leave_their_tree() {
                let (parent, [a, b, c, d]) = family(["a", "b", "c", "d"]);
                b.detach();
                check_alone(&b);
                check(&parent, &["a", "c", "d"]);
                a.detach();
                check(&parent, &["c", "d"]);
                d.detach();
                check(&parent, &["c"]);
                c.detach();
                check(&parent, &[]);
                check_alone(&c);
            }

            #[test]
            fn nodes_come_in_between() {
                let (parent, [a, b]) = family(["a", "b"]);
                b.insert_before(Node::element("m"));
                a.insert_before(Node::element("f"));
                check(&parent, &["f", "a", "m", "b"]);
            }

            #[test]
            fn nodes_move() {
                let (one, [a, b, c]) = family(["a", "b", "c"]);
                let (other, [x]) = family(["x"]);
                x.insert_before(Rc::clone(&a));
                other.append(Rc::clone(&b));
                check(&one, &["c"]);
                check(&other, &["a", "x", "b"]);
                other.append(a);
                check(&other, &["x", "b", "a"]);
                b.insert_before(c);
                check(&one, &[]);
                check(&other, &["x", "c", "b", "a"]);
            }

            #[test]
            #[should_panic = "has no siblings"]
            fn a_root_has_no_siblings() {
                Node::element("a").insert_before(Node::element("b"));
            }

            #[test]
            fn attributes_are_there_until_they_are_removed() {
                let node = Node::element("a");
                let element = element(&node);
                assert!(element.attribute("x").is_none());
                assert_eq!(element.set_attribute("x".into(), "1".into()), None);
                assert_eq!(element.set_attribute("x".into(), "2".into()).unwrap(), "1");
                assert_eq!(*element.attribute("x").unwrap(), "2");
                assert_eq!(element.remove_attribute("x").unwrap(), "2");
                assert_eq!(element.remove_attribute("x"), None);
            }

            #[test]
            #[should_panic = "already borrowed"]
            fn attributes_do_not_change_while_they_are_looked_at() {
                let node = Node::element("a");
                let element = element(&node);
                element.set_attribute("x".into(), "1".into());
                let x = element.attribute("x").unwrap();
                element.remove_attribute(&x);
            }

            #[test]
            fn trees_are_shown() {
                let (parent, [a]) = family(["a"]);
                let text = Node::text("?");
                a.append(Rc::clone(&text));
                element(&a).set_attribute("x".into(), "1".into());
                let Content::Text(text) = text.content() else {
                    panic!("a text is an element");
                };
                text.replace("!".into());
                assert_eq!(parent.to_string(), "<p><a x=\"1\">!</a></p>");
                assert_eq!(format!("{parent:?}"), parent.to_string());
            }

            #[test]
            fn what_somebody_holds_lives() {
                let (parent, [a, b, c]) = family(["a", "b", "c"]);
                let gone = Rc::downgrade(&a);
                drop((parent, a, c));
                assert!(gone.upgrade().is_none());
                assert!(b.parent().is_none());
                assert_eq!(b.next_sibling().unwrap().to_string(), "<c></c>");
            }

            #[test]
            fn neither_long_nor_deep_trees_overflow_the_stack() {
                let long = Node::element("p");
                let deep = Node::element("p");
                let mut node = Rc::clone(&deep);
                for _ in 0..100_000 {
                    long.append(Node::text("x"));
                    let child = Node::element("p");
                    node.append(Rc::clone(&child));
                    node = child;
                }
                drop((long, deep));
                check_alone(&node);
            }
        }
    };
}

checks! { over_std over before }
checks! { over_interior over after }
