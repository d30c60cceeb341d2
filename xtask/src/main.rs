//! What people run: set-up, serve, test, build, bench.

fn main() {}
