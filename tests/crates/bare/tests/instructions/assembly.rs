//! Assembly as the compiler writes it, read function by function.

use std::collections::BTreeMap;

/// The instructions of each function, with labels by order of appearance; an alias of another
/// function, which the compiler found to be the same, has that function's.
pub(crate) fn functions(assembly: &str) -> BTreeMap<String, Vec<String>> {
    let mut functions = BTreeMap::new();
    let mut aliases = Vec::new();
    let mut current: Option<(String, Vec<String>)> = None;
    for line in assembly.lines() {
        let code = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = code.strip_suffix(':').filter(|name| !name.starts_with('.')) {
            current = Some((name.to_owned(), Vec::new()));
        } else if code.starts_with(".size") || code.starts_with(".cfi_endproc") {
            functions.extend(current.take());
        } else if let Some((name, target)) = code.split_once(" = ") {
            aliases.push((name.to_owned(), target.to_owned()));
        } else if let Some((_, body)) = &mut current {
            let is_directive = code.starts_with('.') && !code.ends_with(':');
            if !code.is_empty() && !is_directive {
                body.push(code.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
    for (name, target) in aliases {
        if let Some(body) = functions.get(&target).cloned() {
            functions.insert(name, body);
        }
    }
    functions
}

/// The body with every local label replaced by its number in the function.
pub(crate) fn without_labels(body: &[String]) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$');
    let mut labels = Vec::new();
    let mut renamed = Vec::new();
    for line in body {
        let mut words = line.split(".L");
        let mut result = words.next().unwrap_or_default().to_owned();
        for word in words {
            let (label, rest) = word.split_at(word.find(|c| !is_part(c)).unwrap_or(word.len()));
            let known = labels.iter().position(|known| *known == label);
            let number = known.unwrap_or(labels.len());
            if known.is_none() {
                labels.push(label);
            }
            result = format!("{result}label{number}{rest}");
        }
        renamed.push(result);
    }
    renamed
}
