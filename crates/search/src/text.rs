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

/// Some texts as one.
pub fn text(texts: &[&str]) -> String {
    let mut all = String::new();
    texts.iter().for_each(|text| all.push_str(text));
    all
}

/// A number in decimal digits.
pub fn decimal(number: i64) -> String {
    let mut digits = String::new();
    if number < 0 {
        digits.push('-');
    }
    add_digits(number.unsigned_abs(), 10, 1, &mut digits);
    digits
}

/// A number in sixteen hexadecimal digits.
pub fn hexadecimal(number: u64) -> String {
    let mut digits = String::new();
    add_digits(number, 16, 16, &mut digits);
    digits
}

/// Adds the digits of a number, at least so many.
fn add_digits(number: u64, base: u64, least: usize, digits: &mut String) {
    if number >= base || least > 1 {
        add_digits(number / base, base, least.saturating_sub(1), digits);
    }
    let at = (number % base) as usize;
    digits.push_str("0123456789abcdef".get(at..=at).unwrap_or_default());
}

/// The number that [`hexadecimal`] has written.
pub fn from_hexadecimal(digits: &str) -> Option<u64> {
    let number = |all: u64, c: char| Some(all << 4 | u64::from(c.to_digit(16)?));
    if digits.len() == 16 { digits.chars().try_fold(0, number) } else { None }
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
