// SPDX-License-Identifier: EUPL-1.2
//! Addresses by their segments: a call finds its own in as many steps as the path has segments.
//!
//! The framework tries the pattern of every address in turn; with some fifty of them that was a tenth of the processor
//! time of a read.

use std::collections::HashMap;

/// Templates such as `/api/v1/casussen/{id}`, in which a parameter is a whole segment.
pub(super) struct Tree<T> {
    literals: HashMap<String, Self>,
    parameter: Option<Box<Self>>,
    leaf: Option<Leaf<T>>,
}

struct Leaf<T> {
    /// The names of the parameters, from left to right.
    names: Vec<String>,
    value: T,
}

impl<T> Default for Tree<T> {
    fn default() -> Self {
        Self {
            literals: HashMap::new(),
            parameter: None,
            leaf: None,
        }
    }
}

impl<T> Tree<T> {
    /// Adds a template. The same one again takes the place of the former.
    pub(super) fn put(&mut self, template: &str, value: T) {
        let mut names = Vec::new();
        let mut node = self;
        for segment in template.split('/') {
            let name = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            node = if let Some(name) = name {
                names.push(name.to_owned());
                node.parameter.get_or_insert_default()
            } else {
                node.literals.entry(segment.to_owned()).or_default()
            };
        }
        node.leaf = Some(Leaf { names, value });
    }

    /// What stands at this path, with the names and values of its parameters. A word of the template goes before a
    /// parameter; a parameter is never empty.
    pub(super) fn find<'t>(&'t self, path: &str) -> Option<(&'t T, Vec<(String, String)>)> {
        let mut values = Vec::new();
        let leaf = self.walk(Some(path), &mut values)?;
        let values = values.into_iter().map(str::to_owned);
        Some((
            &leaf.value,
            leaf.names.iter().cloned().zip(values).collect(),
        ))
    }

    fn walk<'t, 'p>(
        &'t self,
        path: Option<&'p str>,
        values: &mut Vec<&'p str>,
    ) -> Option<&'t Leaf<T>> {
        let Some(path) = path else {
            return self.leaf.as_ref();
        };
        let (segment, rest) = match path.split_once('/') {
            Some((segment, rest)) => (segment, Some(rest)),
            None => (path, None),
        };
        let literal = self.literals.get(segment);
        if let Some(found) = literal.and_then(|node| node.walk(rest, values)) {
            return Some(found);
        }
        let node = self.parameter.as_ref().filter(|_| !segment.is_empty())?;
        values.push(segment);
        let found = node.walk(rest, values);
        if found.is_none() {
            values.pop();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use actix_web::dev::{Path, ResourceDef};
    use proptest::prelude::*;

    use super::Tree;

    const TEMPLATES: [&str; 8] = [
        "/a",
        "/a/b",
        "/a/{x}",
        "/a/{y}/b",
        "/a/b/c",
        "/a/{x}/{z}/d",
        "/b/{x}",
        "/{w}/b/e",
    ];

    fn tree() -> Tree<&'static str> {
        let mut tree = Tree::default();
        for template in TEMPLATES {
            tree.put(template, template);
        }
        tree
    }

    #[test]
    fn a_word_goes_before_a_parameter_and_a_dead_end_is_left_again() {
        let tree = tree();
        let find = |path| tree.find(path).map(|(template, _)| *template);
        assert_eq!(find("/a/b"), Some("/a/b"));
        assert_eq!(find("/a/q"), Some("/a/{x}"));
        assert_eq!(find("/a/b/b"), Some("/a/{y}/b"));
        assert_eq!(find("/a/b/e"), Some("/{w}/b/e"));
        for none in ["", "/", "/a/", "//a", "/a//b", "a", "/a/b/c/d/e"] {
            assert_eq!(find(none), None, "{none}");
        }
        let (_, values) = tree.find("/a/1/2/d").expect("found");
        assert_eq!(
            values,
            [("x", "1"), ("z", "2")].map(|(k, v)| (k.into(), v.into()))
        );
    }

    proptest! {
        /// The same paths are found as the framework would find, with the same values.
        #[test]
        fn it_finds_what_the_framework_finds(
            segments in prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d", "e", "", "%2F", "é"]), 0..6)
        ) {
            let path = format!("/{}", segments.join("/"));
            let mut expected: Vec<(&str, Vec<(String, String)>)> = TEMPLATES
                .iter()
                .filter_map(|template| {
                    let mut found = Path::new(path.as_str());
                    ResourceDef::new(*template).capture_match_info(&mut found).then(|| {
                        let values = found.iter().map(|(k, v)| (k.to_owned(), v.to_owned()));
                        (*template, values.collect())
                    })
                })
                .collect();
            // Of several, the one with a word where the others have a parameter.
            expected.sort_by_key(|(template, _)| template.replace('{', "~"));
            let found = tree().find(&path).map(|(template, values)| (*template, values));
            prop_assert_eq!(found, expected.into_iter().next());
        }
    }
}
