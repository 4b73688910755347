//! Pages that are built to exhaust their reader: each is read, in time and within memory, or refused with a sentence.

#[path = "../../bench/hostile_pages.rs"]
mod shapes;

use crate::articles::check_invariants;
use proptest::prelude::*;
use shapes::{PIECES, shapes};
use sourcecheck::article::{Hint, read};
use std::time::{Duration, Instant};

/// What a hostile page may take in a test's unoptimised build; it is read in a fraction of it.
const AT_MOST: Duration = Duration::from_secs(8);

#[test]
fn no_shape_of_nests_stalls_the_reader() {
    for (name, inside) in shapes(20_000) {
        let page = format!("<!DOCTYPE html><body>{inside}");
        let begun = Instant::now();
        if let Ok(article) = read(page.as_bytes(), &Hint::default()) {
            check_invariants(&article);
        }
        assert!(begun.elapsed() < AT_MOST, "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn what_is_refused_is_shown_without_its_tags() {
    let nests = "<div>".repeat(5000);
    for head in [
        "<head><title>t</title></head><body>",
        "<head>",
        "<script>a<b</script>",
        "",
    ] {
        let page = format!("<!DOCTYPE html><html>{head}{nests}The ferry <b>sailed</b>.");
        let article = read(page.as_bytes(), &Hint::default()).unwrap();
        assert_eq!(article.text, "The ferry sailed.", "{head}");
        assert!(article.warnings[0].contains("nested too deeply"), "{head}");
    }
}

#[test]
fn a_page_of_very_many_parts_is_searched_for_its_article_once() {
    let page = format!(
        "<!DOCTYPE html>{}The ferry <b>sailed</b>.",
        "<br>".repeat(60_000)
    );
    let article = read(page.as_bytes(), &Hint::default()).unwrap();
    assert_eq!(article.text, "The ferry sailed.");
    assert!(article.warnings[0].contains("too many parts"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_tag_soup_breaks_the_reader(picks in prop::collection::vec(0..PIECES.len(), 1..4000)) {
        let soup: String = picks.into_iter().filter_map(|n| PIECES.get(n)).copied().collect();
        let page = format!("<!DOCTYPE html>{soup}");
        if let Ok(article) = read(page.as_bytes(), &Hint::default()) {
            check_invariants(&article);
        }
    }
}
