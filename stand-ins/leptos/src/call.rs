//! Functions in boxes.

/// A function that can be called again and again. `Box<dyn FnMut>` would do, but brings a second function with each one, for
/// callers that call it once and for all; there are none, and no linker can know that.
pub(crate) trait Call<Argument, Answer> {
    /// Calls it.
    fn call(&mut self, argument: Argument) -> Answer;
}

impl<F, Argument, Answer> Call<Argument, Answer> for F
where
    F: FnMut(Argument) -> Answer,
{
    fn call(&mut self, argument: Argument) -> Answer {
        self(argument)
    }
}
