//! One input through every stage, the best of several times.

use rustix::time::{ClockId, clock_gettime};
use sourcecheck::article::Hint;
use sourcecheck::{article, claim, export, sentence};
use std::hint::black_box;
use std::time::Duration;

/// How many seconds an input is measured again and again, and how often at least.
const ENOUGH: f64 = 0.7;
const LEAST: usize = 3;

/// What was measured: MB/s for each stage, peak memory in sizes of the input.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub megabytes: f64,
    pub reading: f64,
    pub sentences: f64,
    pub claims: f64,
    pub printing: f64,
    pub memory: f64,
}

impl Figures {
    /// MB/s of reading, sentences and claims together.
    pub fn to_claims(self) -> f64 {
        1.0 / (1.0 / self.reading + 1.0 / self.sentences + 1.0 / self.claims)
    }

    /// As one line, for the process that asked.
    pub fn line(self) -> String {
        let all = [
            self.megabytes,
            self.reading,
            self.sentences,
            self.claims,
            self.printing,
            self.memory,
        ];
        all.map(|figure| figure.to_string()).join(" ")
    }

    /// Back from a line.
    pub fn from_line(line: &str) -> Self {
        let mut figures = line.split_whitespace().map(|f| f.parse().unwrap());
        let mut next = || figures.next().unwrap();
        Self {
            megabytes: next(),
            reading: next(),
            sentences: next(),
            claims: next(),
            printing: next(),
            memory: next(),
        }
    }
}

/// Measures one input. The first time counts for memory alone: it reads the language data.
pub fn measured(make: impl Fn() -> Vec<u8>) -> Figures {
    stages(make());
    let memory = peak_memory();
    let bytes = make();
    let mut best = [f64::INFINITY; 4];
    let begun = spent();
    let mut times = 0;
    while times < LEAST || spent() - begun < ENOUGH {
        for (best, seconds) in best.iter_mut().zip(stages(bytes.clone())) {
            *best = best.min(seconds);
        }
        times += 1;
    }
    let size = f64::from(u32::try_from(bytes.len()).unwrap());
    let megabytes = size / 1e6;
    let [reading, sentences, claims, printing] = best.map(|seconds| megabytes / seconds);
    Figures {
        megabytes,
        reading,
        sentences,
        claims,
        printing,
        memory: memory / size,
    }
}

/// Seconds of each stage.
fn stages(bytes: Vec<u8>) -> [f64; 4] {
    let begun = spent();
    let article = article::read(&bytes, &Hint::file("article.md")).unwrap();
    drop(bytes);
    let read = spent();
    let sentences = sentence::split(&article);
    let split = spent();
    let claims = claim::detect(&article, &sentences);
    let detected = spent();
    for line in export::claims_jsonl(&article, &sentences, &claims, false) {
        black_box(line);
    }
    let printed = spent();
    [
        read - begun,
        split - read,
        detected - split,
        printed - detected,
    ]
}

/// The seconds that a core has worked for this process: what others do on the machine does not count.
fn spent() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap().as_secs_f64()
}

/// The most memory this process ever held, in bytes; 0 where the system does not tell.
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|l| l.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) * 1024.0
}
