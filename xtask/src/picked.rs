//! Tests that words pick by their names.
//!
//! A test program is content with a word that is in no name: it runs no test, and none fails. Whoever
//! mistypes a word has to be told.

use crate::step::{Outcome, Step};

/// Runs the tests whose names hold one of `words`, or all where there are none.
///
/// `tests` is the command that runs them all, and ends where words for the test program may follow.
pub(crate) fn run(tests: impl Fn() -> Step, words: &[String]) -> Outcome {
    let has_options = words.iter().any(|word| word.starts_with('-'));
    // With options, a word may be a part of one.
    if !words.is_empty() && !has_options {
        let list = ["--list", "--format", "terse"].map(str::to_owned);
        check(&tests().args(&list).output()?, words)?;
    }
    tests().args(words).run()
}

/// Looks for each word in the names that a test program lists.
fn check(list: &str, words: &[String]) -> Outcome {
    let mut names: Vec<&str> = list
        .lines()
        .filter_map(|line| line.strip_suffix(": test"))
        .collect();
    names.sort_unstable();
    let is_in_none = |word: &&String| !names.iter().any(|name| name.contains(word.as_str()));
    match words.iter().find(is_in_none) {
        None => Ok(()),
        Some(word) => Err(format!(
            "expected a part of one of {}, found `{word}`",
            names.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "rwlock::foreign: test\nmutex::mutex: test\nmutex::slow: benchmark\n";

    #[test]
    fn words_are_parts_of_names() {
        for word in ["mutex::mutex", "foreign", "rwlock", "mutex::"] {
            assert_eq!(check(LIST, &[word.to_owned()]), Ok(()));
        }
    }

    #[test]
    fn a_word_that_is_in_no_name_is_told_the_names() {
        let words = ["rwlock".to_owned(), "mutx".to_owned()];
        let message = check(LIST, &words).unwrap_err();
        assert_eq!(
            message,
            "expected a part of one of mutex::mutex, rwlock::foreign, found `mutx`"
        );
        assert!(check(LIST, &["slow".to_owned()]).is_err());
        assert!(check("", &words).is_err());
    }
}
