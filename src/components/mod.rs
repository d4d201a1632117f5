//! The pieces that pages are made of, one file each.

pub mod about_post;
pub mod conference_row;
pub mod day_tabs;
pub mod deck_list;
pub mod el;
pub mod empty_result;
pub mod filter_bar;
pub mod finding_card;
pub mod held_images;
pub mod keep_line;
pub mod letters;
pub mod link_chips;
pub mod option_set;
pub mod pager;
pub mod post_head;
pub mod programme_rail;
pub mod prose;
pub mod reading;
pub mod search_box;
pub mod session_card;
pub mod session_line;
pub mod session_list;
pub mod status;
pub mod tag_list;
pub mod time_axis;
