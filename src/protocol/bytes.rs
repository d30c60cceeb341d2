//! Values as bytes, one after the other, without names: a number in as few bytes as it needs, a text after its length.

use std::ops::Range;

/// Bytes as they grow.
#[derive(Debug, Default)]
pub struct Out(Vec<u8>);

/// Bytes as they are read.
#[derive(Debug)]
pub struct In<'b>(&'b [u8]);

/// What can travel.
pub trait Wire: Sized {
    /// Writes it.
    fn put(&self, out: &mut Out);
    /// Reads it; none where the bytes are no such value.
    fn take(from: &mut In<'_>) -> Option<Self>;
}

impl Out {
    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    /// One byte.
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A number: seven bits a byte, the low ones first.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }
}

impl<'b> In<'b> {
    /// Reads from the first of these bytes on.
    pub fn of(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// What has not been read.
    pub fn rest(&self) -> &'b [u8] {
        self.0
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // The tenth byte has room for one bit.
            number |= bits.checked_shl(shift).filter(|shifted| shifted >> shift == bits)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// How many there are of what comes; each is a byte at least, so that no number can ask for more room than there is.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.0.len())
    }

    fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.count()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

impl Wire for u64 {
    fn put(&self, out: &mut Out) {
        out.number(*self);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        from.number()
    }
}

/// Numbers that are smaller in memory.
macro_rules! numbers {
    ($($type:ty),+) => {
        $(impl Wire for $type {
            fn put(&self, out: &mut Out) {
                out.number(u64::try_from(*self).unwrap_or(u64::MAX));
            }

            fn take(from: &mut In<'_>) -> Option<Self> {
                Self::try_from(from.number()?).ok()
            }
        })+
    };
}

numbers!(u8, u16, u32, usize);

impl Wire for bool {
    fn put(&self, out: &mut Out) {
        out.byte(u8::from(*self));
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        match from.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Wire for char {
    fn put(&self, out: &mut Out) {
        u32::from(*self).put(out);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        Self::from_u32(u32::take(from)?)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Out) {
        out.bytes(self.as_bytes());
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        std::str::from_utf8(from.bytes()?).ok().map(str::to_owned)
    }
}

/// Bytes that are opened later, or elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed(pub Vec<u8>);

impl Wire for Packed {
    fn put(&self, out: &mut Out) {
        out.bytes(&self.0);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        from.bytes().map(|bytes| Self(bytes.to_vec()))
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Out) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        match bool::take(from)? {
            true => T::take(from).map(Some),
            false => Some(None),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Out) {
        out.number(self.len() as u64);
        self.iter().for_each(|item| item.put(out));
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        let count = from.count()?;
        let mut items = Self::new();
        for _ in 0..count {
            items.push(T::take(from)?);
        }
        Some(items)
    }
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    fn put(&self, out: &mut Out) {
        self.iter().for_each(|item| item.put(out));
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        let mut items = Vec::new();
        for _ in 0..N {
            items.push(T::take(from)?);
        }
        items.try_into().ok()
    }
}

impl<T: Wire> Wire for Range<T> {
    fn put(&self, out: &mut Out) {
        self.start.put(out);
        self.end.put(out);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        Some(T::take(from)?..T::take(from)?)
    }
}

impl<T: Wire, U: Wire> Wire for (T, U) {
    fn put(&self, out: &mut Out) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        Some((T::take(from)?, U::take(from)?))
    }
}

impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn put(&self, out: &mut Out) {
        self.is_ok().put(out);
        match self {
            Ok(value) => value.put(out),
            Err(error) => error.put(out),
        }
    }

    fn take(from: &mut In<'_>) -> Option<Self> {
        match bool::take(from)? {
            true => T::take(from).map(Ok),
            false => E::take(from).map(Err),
        }
    }
}

/// A struct, field by field.
macro_rules! record {
    ($type:ty { $($field:ident),+ }) => {
        impl $crate::protocol::Wire for $type {
            fn put(&self, out: &mut $crate::protocol::Out) {
                $(self.$field.put(out);)+
            }

            fn take(from: &mut $crate::protocol::In<'_>) -> Option<Self> {
                Some(Self { $($field: $crate::protocol::Wire::take(from)?),+ })
            }
        }
    };
}

/// An enum: a byte for each variant, then what it holds.
macro_rules! variants {
    ($type:ty { $($tag:literal $variant:ident $(($item:ident))? $({ $($field:ident),+ })?;)+ }) => {
        impl $crate::protocol::Wire for $type {
            fn put(&self, out: &mut $crate::protocol::Out) {
                match self {
                    $(Self::$variant $(($item))? $({ $($field),+ })? => {
                        out.byte($tag);
                        $($item.put(out);)?
                        $($($field.put(out);)+)?
                    })+
                }
            }

            fn take(from: &mut $crate::protocol::In<'_>) -> Option<Self> {
                Some(match from.byte()? {
                    $($tag => {
                        $(let $item = $crate::protocol::Wire::take(from)?;)?
                        Self::$variant
                            $(($item))?
                            $({ $($field: $crate::protocol::Wire::take(from)?),+ })?
                    })+
                    _ => return None,
                })
            }
        }
    };
}

pub(super) use record;
pub(super) use variants;
