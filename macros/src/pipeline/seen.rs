//! Texts that were met already.

/// A set of texts; there are so few that a list is as quick, and quicker to build with the macro.
#[derive(Default)]
pub(crate) struct Seen {
    texts: Vec<String>,
}

impl Seen {
    /// Takes note of a text and tells whether it is new.
    pub(crate) fn insert(&mut self, text: String) -> bool {
        let is_new = !self.texts.contains(&text);
        if is_new {
            self.texts.push(text);
        }
        is_new
    }
}
