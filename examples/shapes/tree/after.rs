//! A tree of elements and texts: cells show the pointers in them, so no code here is unsafe.

use core::fmt;
use core::iter;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use interior::{RefCell, Shared, synchronized};

/// A node of a tree; it keeps what is below and behind it.
#[derive(Shared)]
#[shared(name = Node, vis = pub, default = cell, access(), no_snapshot, no_into_inner)]
struct NodeData {
    parent: Option<Weak<Node>>,
    previous_sibling: Option<Weak<Node>>,
    /// The node behind.
    #[shared(vis = pub, access(get_cloned))]
    next_sibling: Option<Rc<Node>>,
    /// The first node below.
    #[shared(vis = pub, access(get_cloned))]
    first_child: Option<Rc<Node>>,
    last_child: Option<Weak<Node>>,
    /// What the node is.
    #[shared(plain, vis = pub)]
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
}

#[synchronized(Element::attributes, refcell)]
impl BTreeMap<String, String> {
    /// Gives an attribute.
    #[must_use]
    #[synchronized(as = attribute)]
    pub fn get(&self, name: &str) -> Option<&String>;

    /// Adds an attribute; gives the old one of the same name.
    #[synchronized(as = set_attribute)]
    pub fn insert(&mut self, name: String, value: String) -> Option<String>;

    /// Removes an attribute.
    #[synchronized(as = remove_attribute)]
    pub fn remove(&mut self, name: &str) -> Option<String>;
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
        Rc::new(Self::from(NodeData {
            parent: None,
            previous_sibling: None,
            next_sibling: None,
            first_child: None,
            last_child: None,
            content,
        }))
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
