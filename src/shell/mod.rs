//! Everything outside: files, terminal, clock, environment, other programs. Turns effects into deeds and what happens
//! into messages. The core never does any of this.

#![expect(
    clippy::disallowed_methods,
    reason = "the shell is where the outside is touched"
)]

pub mod files;
pub mod lock;
pub mod places;
pub mod saver;
pub mod state;
