//! Words of a page that are said to be text and hold tags or entities all the same.

use crate::article::form::in_form;
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Words without tags and entities, which some pages put where only text belongs.
pub(in crate::article) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return in_form(text);
    }
    let tokens = Tokenizer::new_with_emitter(text, DefaultEmitter::default());
    let words = tokens.filter_map(|Ok(token)| match token {
        Token::String(words) => Some(String::from_utf8_lossy(&words).into_owned()),
        _ => None,
    });
    in_form(&words.collect::<String>())
}
