//! The same targets where there is no libFuzzer: kept files, mutated for as many minutes as are given.
//!
//! `cargo run --release --no-default-features --bin long -- importers 10 tests/kept/sample.*`; an input that breaks a rule is
//! written to `fuzz/found-…`.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Pieces that mean something to one reader or another.
const PIECES: &[&[u8]] = &[
    b"\xff",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"1e999",
    b"\t",
    b"\r\n",
    b"|",
    b"<td rowspan=9>",
    b"</table>",
    b"sheet:a",
    b"own:x:goalsheet:sheet:a",
    b"unfinished",
    b"bin:b",
    b"\x01",
    "\"by\":\"x.1 y.2\"".as_bytes(),
    "(1) ".as_bytes(),
    "① ".as_bytes(),
    "○ ".as_bytes(),
    "・".as_bytes(),
    "12,000人".as_bytes(),
    "10月25日".as_bytes(),
    "できなかった。".as_bytes(),
    "\u{200b}".as_bytes(),
    "\u{202e}".as_bytes(),
    "𠮷".as_bytes(),
    "随時".as_bytes(),
];

struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize
    }

    fn below(&mut self, limit: usize) -> usize {
        self.next() % limit.max(1)
    }
}

fn mutate(data: &mut Vec<u8>, others: &[Vec<u8>], random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(data.len() + 1);
        let end = (at + random.below(40)).min(data.len());
        match random.below(7) {
            0 => drop(data.drain(at..end)),
            1 => data.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied()).for_each(drop),
            2 if at < data.len() => data[at] = random.next() as u8,
            3 => {
                let copied = data[at..end].to_vec();
                let to = random.below(data.len() + 1);
                data.splice(to..to, copied).for_each(drop);
            }
            4 => data.truncate(at),
            5 => {
                let other = &others[random.below(others.len())];
                let from = random.below(other.len());
                let part = &other[from..(from + random.below(400)).min(other.len())];
                data.splice(at..at, part.iter().copied()).for_each(drop);
            }
            _ => data.splice(at..end, PIECES[random.below(PIECES.len())].iter().copied()).for_each(drop),
        }
    }
}

fn main() {
    let mut arguments = env::args().skip(1);
    let (name, minutes) =
        (arguments.next(), arguments.next().and_then(|minutes| minutes.parse::<f64>().ok()));
    let target: fn(&[u8]) = match name.as_deref() {
        Some("importers") => goalsheet_fuzz::importers,
        Some("merging") => goalsheet_fuzz::merging,
        Some("stored") => goalsheet_fuzz::stored,
        _ => return println!("long importers|merging|stored MINUTES FILE…"),
    };
    let mut seeds: Vec<Vec<u8>> = arguments.filter_map(|path| fs::read(path).ok()).collect();
    seeds.push(Vec::new());
    let limit = Duration::from_secs_f64(minutes.unwrap_or(1.0) * 60.0);
    let (began, mut random) = (Instant::now(), Random(0x9e37_79b9_7f4a_7c15));
    let (mut count, mut found, mut slowest) = (0_u64, 0, Duration::ZERO);
    while began.elapsed() < limit {
        let mut data = seeds[random.below(seeds.len())].clone();
        mutate(&mut data, &seeds, &mut random);
        let one = Instant::now();
        if catch_unwind(|| target(&data)).is_err() {
            found += 1;
            let _ = fs::write(format!("fuzz/found-{found}"), &data);
        }
        slowest = slowest.max(one.elapsed());
        count += 1;
    }
    println!("{count} inputs, {found} broke a rule, the slowest took {slowest:?}");
}
