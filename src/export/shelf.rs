//! What `shelf` prints: the articles read before, for people and for programs.

use crate::checklist::Shelved;
use crate::text::json;
use crate::text::{SafeText, percent_encoded};
use serde_json::{Value, json};

/// The articles for people, three lines each.
pub fn shelf_text(items: &[Shelved]) -> String {
    if items.is_empty() {
        return "No recent articles.\n".to_owned();
    }
    items.iter().map(lines).collect()
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
        "{}\n    {}{missing}\n    claims decided: {}, at {}%{when}\n",
        shown(&item.name()),
        shown(&item.article.to_string_lossy()),
        item.decided(),
        item.percent,
    )
}

/// The articles as one JSON array, in the order of the shelf; what is not known is null. A path that is not UTF-8 has
/// its bytes beside it, since JSON cannot hold them.
pub fn shelf_json(items: &[Shelved]) -> String {
    let rows: Vec<Value> = items
        .iter()
        .map(|item| {
            let mut row = json!({
                "title": item.title,
                "article": item.article.to_string_lossy(),
                "checklist": item.checklist.to_string_lossy(),
                "missing": item.is_missing,
                "decided": item.progress.map(|(decided, _)| decided),
                "claims": item.progress.map(|(_, total)| total),
                "percent": item.percent,
                "opened": item.opened.map(|at| at.to_string()),
            });
            let paths = [
                ("article_bytes", &item.article),
                ("checklist_bytes", &item.checklist),
            ];
            for (key, path) in paths
                .into_iter()
                .filter(|(_, path)| path.to_str().is_none())
            {
                if let Some(row) = row.as_object_mut() {
                    row.insert(key.to_owned(), percent_encoded(path).into());
                }
            }
            row
        })
        .collect();
    json::pretty(&Value::from(rows)) + "\n"
}
