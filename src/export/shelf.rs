//! What `shelf` prints: the articles read before, for people and for programs.

use super::json;
use crate::checklist::Shelved;
use crate::text::SafeText;
use serde_json::{Value, json};

/// The articles for people, three lines each, with their numbers where one is asked for.
pub fn shelf_text(items: &[Shelved], numbered: bool) -> String {
    if items.is_empty() {
        return "No article was read yet.\n".to_owned();
    }
    let number = |nth: usize| {
        if numbered {
            format!("{nth} ")
        } else {
            String::new()
        }
    };
    let entries = (1..).zip(items);
    entries
        .map(|(nth, item)| number(nth) + &lines(item))
        .collect()
}

fn lines(item: &Shelved) -> String {
    let missing = if item.is_missing { " (missing)" } else { "" };
    let when = if item.when.is_empty() {
        String::new()
    } else {
        format!(", opened {}", item.when)
    };
    let shown = |text: &str| SafeText::sanitize(text).into_string();
    format!(
        "{}\n    {}{missing}\n    claims decided: {}, left at {}%{when}\n",
        shown(&item.title),
        shown(&item.article.to_string_lossy()),
        item.decided(),
        item.percent,
    )
}

/// The articles as one JSON array, in the order of the shelf; what is not known is null.
pub fn shelf_json(items: &[Shelved]) -> String {
    let rows: Vec<Value> = items
        .iter()
        .map(|item| {
            json!({
                "title": item.title,
                "article": item.article.to_string_lossy(),
                "checklist": item.checklist.to_string_lossy(),
                "missing": item.is_missing,
                "decided": item.progress.map(|(decided, _)| decided),
                "claims": item.progress.map(|(_, total)| total),
                "percent": item.percent,
                "opened": item.opened.map(|at| at.to_string()),
            })
        })
        .collect();
    json::pretty(&Value::from(rows)) + "\n"
}
