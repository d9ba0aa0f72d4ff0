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

/// Keeps what `--only` picks by its title, or everything without that word.
///
/// # Errors
///
/// Where it picks nothing; the sentence says which titles there are.
pub(crate) fn pick<T>(
    from: Vec<T>,
    only: Option<&str>,
    title: impl Fn(&T) -> String,
) -> Result<Vec<T>, String> {
    let Some(word) = only else { return Ok(from) };
    let titles: Vec<String> = from.iter().map(&title).collect();
    let mut picked = from;
    picked.retain(|one| title(one).contains(word));
    if picked.is_empty() {
        let titles = titles.join("\n  ");
        return Err(format!(
            "expected a part of one of these after `--only`, found `{word}`:\n  {titles}"
        ));
    }
    Ok(picked)
}

fn after(word: &str, words: &mut impl Iterator<Item = String>) -> Result<String, String> {
    words
        .next()
        .ok_or_else(|| format!("expected a word after `{word}`"))
}

#[cfg(test)]
mod tests {
    use super::pick;

    #[test]
    fn a_word_picks_by_the_title_or_is_refused() {
        let titles = || vec!["mutex alone", "mutex, two threads", "cell"];
        let pick = |word| pick(titles(), word, ToString::to_string);
        assert_eq!(pick(None).unwrap(), titles());
        assert_eq!(pick(Some("mutex,")).unwrap(), ["mutex, two threads"]);
        let refused = pick(Some("mutx")).unwrap_err();
        assert!(
            titles().iter().all(|title| refused.contains(title)),
            "{refused}"
        );
    }
}
