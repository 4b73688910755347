//! However a program is ended, in whatever state it is: the work is on disk, and the terminal is its owner's again.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::home::Home;
use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Program, Session};
use crate::support::toy::toy;

/// Every signal that ends the program and can be caught, and its name.
const DEADLY: &[(Signal, &str)] = &[
    (Signal::TERM, "Terminated"),
    (Signal::HUP, "Hangup"),
    (Signal::INT, "Interrupt"),
    (Signal::QUIT, "Quit"),
    (Signal::USR1, "User defined signal 1"),
    (Signal::USR2, "User defined signal 2"),
    (Signal::ALARM, "Alarm clock"),
    (Signal::VTALARM, "Virtual timer expired"),
    (Signal::PROF, "Profiling timer expired"),
    (Signal::XCPU, "CPU time limit exceeded"),
    (Signal::ABORT, "Aborted"),
];

fn by(name: &str) -> Ended {
    Ended::Signal(name.to_owned())
}

#[track_caller]
fn check_given_back(session: &Session) {
    assert_eq!(session.left_on(), Vec::<&str>::new());
    assert!(session.is_cooked_as_before(), "the line settings differ");
    assert_eq!(forbidden(&session.raw()), None);
}

/// The reader at home, with a disk that takes a third of a second for every flush; the first claim is decided, and not
/// yet saved.
fn decided(home: &Home) -> Session {
    let slow = "exec strace -DDD -f -o /dev/null --trace=fsync \
                --inject=fsync:delay_enter=300000 \"$@\"";
    let program = home.program([home.path("ferry.md")]).within(slow);
    let mut session = Session::start(&program, 80, 24);
    session.wait_for_text("claims 0 of 24 decided");
    session.send("a");
    session.wait_for_text("claims 1 of 24 decided");
    session
}

#[track_caller]
fn check_kept(home: &Home) {
    let kept = home.text("ferry.checklist.toml");
    assert!(kept.contains("status     = \"attributed\""), "{kept}");
}

#[test]
fn every_signal_saves_gives_the_terminal_back_and_is_what_the_parent_sees() {
    for (signal, name) in DEADLY {
        let home = Home::new();
        let session = decided(&home);
        session.signal(*signal);
        assert_eq!(session.wait_for_end(), by(name));
        check_given_back(&session);
        check_kept(&home);
    }
}

#[test]
fn signals_that_come_at_once_are_one() {
    for n in 0..12 {
        let home = Home::new();
        let session = decided(&home);
        session.signal(Signal::TERM);
        std::thread::sleep(Duration::from_millis(n / 2));
        session.signal(Signal::HUP);
        let ended = session.wait_for_end();
        assert!(
            [by("Terminated"), by("Hangup")].contains(&ended),
            "{ended:?}"
        );
        check_given_back(&session);
        check_kept(&home);
    }
}

/// The toy, which does not listen any more.
fn hanging() -> Session {
    let mut session = Session::start(&toy(), 60, 12);
    session.wait_for_text("ready");
    session.send("H");
    session.wait_for_text("hanging");
    session
}

#[test]
fn a_program_that_hangs_has_five_seconds_and_then_the_disk_has_its_turn() {
    let session = hanging();
    let began = Instant::now();
    session.signal(Signal::TERM);
    assert_eq!(session.wait_for_end(), by("Terminated"));
    let took = began.elapsed().as_secs_f32();
    assert!((4.9..7.0).contains(&took), "{took}");
    check_given_back(&session);
    assert!(session.home().join("flushed").exists());
    assert!(!session.contents().contains("NOT SAVED"));
}

#[test]
fn a_later_signal_ends_the_wait_and_a_disk_that_takes_nothing_is_told() {
    let session = hanging();
    fs::write(session.home().join("stuck"), "").unwrap();
    let began = Instant::now();
    session.signal(Signal::TERM);
    // Again and again, as somebody would who waits; only what comes after a second counts.
    while !session.has_ended_within(Duration::from_millis(50)) {
        session.signal(Signal::INT);
    }
    assert_eq!(session.wait_for_end(), by("Terminated"));
    let took = began.elapsed().as_secs_f32();
    assert!((1.0..3.0).contains(&took), "{took}");
    check_given_back(&session);
    assert!(session.home().join("flushed").exists());
    session.wait_for_text("NOT SAVED");
}

#[test]
fn nobody_ends_the_program_while_another_thread_brings_the_terminal_back() {
    let session = Session::start(&toy(), 60, 12);
    session.wait_for_text("ready");
    // From now on setting the modes takes longer than the grace, at the end of which another thread comes to do it.
    let id = session.id().as_raw_nonzero().to_string();
    let strace = Command::new("strace")
        .args([
            "-f",
            "-o",
            "/dev/null",
            "--inject=ioctl:delay_enter=5700000",
        ])
        .args(["-p", &id])
        .stderr(Stdio::piped())
        .spawn();
    let mut strace = strace.expect("strace is there: see .ci/run");
    let mut said = BufReader::new(strace.stderr.take().unwrap()).lines();
    // One line for each thread.
    assert!(said.next().unwrap().unwrap().contains("attached"));
    session.signal(Signal::TERM);
    assert_eq!(session.wait_for_end(), by("Terminated"));
    check_given_back(&session);
    strace.wait().unwrap();
}

/// Draws on a terminal that nobody reads, and is ended by a signal; after how many seconds.
#[track_caller]
fn end_unread(session: &mut Session, key: &str) -> f32 {
    session.stop_reading();
    session.send(key);
    let began = Instant::now();
    session.signal(Signal::TERM);
    assert_eq!(session.wait_for_exit(), by("Terminated"));
    assert!(session.is_cooked_as_before(), "the line settings differ");
    began.elapsed().as_secs_f32()
}

#[test]
fn a_terminal_that_is_not_read_does_not_hold_the_program_up() {
    let mut session = Session::start(&toy(), 60, 12);
    session.wait_for_text("ready");
    let took = end_unread(&mut session, "x");
    assert!(took < 4.0, "{took}");
    // What there is to say at the end waits for nobody, either.
    let home = Home::new();
    let mut session = decided(&home);
    let took = end_unread(&mut session, "?");
    assert!(took < 4.0, "{took}");
    check_kept(&home);
}

#[test]
fn the_line_mode_has_its_five_seconds_on_a_terminal_that_is_not_read() {
    let home = Home::new();
    let program = home.program(["--plain".into(), home.path("ferry.md")]);
    let mut session = Session::start(&program, 80, 60);
    session.wait_for_text("1: a s u x ?> ");
    session.send("a\n");
    session.wait_for_text("2: a s u x ?> ");
    let took = end_unread(&mut session, "f\n");
    assert!(took < 6.0, "{took}");
    check_kept(&home);
}

#[test]
fn another_users_terminal_that_is_not_read_ends_the_program_with_its_grace() {
    let program = toy().within("exec setpriv --reuid=65534 --clear-groups \"$@\"");
    if !rustix::process::geteuid().is_root() {
        let notice = "\n!!! SKIPPED: only root can become another user !!!\n";
        std::io::stderr().write_all(notice.as_bytes()).unwrap();
        return;
    }
    let mut session = Session::start(&program, 60, 12);
    session.wait_for_text("ready");
    let took = end_unread(&mut session, "x");
    assert!(took < 7.0, "{took}");
    let mut session = Session::start(&program, 60, 12);
    session.wait_for_text("ready");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    check_given_back(&session);
}

/// Whether what the program has for stdin, and shares with its shell, is non-blocking.
fn is_non_blocking(session: &Session) -> bool {
    let id = session.id().as_raw_nonzero();
    let facts = fs::read_to_string(format!("/proc/{id}/fdinfo/0")).unwrap();
    let flags = facts.lines().find_map(|line| line.strip_prefix("flags:"));
    i64::from_str_radix(flags.unwrap().trim(), 8).unwrap() & 0o4000 != 0
}

#[test]
fn a_slow_terminal_gets_everything_whether_it_blocks_or_not() {
    let left_so: fn(Program) -> Program =
        |toy| toy.within("dd iflag=nonblock count=0 2>/dev/null; exec \"$@\"");
    for (program, non_blocking) in [(toy(), false), (left_so(toy()), true)] {
        let mut session = Session::start(&program, 200, 60);
        session.wait_for_text("ready");
        assert_eq!(is_non_blocking(&session), non_blocking);
        session.stop_reading();
        session.send("xyz");
        session.read_again();
        session.wait_for_text("ready 200x60 xyz");
        session.send("q");
        assert_eq!(session.wait_for_end(), Ended::Code(0));
        assert_eq!(session.left_on(), Vec::<&str>::new());
    }
}

/// A note that is being typed when a signal comes, or when the window is closed, is offered when its claim is opened again.
#[test]
fn a_half_typed_note_is_offered_again() {
    let home = Home::new();
    let open = || {
        let program = home.program([home.path("ferry.md")]);
        let session = Session::start(&program, 80, 24);
        session.wait_for_text("claims 0 of 24 decided");
        session
    };
    let mut session = open();
    session.send("\ti");
    session.wait_for_text("Enter");
    session.send("ask the harbour");
    session.wait_for_text("ask the harbour");
    session.signal(Signal::TERM);
    assert_eq!(session.wait_for_end(), by("Terminated"));
    let mut session = open();
    session.send("i");
    session.wait_for_text("ask the harbour");
    session.send(" office");
    session.wait_for_text("ask the harbour office");
    session.close_window();
    let mut session = open();
    session.send("i");
    session.wait_for_text("ask the harbour office");
    session.send("\r");
    session.wait_for_text("saved");
    session.send("q");
    session.wait_for_end();
    let kept = home.text("ferry.checklist.toml");
    assert!(kept.contains("ask the harbour office"), "{kept}");
}

/// Decisions are taken while the disk is busy for seconds, and the thread that draws writes nothing of what is kept.
#[test]
fn no_key_waits_for_the_disk() {
    let home = Home::new();
    let slow = "exec strace -DDD -f -o trace --trace=openat,rename,renameat2,fsync,write \
                --inject=fsync:delay_enter=1500000 \"$@\"";
    let program = home.program([home.path("ferry.md")]).within(slow);
    let mut session = Session::start(&program, 80, 24);
    session.wait_for_text("claims 0 of 24 decided");
    session.send("aaa");
    session.wait_for_text("claims 3 of 24 decided");
    assert!(!home.path("ferry.checklist.toml").exists());
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    let kept = home.text("ferry.checklist.toml");
    assert_eq!(kept.matches("\nstatus ").count(), 3, "{kept}");
    let trace = fs::read_to_string(session.home().join("trace")).unwrap();
    let main = trace.split_whitespace().next().unwrap();
    let writes = |line: &&str| line.contains("/state/") && line.contains("O_CREAT");
    let (own, others): (Vec<&str>, Vec<&str>) = trace
        .lines()
        .filter(writes)
        .partition(|line| line.split_whitespace().next() == Some(main));
    assert_eq!(own, [""; 0]);
    assert!(!others.is_empty(), "{trace}");
}
