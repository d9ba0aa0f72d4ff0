//! Field names as numbers: what the derive publishes a lock's kind under, and the attribute asks by.
//!
//! A trait can have a number for a parameter, but no name.

/// The FNV-1a hash of a name without its `r#` (64 bits; Fowler, Noll and Vo).
///
/// Two fields of one struct with the same hash and a declared order would be two impls of one trait,
/// which the compiler reports; it takes some four billion fields to make that likely.
pub(crate) fn hash(name: &str) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    name.bytes().fold(BASIS, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

/// How many digits of a name lead to its kind.
pub(crate) const DIGITS: usize = 12;

/// The last digits of the hash to the base of four, the last of all first.
///
/// Of two fields that have all of them in common the kind is not published: one pair in
/// sixteen million does.
pub(crate) fn digits(name: &str) -> [u8; DIGITS] {
    let mut rest = hash(name);
    let mut digits = [0; DIGITS];
    for digit in &mut digits {
        *digit = rest.to_le_bytes()[0] & 3;
        rest >>= 2;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::{digits, hash};

    #[test]
    fn digits_begin_at_the_end() {
        // The hash ends in 0x3967e8, which is 032112133220 to the base of four.
        assert_eq!(digits("foobar"), [0, 2, 2, 3, 3, 1, 2, 1, 1, 2, 3, 0]);
    }

    #[test]
    fn the_published_values_come_out() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
