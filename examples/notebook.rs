//! One thread, several references: a notebook that two pens write into.
//!
//! ```text
//! cargo run --example notebook
//! ```

use interior::Shared;

/// Plain data; `SharedNotebook` is the same with the marked fields changeable through `&self`.
#[derive(Shared, Clone, Debug, Default, PartialEq)]
struct Notebook {
    /// What stands on the cover: only read.
    title: String,
    /// How many notes were ever written: copied in and out, so nothing can conflict.
    #[shared(cell)]
    written: u32,
    /// The notes: borrowed, and each borrow is counted.
    #[shared(refcell)]
    notes: Vec<String>,
}

struct Pen<'a> {
    colour: &'static str,
    notebook: &'a SharedNotebook,
}

impl Pen<'_> {
    fn write(&self, text: &str) {
        let number = self.notebook.written().update(|written| written + 1);
        let note = format!("{number}. {text} ({})", self.colour);
        self.notebook.notes().borrow_mut().push(note);
    }

    fn strike_last(&self) -> Option<String> {
        self.notebook.notes().with_mut(Vec::pop)
    }
}

fn main() {
    let notebook = SharedNotebook::from(Notebook {
        title: "Garden".into(),
        ..Notebook::default()
    });
    let red = Pen {
        colour: "red",
        notebook: &notebook,
    };
    let blue = Pen {
        colour: "blue",
        notebook: &notebook,
    };

    red.write("sow the beans");
    blue.write("mend the fence");
    red.write("water the roses");
    println!("struck: {}", blue.strike_last().unwrap_or_default());

    // Any number of readers, or one writer: here the reader came first.
    let reader = notebook.notes().borrow();
    if let Err(error) = notebook.notes().try_borrow_mut() {
        println!("no writing now: {error}");
    }
    println!("{}: {}", notebook.title(), reader.join("; "));
    drop(reader);

    let before: Notebook = notebook.snapshot();
    blue.write("pick the plums");
    let after: Notebook = notebook.into_inner();
    println!(
        "then {} of {} notes stood, now {}",
        before.notes.len(),
        before.written,
        after.notes.len()
    );
}
