//! A tree of elements and texts, linked by pointers in cells of the standard library.

use core::cell::{Cell, Ref, RefCell};
use core::fmt;
use core::iter;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// Looks at a strong link where it lies.
trait Link {
    fn cloned(&self) -> Option<Rc<Node>>;
    fn take_if_unique(&self) -> Option<Rc<Node>>;
}

impl Link for Cell<Option<Rc<Node>>> {
    fn cloned(&self) -> Option<Rc<Node>> {
        // SAFETY: the pointer is valid for `&self`, and to clone an `Rc` runs no code that could
        // reach the cell.
        unsafe { (*self.as_ptr()).clone() }
    }

    fn take_if_unique(&self) -> Option<Rc<Node>> {
        // SAFETY: the pointer is valid for `&self`, and the reference is gone when it is taken out.
        let count = unsafe { (*self.as_ptr()).as_ref().map(Rc::strong_count) };
        if count == Some(1) { self.take() } else { None }
    }
}

/// Looks at a weak link where it lies.
trait WeakLink {
    fn upgrade(&self) -> Option<Rc<Node>>;
}

impl WeakLink for Cell<Option<Weak<Node>>> {
    fn upgrade(&self) -> Option<Rc<Node>> {
        // SAFETY: the pointer is valid for `&self`, and to upgrade a `Weak` runs no code that could
        // reach the cell.
        unsafe { (*self.as_ptr()).as_ref().and_then(Weak::upgrade) }
    }
}

/// A node of a tree; it keeps what is below and behind it.
pub struct Node {
    parent: Cell<Option<Weak<Node>>>,
    previous_sibling: Cell<Option<Weak<Node>>>,
    next_sibling: Cell<Option<Rc<Node>>>,
    first_child: Cell<Option<Rc<Node>>>,
    last_child: Cell<Option<Weak<Node>>>,
    content: Content,
}

/// What a node is.
#[derive(Debug)]
pub enum Content {
    /// An element, which may have nodes below.
    Element(Element),
    /// A text.
    Text(RefCell<String>),
}

/// What an element has beside its nodes.
#[derive(Debug)]
pub struct Element {
    name: String,
    attributes: RefCell<BTreeMap<String, String>>,
}

impl Element {
    /// Gives the name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives an attribute.
    ///
    /// # Panics
    ///
    /// Panics if an attribute is being changed.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<Ref<'_, String>> {
        Ref::filter_map(self.attributes.borrow(), |attributes| attributes.get(name)).ok()
    }

    /// Adds an attribute; gives the old one of the same name.
    ///
    /// # Panics
    ///
    /// Panics if an attribute is being looked at.
    pub fn set_attribute(&self, name: String, value: String) -> Option<String> {
        self.attributes.borrow_mut().insert(name, value)
    }

    /// Removes an attribute.
    ///
    /// # Panics
    ///
    /// Panics if an attribute is being looked at.
    pub fn remove_attribute(&self, name: &str) -> Option<String> {
        self.attributes.borrow_mut().remove(name)
    }
}

impl Node {
    /// Makes an element without attributes, with nothing around it.
    #[must_use]
    pub fn element(name: &str) -> Rc<Self> {
        Self::new(Content::Element(Element {
            name: name.to_owned(),
            attributes: RefCell::default(),
        }))
    }

    /// Makes a text with nothing around it.
    #[must_use]
    pub fn text(text: &str) -> Rc<Self> {
        Self::new(Content::Text(RefCell::new(text.to_owned())))
    }

    fn new(content: Content) -> Rc<Self> {
        Rc::new(Self {
            parent: Cell::default(),
            previous_sibling: Cell::default(),
            next_sibling: Cell::default(),
            first_child: Cell::default(),
            last_child: Cell::default(),
            content,
        })
    }

    /// Tells what the node is.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Gives the node above.
    #[must_use]
    pub fn parent(&self) -> Option<Rc<Self>> {
        self.parent.upgrade()
    }

    /// Gives the node before.
    #[must_use]
    pub fn previous_sibling(&self) -> Option<Rc<Self>> {
        self.previous_sibling.upgrade()
    }

    /// Gives the node behind.
    #[must_use]
    pub fn next_sibling(&self) -> Option<Rc<Self>> {
        self.next_sibling.cloned()
    }

    /// Gives the first node below.
    #[must_use]
    pub fn first_child(&self) -> Option<Rc<Self>> {
        self.first_child.cloned()
    }

    /// Gives the last node below.
    #[must_use]
    pub fn last_child(&self) -> Option<Rc<Self>> {
        self.last_child.upgrade()
    }

    /// Gives the nodes below, one after the other.
    pub fn children(&self) -> impl Iterator<Item = Rc<Self>> {
        iter::successors(self.first_child(), |child| child.next_sibling())
    }

    /// Moves a node to the end of those below.
    pub fn append(self: &Rc<Self>, child: Rc<Self>) {
        child.detach();
        child.parent.set(Some(Rc::downgrade(self)));
        let last = self.last_child.replace(Some(Rc::downgrade(&child)));
        match last.as_ref().and_then(Weak::upgrade) {
            Some(node) => {
                child.previous_sibling.set(last);
                node.next_sibling.set(Some(child));
            }
            None => self.first_child.set(Some(child)),
        }
    }

    /// Moves a node to the place before this one.
    ///
    /// # Panics
    ///
    /// Panics if this one has no parent.
    pub fn insert_before(self: &Rc<Self>, sibling: Rc<Self>) {
        sibling.detach();
        let parent = self
            .parent()
            .expect("a node without a parent has no siblings");
        sibling.parent.set(Some(Rc::downgrade(&parent)));
        sibling.next_sibling.set(Some(Rc::clone(self)));
        let previous = self.previous_sibling.replace(Some(Rc::downgrade(&sibling)));
        match previous.as_ref().and_then(Weak::upgrade) {
            Some(node) => {
                sibling.previous_sibling.set(previous);
                node.next_sibling.set(Some(sibling));
            }
            None => parent.first_child.set(Some(sibling)),
        }
    }

    /// Takes the node, with those below, out of its tree.
    pub fn detach(&self) {
        let parent = self.parent.take().as_ref().and_then(Weak::upgrade);
        let previous = self.previous_sibling.take();
        let next = self.next_sibling.take();
        let node_before = previous.as_ref().and_then(Weak::upgrade);
        match (&next, &parent) {
            (Some(next), _) => next.previous_sibling.set(previous),
            (None, Some(parent)) => parent.last_child.set(previous),
            (None, None) => {}
        }
        match (node_before, &parent) {
            (Some(node), _) => node.next_sibling.set(next),
            (None, Some(parent)) => parent.first_child.set(next),
            (None, None) => {}
        }
    }
}

impl Drop for Node {
    /// Frees what only this node keeps, in a loop: lists may be long and trees deep.
    fn drop(&mut self) {
        let mut nodes = Vec::new();
        nodes.extend(self.first_child.take_if_unique());
        nodes.extend(self.next_sibling.take_if_unique());
        while let Some(node) = nodes.pop() {
            nodes.extend(node.first_child.take_if_unique());
            nodes.extend(node.next_sibling.take_if_unique());
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Text(text) => f.write_str(&text.borrow()),
            Content::Element(Element { name, attributes }) => {
                write!(f, "<{name}")?;
                for (name, value) in &*attributes.borrow() {
                    write!(f, " {name}={value:?}")?;
                }
                f.write_str(">")?;
                for child in self.children() {
                    write!(f, "{child}")?;
                }
                write!(f, "</{name}>")
            }
        }
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
