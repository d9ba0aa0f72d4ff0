//! What the command line asks for.

/// The command line, read.
pub(crate) struct Arguments {
    pub(crate) task: Task,
    /// Fewer and shorter rounds: a look, not a result.
    pub(crate) quick: bool,
    /// Only cases whose title contains this word, printed and not written to a file.
    pub(crate) only: Option<String>,
}

/// What to measure.
pub(crate) enum Task {
    /// Cells and locks, by time.
    Locks,
    /// The uncontended paths, by instructions.
    Instructions,
    /// The derive, by the time it adds to a build.
    Compile,
    /// The order check, by time.
    Order,
    /// Run one probe of the instruction count; the counter calls this itself.
    Probe(String),
}

impl Arguments {
    /// Reads the arguments that follow the program's name.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self {
            task: Task::Locks,
            quick: false,
            only: None,
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "instructions" => read.task = Task::Instructions,
                "compile" => read.task = Task::Compile,
                "order" => read.task = Task::Order,
                "probe" => read.task = Task::Probe(after(&word, &mut words)?),
                "--quick" => read.quick = true,
                "--only" => read.only = Some(after(&word, &mut words)?),
                unknown => {
                    return Err(format!(
                        "unknown argument `{unknown}`; expected `instructions`, `compile`, `order`, \
                         `--quick` or `--only WORD`"
                    ));
                }
            }
        }
        Ok(read)
    }
}

fn after(word: &str, words: &mut impl Iterator<Item = String>) -> Result<String, String> {
    words
        .next()
        .ok_or_else(|| format!("expected a word after `{word}`"))
}
