//! Texts put together in little code: what the standard library has for it brings along how a panic would be told, 3 KB.

/// Some texts as one, with something between them.
pub fn joined(texts: &[String], between: &str) -> String {
    let (mut joined, mut before) = (String::new(), "");
    for text in texts {
        joined.push_str(before);
        joined.push_str(text);
        before = between;
    }
    joined
}

/// A number in decimal digits.
pub fn decimal(number: i64) -> String {
    let mut digits = Vec::new();
    let mut left = number.unsigned_abs();
    while left > 0 || digits.is_empty() {
        digits.push(digit(left % 10));
        left /= 10;
    }
    if number < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

/// A number in sixteen hexadecimal digits.
pub fn hexadecimal(number: u64) -> String {
    let mut digits = String::new();
    for at in 0..16 {
        digits.push(digit(number >> (60 - 4 * at) & 0xF));
    }
    digits
}

/// The number that [`hexadecimal`] has written.
pub fn from_hexadecimal(digits: &str) -> Option<u64> {
    let number = |all: u64, c: char| Some(all << 4 | u64::from(c.to_digit(16)?));
    if digits.len() == 16 { digits.chars().try_fold(0, number) } else { None }
}

fn digit(number: u64) -> char {
    u32::try_from(number).ok().and_then(|digit| char::from_digit(digit, 16)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for number in [0, 7, -1, 10, 2024, -44, u32::MAX.into(), i64::MIN, i64::MAX] {
            assert_eq!(decimal(number), number.to_string());
            let digits = hexadecimal(number.cast_unsigned());
            assert_eq!(digits, format!("{number:016x}"));
            assert_eq!(from_hexadecimal(&digits), Some(number.cast_unsigned()));
        }
        assert_eq!(["", "ab", "00000000000000g0"].map(from_hexadecimal), [None; 3]);
    }
}
