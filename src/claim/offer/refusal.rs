//! Which links stand for no claim, whatever they are on, and what they lead to: a page about nothing in particular
//! (`address`), or the page of the name that they are on.

use super::address;
use crate::article::Link;
use crate::claim::cues::{Class, classes};
use crate::claim::token::Tokens;

/// Why a link stands for no claim, whatever it is on; `None` for one that may.
pub fn refusal(tokens: &Tokens<'_>, link: &Link, own: Option<&str>) -> Option<String> {
    if !link.leads_somewhere() {
        return Some("no web page".to_owned());
    }
    let of_address = || address::refusal(&link.url, own);
    let of_name = || introduces(tokens, link).then(|| "page of the name".to_owned());
    of_address().or_else(of_name)
}

/// Whether the link is on a name and leads to the page of that name: it introduces somebody and says nothing.
fn introduces(tokens: &Tokens<'_>, link: &Link) -> bool {
    let words = tokens.within(link.span);
    let part_of_name = classes!(Determiner Preposition Possessive);
    let says_more = classes!(Document Legal Number);
    let named = tokens.any(words, classes!(Capital))
        && words.iter().all(|i| {
            (!tokens.has(i, Class::Word)
                || tokens.has(i, Class::Capital)
                || tokens.is_any(i, part_of_name))
                && !tokens.is_any(i, says_more)
        });
    let page = address::name_of_page(&link.url).map(letters);
    named && page.is_some_and(|page| page == letters(link.span.of(tokens.text)))
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
