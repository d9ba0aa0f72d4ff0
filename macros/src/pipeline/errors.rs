//! The errors of one run, collected so that all of them are shown.

use proc_macro::Delimiter;

use super::code::{Code, code_at};
use super::place::Place;

/// Collects errors; dropping it without looking at them is a fault of the macro.
pub(crate) struct Errors {
    found: Vec<(Place, String)>,
    seen: bool,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self {
            found: Vec::new(),
            seen: false,
        }
    }

    /// Tells whether nothing is wrong so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Reports `message` at `place`; what stands behind it in the source is reported behind it.
    pub(crate) fn push(&mut self, place: Place, message: String) {
        let is_behind = |(other, _): &(Place, String)| other.order > place.order;
        let index = self.found.iter().position(is_behind);
        self.found
            .insert(index.unwrap_or(self.found.len()), (place, message));
    }

    /// Gives one `compile_error!` for each error, in the order of the source.
    pub(crate) fn into_compile_errors(mut self) -> Code {
        self.seen = true;
        self.found
            .iter()
            .map(|(place, message)| compile_error(*place, message))
            .collect()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        // A panic on its way must not be replaced by this one.
        if !self.seen && !std::thread::panicking() {
            let messages: Vec<_> = self.found.iter().map(|(_, message)| message).collect();
            panic!("errors were collected but never shown: {messages:?}");
        }
    }
}

/// The compiler underlines from the first to the last token of the invocation.
fn compile_error(place: Place, message: &str) -> Code {
    let braces = Code::bracketed(Delimiter::Brace, place.end, &Code::of(message));
    code_at!(place.start=> ::core::compile_error! #braces)
}

#[cfg(test)]
mod tests {
    use proc_macro::Span;

    use super::*;
    use crate::pipeline::place::Places;

    #[test]
    fn errors_come_out_in_source_order() {
        let places = Places::default();
        let (first, second) = (places.at(Span::call_site()), places.at(Span::call_site()));
        let mut errors = Errors::new();
        errors.push(second, "second".into());
        errors.push(first, "first".into());
        let shown = errors.into_compile_errors().to_string();
        assert!(shown.find("first") < shown.find("second"), "{shown}");
    }

    #[test]
    #[should_panic(expected = "never shown")]
    fn unread_errors_are_a_fault() {
        drop(Errors::new());
    }
}
