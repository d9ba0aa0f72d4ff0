//! Field names as numbers: what the derive publishes a lock's type under, and the attribute asks by.
//!
//! A trait can have a number for a parameter, but no name.

/// The FNV-1a hash of a name without its `r#` (64 bits; Fowler, Noll and Vo).
///
/// Two fields of one struct with the same hash would be two impls of one trait, which the compiler
/// reports; it takes some four billion fields to make that likely.
pub(crate) fn hash(name: &str) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    name.bytes().fold(BASIS, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_published_values_come_out() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
