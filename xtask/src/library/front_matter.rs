//! The head of a post, in the dialects of several blog engines, and the file name that goes with it.

use super::random::Random;
use super::world::Day;

/// Whose folder the post comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    /// YAML, the date in the file name.
    Jekyll,
    /// TOML.
    Hugo,
    /// YAML with lists, a file name in the author's language.
    Hexo,
    /// No front matter: a heading is the title.
    None,
}

impl Engine {
    /// The engine of an author: Jekyll is the most frequent.
    pub(super) fn any(random: &mut Random) -> Self {
        [
            Self::Jekyll,
            Self::Jekyll,
            Self::Jekyll,
            Self::Hugo,
            Self::Hugo,
            Self::Hexo,
            Self::Hexo,
            Self::None,
        ][random.below(8)]
    }
}

/// What the head of a post says.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) date: Day,
    pub(super) author: String,
    pub(super) tags: Vec<String>,
    pub(super) description: Option<String>,
    /// The name for addresses.
    pub(super) stem: String,
}

impl Head {
    /// The file name without its ending.
    pub(super) fn file(&self, engine: Engine) -> String {
        let Day { year, month, day } = self.date;
        match engine {
            Engine::Jekyll => format!("{}-{}", self.date, self.stem),
            Engine::Hugo => self.stem.clone(),
            Engine::Hexo => words(&format!("{} {}", self.title, self.author)).join("-"),
            Engine::None => format!("{year:04}{month:02}{day:02}_{}", self.stem),
        }
    }

    /// The lines above the notes.
    pub(super) fn write(&self, engine: Engine, time: (usize, usize)) -> String {
        let (hour, minute) = time;
        let Self { title, date, author, .. } = self;
        let list = |mark: &str| {
            let tags: Vec<_> = self.tags.iter().map(|tag| format!("{mark}{tag}{mark}")).collect();
            tags.join(", ")
        };
        match engine {
            Engine::Jekyll => format!(
                "---\nlayout: post\ntitle: \"{title}\"\ndate: {date} {hour:02}:{minute:02}:00 +0900\nauthor: {author}\n{}tags: [{}]\n---\n\n",
                self.description("description: \"", "\"\n"),
                list(""),
            ),
            Engine::Hugo => format!(
                "+++\ntitle = \"{title}\"\ndate = \"{date}T{hour:02}:{minute:02}:00+09:00\"\nauthor = \"{author}\"\n{}tags = [{}]\ndraft = false\n+++\n\n",
                self.description("description = \"", "\"\n"),
                list("\""),
            ),
            Engine::Hexo => format!(
                "---\ntitle: {}\ndate: {date} {hour:02}:{minute:02}:00\nauthor: {author}\n{}tags:\n{}---\n\n",
                if title.contains(": ") { format!("'{title}'") } else { title.clone() },
                self.description("description: >-\n  ", "\n"),
                self.tags.iter().map(|tag| format!("  - {tag}\n")).collect::<String>(),
            ),
            Engine::None => format!("# {title}\n\n"),
        }
    }

    fn description(&self, before: &str, after: &str) -> String {
        self.description.as_ref().map(|text| format!("{before}{text}{after}")).unwrap_or_default()
    }
}

/// The words of a title, for a file name.
fn words(title: &str) -> Vec<&str> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(engine: Engine, file: &str, text: &str) {
        let head = Head {
            title: "물결 서밋 2019: 후기".to_owned(),
            date: Day { year: 2019, month: 8, day: 5 },
            author: "송하람".to_owned(),
            tags: vec!["후기".to_owned(), "b c".to_owned()],
            description: Some("한 줄.".to_owned()),
            stem: "mulgyeol-2019".to_owned(),
        };
        assert_eq!(
            (head.file(engine).as_str(), head.write(engine, (9, 30)).as_str()),
            (file, text)
        );
    }

    #[test]
    fn every_engine_has_its_dialect() {
        check(
            Engine::Jekyll,
            "2019-08-05-mulgyeol-2019",
            "---\nlayout: post\ntitle: \"물결 서밋 2019: 후기\"\ndate: 2019-08-05 09:30:00 +0900\nauthor: 송하람\n\
             description: \"한 줄.\"\ntags: [후기, b c]\n---\n\n",
        );
        check(
            Engine::Hugo,
            "mulgyeol-2019",
            "+++\ntitle = \"물결 서밋 2019: 후기\"\ndate = \"2019-08-05T09:30:00+09:00\"\nauthor = \"송하람\"\n\
             description = \"한 줄.\"\ntags = [\"후기\", \"b c\"]\ndraft = false\n+++\n\n",
        );
        check(
            Engine::Hexo,
            "물결-서밋-2019-후기-송하람",
            "---\ntitle: '물결 서밋 2019: 후기'\ndate: 2019-08-05 09:30:00\nauthor: 송하람\n\
             description: >-\n  한 줄.\ntags:\n  - 후기\n  - b c\n---\n\n",
        );
        check(Engine::None, "20190805_mulgyeol-2019", "# 물결 서밋 2019: 후기\n\n");
    }
}
