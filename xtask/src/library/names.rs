//! Invented names of people, handles and conferences, in three languages; each number has a name of its own.

/// The language of a conference, its authors and its speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    /// Korean.
    Ko,
    /// English.
    En,
    /// Japanese.
    Ja,
}

/// What the names of one language are made of: families, and the two halves of given names.
struct Parts {
    family: &'static str,
    first: &'static str,
    second: &'static str,
    between: &'static str,
}

const KOREAN: Parts = Parts {
    family: "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍 전 고 문 손 배 백 허 남 심 노",
    first: "가 나 다 도 동 라 민 서 지 하 은 유 예 채 현 준 성 수 승 시 아 연 영 우 윤 재 정 주 진 찬 태 해 혜 호 희 소 세 보 규 경 기 건",
    second: "람 린 온 율 준 현 빈 원 진 희 아 은 영 우 호 민 서 경 연 솔 결 별 봄 담 환 석 훈 규 리 나 라 미 수 윤 인 정 주 지 찬 하 혁 형",
    between: "",
};

const ENGLISH: Parts = Parts {
    family: "Thorne Delaney Baptista Marchuk Hansen Albers Clausen Winslow Okafor Lindqvist Moreau Castell Novak Petrov \
             Ashdown Kerrigan Vance Holloway Iyer Menon Bergman Duarte Ferreira Quinn Rowe Salter Tennant Ueda Voss \
             Whitlock Yates Zamora Abbott Brandt Coates Drummond Ellery Fairley Garland Hartley Ingram Jarvis Keane \
             Lowell Mercer Norwood Osgood Pruitt Redfern Sheldon Trask Underhill Vickers Wardell Yardley Zeller",
    first: "Ab Bri Cor Del El Fin Gar Hel Is Jor Kel Lor Mar Nor Ol Per Ros Sel Tam Val Wil Yar Zel Ar Ben Cal",
    second: "igail an mac la ena ley eth ina olde dan vin na ius bert iver cy alind by sin erie fred ah da min net vin",
    between: " ",
};

const JAPANESE: Parts = Parts {
    family: "水野 古川 佐久間 本間 山科 小田切 早坂 森永 白石 青柳 黒川 赤羽 緑川 星野 月岡 花村 雪平 風間 浜崎 岩瀬 \
             秋元 冬木 春日 夏目 東雲 西園 南条 北見 中里 上杉",
    first: "あ い う か き さ し す そ た ち な の は ひ ふ ま み ゆ り",
    second: "かり おい らん なえ ほこ やか つき ばさ らた くみ か つみ ぞみ るか より うか こと ずき うた ん",
    between: "",
};

/// The name of the person of that number.
pub(super) fn person(tongue: Tongue, number: usize) -> String {
    let parts = match tongue {
        Tongue::Ko => KOREAN,
        Tongue::En => ENGLISH,
        Tongue::Ja => JAPANESE,
    };
    let [family, first, second] = [parts.family, parts.first, parts.second]
        .map(|words| words.split_whitespace().collect::<Vec<_>>());
    let all = family.len() * first.len() * second.len();
    // Neighbours do not look alike: a step that shares no factor with the number of names.
    let at = number % all * 7919 % all;
    let family_name = family[at % family.len()];
    let at = at / family.len();
    let given = format!("{}{}", first[at % first.len()], second[at / first.len()]);
    match tongue {
        Tongue::En => format!("{given}{}{family_name}", parts.between),
        _ => format!("{family_name}{}{given}", parts.between),
    }
}

/// The first words of conferences: as they are said, and for file names and addresses.
const PLACES: [(&str, &str); 26] = [
    ("나루", "naru"),
    ("한빛나래", "hanbitnarae"),
    ("은하", "eunha"),
    ("도담", "dodam"),
    ("갈매기", "galmaegi"),
    ("소나기", "sonagi"),
    ("미리내", "mirinae"),
    ("두레", "dure"),
    ("돌다리", "doldari"),
    ("새벽별", "saebyeok"),
    ("솔바람", "solbaram"),
    ("물레", "mulle"),
    ("반딧불", "bandit"),
    ("모래톱", "moraetop"),
    ("너울", "neoul"),
    ("Harbor", "harbor"),
    ("Lakeside", "lakeside"),
    ("Nordic", "nordic"),
    ("Copper", "copper"),
    ("Lantern", "lantern"),
    ("Driftwood", "driftwood"),
    ("Cascade", "cascade"),
    ("海岸", "kaigan"),
    ("灯台", "toudai"),
    ("北極星", "hokkyoku"),
    ("霧島", "kirishima"),
];

const KOREAN_KINDS: [(&str, &str); 4] =
    [("콘", "con"), (" 서밋", "-summit"), (" 데브데이", "-devday"), (" 콘퍼런스", "-conference")];
const ENGLISH_KINDS: [(&str, &str); 3] =
    [("Conf", "conf"), (" Summit", "-summit"), (" DevDay", "-devday")];
const JAPANESE_KINDS: [(&str, &str); 2] =
    [("カンファレンス", "-conference"), ("サミット", "-summit")];

/// A conference as it is said, its name for addresses, and its language.
pub(super) type Conference = (String, String, Tongue);

/// The names of all conferences, some sixty: seven of ten Korean, of which a few have Latin names, two English.
pub(super) fn conferences() -> Vec<Conference> {
    let mut all = Vec::new();
    for (at, (place, stem)) in PLACES.iter().enumerate() {
        let (kinds, tongue): (&[(&str, &str)], Tongue) = match place.chars().next() {
            Some('가'..='힣') => (&KOREAN_KINDS, Tongue::Ko),
            Some('A'..='Z') => (&ENGLISH_KINDS, Tongue::En),
            _ => (&JAPANESE_KINDS, Tongue::Ja),
        };
        // Not every place has every kind.
        let most = if tongue == Tongue::Ja { 2 - at % 2 } else { 3 - (at % 4) / 2 };
        for (n, (kind, end)) in kinds.iter().take(most).enumerate() {
            // The third kind of an English place is held in Korean: PyCon Korea is like that.
            let tongue = if tongue == Tongue::En && n == 2 { Tongue::Ko } else { tongue };
            let (said, stem) = (format!("{place}{kind}"), format!("{stem}{end}"));
            all.push((said, stem, tongue));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_number_is_another_person() {
        for (tongue, most) in [(Tongue::Ko, 30_000), (Tongue::En, 8_000), (Tongue::Ja, 6_000)] {
            let names: BTreeSet<String> = (0..most).map(|n| person(tongue, n)).collect();
            assert!(names.len() * 100 > most * 90, "{tongue:?}: {} of {most}", names.len());
        }
    }

    #[test]
    fn conferences_have_names_of_their_own() {
        let all = conferences();
        let stems: BTreeSet<&str> = all.iter().map(|(_, stem, _)| stem.as_str()).collect();
        assert_eq!(stems.len(), all.len());
        assert!((55..=75).contains(&all.len()), "{}", all.len());
        let of = |tongue| all.iter().filter(|(_, _, have)| *have == tongue).count();
        assert!(of(Tongue::Ko) > of(Tongue::En) && of(Tongue::En) > of(Tongue::Ja));
    }
}
