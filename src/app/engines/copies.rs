//! The copies in which engines run.

use crate::protocol::Engine;

/// With so many bytes of requests before it, a second copy of an engine answers before the first is through: a few sheets,
/// read in about the time in which a copy starts.
pub(super) const MUCH: usize = 32 * 1024;

/// A copy of an engine. Of the reader there may be two, so that much is read by two processors, and what a person waits for
/// does not wait for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EngineCopy {
    Reader,
    SecondReader,
    Excel,
}

impl EngineCopy {
    pub(super) const COUNT: usize = 3;

    /// The one that answers in the order of asking.
    pub(super) fn first(engine: Engine) -> Self {
        match engine {
            Engine::Reader => Self::Reader,
            Engine::Excel => Self::Excel,
        }
    }

    /// The one beside it, where there may be one.
    pub(super) fn second(self) -> Option<Self> {
        (self == Self::Reader).then_some(Self::SecondReader)
    }

    /// The one that this stands beside, where it is not the first.
    pub(super) fn beside(self) -> Option<Self> {
        let first = Self::first(self.engine());
        (first != self).then_some(first)
    }

    pub(super) fn engine(self) -> Engine {
        match self {
            Self::Reader | Self::SecondReader => Engine::Reader,
            Self::Excel => Engine::Excel,
        }
    }
}
