//! The `sourcecheck` program: hands its arguments to the library and ends with the exit code it returns.

use std::process::ExitCode;

<<<<<<< HEAD
fn main() -> ExitCode {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the arguments come in"
    )]
    let arguments = std::env::args_os();
    sourcecheck::shell::run(arguments)
=======
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let path = args.last().expect("a path");
    let raw = std::fs::read_to_string(path).expect("readable");
    let mut article = Article::default();
    for piece in raw.split("\n\n") {
        let words: Vec<&str> = piece.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(&words.join(" "));
        article.blocks.push(Block {
            span: Span::new(start, article.text.len()),
            kind: BlockKind::Paragraph,
            part: Part::Body,
            quoted: 0,
            listed: 0,
        });
    }
    let sentences = sourcecheck::sentence::split(&article);
    if args.iter().any(|a| a == "text") {
        if args.iter().any(|a| a == "--sentences") {
            print!(
                "{}",
                sourcecheck::export::article_sentences(&article, &sentences)
            );
        } else {
            println!("{}", sourcecheck::export::article_text(&article));
        }
        return;
    }
    let claims = sourcecheck::claim::detect(&article, &sentences);
    let all = args.iter().any(|a| a == "--all");
    if args.iter().any(|a| a == "jsonl") {
        print!(
            "{}",
            sourcecheck::export::claims_json(&article, &sentences, &claims, all, true)
        );
    } else {
        print!(
            "{}",
            sourcecheck::export::claims_text(&article, &sentences, &claims, all, 80)
        );
    }
>>>>>>> claims
}
