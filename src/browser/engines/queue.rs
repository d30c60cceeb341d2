//! What was asked and not yet answered, in its order. It outlives the worker, so that nothing is lost with one.

/// The requests; `T` is where the answer is waited for.
#[derive(Debug)]
pub(super) struct Queue<T> {
    last: u64,
    jobs: Vec<Job<T>>,
}

#[derive(Debug)]
struct Job<T> {
    number: u64,
    message: Vec<u8>,
    /// Whether a worker has broken down over it.
    is_suspect: bool,
    pending: T,
}

impl<T> Queue<T> {
    pub(super) const fn new() -> Self {
        Self { last: 0, jobs: Vec::new() }
    }

    /// Takes a request in; `message` writes it under its number.
    pub(super) fn push(&mut self, message: impl FnOnce(u64) -> Vec<u8>, pending: T) -> &[u8] {
        self.last += 1;
        let job = Job { number: self.last, message: message(self.last), is_suspect: false, pending };
        self.jobs.push(job);
        self.jobs.last().map_or(&[], |job| &job.message)
    }

    /// Where this answer is waited for; none where it has been given up.
    pub(super) fn answered(&mut self, number: u64) -> Option<T> {
        let at = self.jobs.iter().position(|job| job.number == number)?;
        Some(self.jobs.remove(at).pending)
    }

    /// A worker broke down. It does one thing after the other, so the first request is to blame: it is tried once more,
    /// and given up when that happens again.
    pub(super) fn broke_down(&mut self) -> Option<T> {
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

    pub(super) fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue() -> Queue<char> {
        let mut queue = Queue::new();
        for (number, pending) in (1..).zip("abc".chars()) {
            assert_eq!(queue.push(|number| vec![number as u8], pending), [number]);
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
        assert_eq!(left(&queue), [1, 3]);
        assert_eq!(queue.give_up(), ['a', 'c']);
        assert!(queue.is_empty());
        assert_eq!(queue.push(|number| vec![number as u8], 'd'), [4], "no number comes twice");
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
}
