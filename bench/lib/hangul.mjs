// Hangul by its letters: how a word is typed, what its initials are, and one letter taken for another.

const FIRST = 0xac00;
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

/** Letters of two keys. */
const STRUCK = { ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ', ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ' };

/** Whether a text is nothing but syllables. */
export const isHangul = (text) => /^[가-힣]+$/.test(text);

const parts = (syllable) => {
  const at = syllable.charCodeAt(0) - FIRST;
  return [Math.floor(at / 588), Math.floor(at / 28) % 21, at % 28];
};

const syllable = (initial, vowel, final = 0) => String.fromCharCode(FIRST + initial * 588 + vowel * 28 + final);

/** Whether a syllable ends with a consonant. */
export const isClosed = (char) => parts(char)[2] > 0;

/** The initials of all syllables; everything else stays. */
export const initials = (text) => text.replace(/[가-힣]/g, (char) => INITIALS[parts(char)[0]]);

/** A text letter by letter, as it is struck. */
export function letters(text) {
  const apart = (char) => {
    const [initial, vowel, final] = parts(char);
    return INITIALS[initial] + VOWELS[vowel] + FINALS[final];
  };
  return text.replace(/[가-힣]/g, apart).replace(/[ㄳ-ㅢ]/g, (letter) => STRUCK[letter] ?? letter);
}

/** What stands in a field after each key, as an input method puts it together: ㅍ, 파, 팡, 파이. */
export function strokes(text) {
  const seen = [];
  let done = '';
  for (const char of text) {
    if (isHangul(char)) {
      const [initial, vowel, final] = parts(char);
      seen.push(begun(done, INITIALS[initial]), done + syllable(initial, vowel));
      if (final) seen.push(done + char);
    } else {
      seen.push(done + char);
    }
    done += char;
  }
  return seen;
}

/** A text and the first letter of the next syllable: it is taken for the end of the last one, until more is typed. */
function begun(done, letter) {
  const last = done.at(-1);
  const final = FINALS.indexOf(letter);
  if (!last || !isHangul(last) || isClosed(last) || final < 0) return done + letter;
  const [initial, vowel] = parts(last);
  return done.slice(0, -1) + syllable(initial, vowel, final);
}

/** A word with its last letter not typed yet. */
export const half = (word) => strokes(word).at(-2);

/** A syllable with another vowel or another initial: one letter mistaken. */
export function mistaken(char, number) {
  const [initial, vowel, final] = parts(char);
  const other = (count, at) => (at + 1 + (number >> 1) % (count - 1)) % count;
  return number % 2 ? syllable(initial, other(VOWELS.length, vowel), final) : syllable(other(INITIALS.length, initial), vowel, final);
}
