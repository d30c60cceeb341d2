//! x
/// x
pub fn problem(_: &crate::codec::Problem) -> String {
    String::new()
}
/// x
pub fn note(_: &crate::codec::Note) -> String {
    String::new()
}
