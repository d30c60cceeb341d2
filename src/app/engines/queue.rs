//! What was asked and not yet answered, in its order, and how long nothing has been heard of it. It outlives the worker, so
//! that nothing is lost with one.

/// How often it is looked at whether anything was heard, in milliseconds. Looks are counted and not the clock: a machine
/// that slept has waited for nothing.
pub(super) const LOOK: u32 = 5_000;
/// After so many looks without a word a person is told that it takes long.
const LONG: u32 = 2;
/// So many looks may pass without a word while an engine is loaded, from whatever network: five minutes.
const LOADING: u32 = 60;
/// So many over any request: a minute, in which an engine does a hundred times what requests ask for.
const WORKING: u32 = 12;
/// For so many bytes of a request one look more.
const BYTES: usize = 32 * 1024;

/// The requests; `T` is where the answer is waited for.
#[derive(Debug)]
pub(super) struct Queue<T> {
    jobs: Vec<Job<T>>,
    /// How many looks there were since something was heard.
    silent: u32,
}

/// A request with its number, which no other one has, whichever copy of an engine is asked.
#[derive(Debug)]
pub(super) struct Job<T> {
    number: u64,
    message: Vec<u8>,
    /// Whether a worker has broken down over it.
    is_suspect: bool,
    pending: T,
}

/// How long nothing has been heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Silence {
    /// Not for long.
    Short,
    /// So long that a person should know; said once.
    Long,
    /// Longer than whatever is asked for takes.
    Endless,
}

impl<T> Queue<T> {
    pub(super) const fn new() -> Self {
        Self { jobs: Vec::new(), silent: 0 }
    }

    /// Takes a request in.
    pub(super) fn push(&mut self, number: u64, message: Vec<u8>, pending: T) {
        self.take_over(vec![Job { number, message, is_suspect: false, pending }]);
    }

    /// Gives all to another copy of the engine.
    pub(super) fn hand_over(&mut self) -> Vec<Job<T>> {
        std::mem::take(&mut self.jobs)
    }

    /// Takes in what another copy was asked for.
    pub(super) fn take_over(&mut self, jobs: Vec<Job<T>>) {
        if self.jobs.is_empty() {
            self.silent = 0;
        }
        self.jobs.extend(jobs);
    }

    /// Whether this request waits here.
    pub(super) fn has(&self, number: u64) -> bool {
        self.jobs.iter().any(|job| job.number == number)
    }

    /// The messages of the last so many requests.
    pub(super) fn newest(&self, count: usize) -> impl Iterator<Item = &[u8]> {
        let from = self.jobs.len().saturating_sub(count);
        self.jobs[from..].iter().map(|job| job.message.as_slice())
    }

    /// Where this answer is waited for; none where it has been given up.
    pub(super) fn answered(&mut self, number: u64) -> Option<T> {
        self.take(number).map(|(pending, _)| pending)
    }

    /// Takes a request back, and whether it was the one that an engine works at.
    pub(super) fn take(&mut self, number: u64) -> Option<(T, bool)> {
        let at = self.jobs.iter().position(|job| job.number == number)?;
        self.sign_of_life();
        Some((self.jobs.remove(at).pending, at == 0))
    }

    /// A worker broke down. It does one thing after the other, so the first request is to blame: it is tried once more,
    /// and given up when that happens again.
    pub(super) fn broke_down(&mut self) -> Option<T> {
        self.sign_of_life();
        let first = self.jobs.first_mut()?;
        let again = std::mem::replace(&mut first.is_suspect, true);
        again.then(|| self.jobs.remove(0).pending)
    }

    /// Gives all up.
    pub(super) fn give_up(&mut self) -> Vec<T> {
        std::mem::take(&mut self.jobs).into_iter().map(|job| job.pending).collect()
    }

    /// What a new worker has to do.
    pub(super) fn messages(&self) -> impl Iterator<Item = &[u8]> {
        self.jobs.iter().map(|job| job.message.as_slice())
    }

    /// Who waits for what is worked at, and whether that is its second try.
    pub(super) fn first(&self) -> Option<(&T, bool)> {
        self.jobs.first().map(|job| (&job.pending, job.is_suspect))
    }

    /// How many bytes wait for an answer.
    pub(super) fn bytes(&self) -> usize {
        self.jobs.iter().map(|job| job.message.len()).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    /// Something was heard: the engine lives.
    pub(super) fn sign_of_life(&mut self) {
        self.silent = 0;
    }

    /// Looks whether anything was heard. What is larger may take longer, and each word of progress begins anew.
    pub(super) fn look(&mut self, is_loading: bool) -> Silence {
        self.silent += 1;
        let bytes = self.jobs.first().map_or(0, |job| job.message.len());
        let more = u32::try_from(bytes / BYTES).unwrap_or(u32::MAX);
        let limit = if is_loading { LOADING } else { WORKING.saturating_add(more) };
        match self.silent {
            silent if silent >= limit => Silence::Endless,
            LONG => Silence::Long,
            _ => Silence::Short,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue() -> Queue<char> {
        let mut queue = Queue::new();
        for (number, pending) in (1..).zip("abc".chars()) {
            queue.push(number, vec![number as u8], pending);
            assert!(queue.newest(1).eq([[number as u8]]) && queue.has(number));
        }
        queue
    }

    fn left(queue: &Queue<char>) -> Vec<u8> {
        queue.messages().map(|message| message[0]).collect()
    }

    #[test]
    fn answers_find_who_waits() {
        let mut queue = queue();
        assert_eq!(queue.answered(2), Some('b'));
        assert_eq!(queue.answered(2), None);
        assert_eq!((left(&queue), queue.bytes()), (vec![1, 3], 2));
        assert_eq!(queue.give_up(), ['a', 'c']);
        assert!(queue.is_empty());
    }

    #[test]
    fn what_breaks_two_workers_is_given_up_and_nothing_else() {
        let mut queue = queue();
        assert_eq!(queue.broke_down(), None);
        assert_eq!(left(&queue), [1, 2, 3]);
        assert_eq!(queue.broke_down(), Some('a'));
        assert_eq!(queue.broke_down(), None, "the next one is tried again too");
        assert_eq!(queue.answered(2), Some('b'));
        assert_eq!(queue.broke_down(), None);
        assert_eq!(left(&queue), [3]);
        assert_eq!(Queue::<char>::new().broke_down(), None);
    }

    #[test]
    fn what_is_taken_back_leaves_the_others() {
        let mut queue = queue();
        assert_eq!(queue.take(2), Some(('b', false)));
        assert_eq!(queue.take(1), Some(('a', true)));
        assert_eq!((queue.take(1), left(&queue)), (None, vec![3]));
    }

    #[test]
    fn another_copy_takes_all_over() {
        let (mut queue, mut other) = (queue(), Queue::new());
        other.push(4, vec![4], 'd');
        other.take_over(queue.hand_over());
        assert_eq!((left(&queue), left(&other)), (vec![], vec![4, 1, 2, 3]));
        assert!(other.newest(3).eq([[1], [2], [3]]) && other.has(2) && !queue.has(2));
        assert_eq!(other.answered(2), Some('b'));
    }

    #[test]
    fn silence_has_an_end_that_grows_with_the_work() {
        let looks = |size: usize, is_loading: bool| {
            let mut queue = Queue::new();
            queue.push(1, vec![0; size], 'a');
            let mut told = 0;
            (1u32..)
                .find(|_| match queue.look(is_loading) {
                    Silence::Endless => true,
                    Silence::Long => {
                        told += 1;
                        false
                    }
                    Silence::Short => false,
                })
                .map(|looks| (looks, told))
        };
        assert_eq!(looks(0, false), Some((WORKING, 1)));
        assert_eq!(looks(1024 * 1024, false), Some((WORKING + 32, 1)));
        assert_eq!(looks(0, true), Some((LOADING, 1)));
        let mut queue = queue();
        for _ in 0..LOADING * 2 {
            assert_ne!(queue.look(false), Silence::Endless, "each word begins anew");
            queue.sign_of_life();
        }
        assert!((0..WORKING).any(|_| queue.look(false) == Silence::Endless));
        assert_eq!(queue.broke_down(), None);
        assert_eq!(queue.first(), Some((&'a', true)));
        assert_eq!(queue.look(false), Silence::Short, "the second try has its own time");
    }
}
