"""What `--help` says."""

from __future__ import annotations

from typing import Final

from reader.model.texts import deferred

PROGRAM: Final = deferred("Reads the news in the terminal, without a network too. Without a command, the screen opens.")

DEMO: Final = deferred(
    "Open the screen on a sample site that the program serves to itself; nothing of yours is touched."
)
REFRESH: Final = deferred(
    "Ask the feeds that are due, then fetch the pages that are wanted. Named feeds are asked at once."
)
POLL: Final = deferred("Ask feeds when they are due, again and again, until ctrl+c or SIGTERM: for tmux or a service.")
REEXTRACT: Final = deferred("Read kept pages again with today's extractor, without a network. Your marks stay.")
LIST: Final = deferred("List articles, the newest first.")
COUNT: Final = deferred("Say how many articles match.")
SHOW: Final = deferred("Print articles. They are not marked as read.")
READ: Final = deferred("Read article after article in plain lines, asked for by numbers and words: no full screen.")
MARK: Final = deferred("Mark articles read or unread, star, tag or hide them. `newsreader undo` takes it back.")
MARK_READ: Final = deferred("Mark articles read.")
MARK_UNREAD: Final = deferred("Mark articles unread.")
MARK_STAR: Final = deferred("Star articles.")
MARK_UNSTAR: Final = deferred("Take the star from articles.")
MARK_TAG: Final = deferred("Give articles a tag.")
MARK_UNTAG: Final = deferred("Take a tag from articles.")
MARK_HIDE: Final = deferred("Put articles out of sight.")
MARK_UNHIDE: Final = deferred("Bring articles that you hid back into sight.")
OPEN: Final = deferred("Open articles in the browser.")
UNDO: Final = deferred("Take back what was done last to the library, here or on the screen.")
VIEWS: Final = deferred("List the saved views with what they show now, or change them.")
VIEWS_ADD: Final = deferred("Keep a query as a view.")
VIEWS_CHANGE: Final = deferred("Give a view another query.")
VIEWS_RENAME: Final = deferred("Give a view another name.")
VIEWS_MOVE: Final = deferred("Put a view in another place of the list.")
VIEWS_REMOVE: Final = deferred("Delete a view; the articles stay.")
MUTE: Final = deferred("List the rules that hide articles, or change which there are.")
MUTE_ADD: Final = deferred("Hide what matches, what comes as well as what is here. Starred articles stay in sight.")
MUTE_REMOVE: Final = deferred("Take a rule away: what it hid comes back into sight.")
MUTE_TEST: Final = deferred("Say how many articles a rule would hide; nothing is changed.")
READY: Final = deferred("Say which articles can be read without a network, or fetch the texts that are missing.")
SEARCH: Final = deferred("Look for words in all that is here, and print where they stand.")
FEEDS: Final = deferred("List the feeds, or change which there are.")
FEEDS_ADD: Final = deferred("Follow a feed. Its address is asked at once; of a page, the feeds are found.")
FEEDS_EDIT: Final = deferred("Change what you want of a feed. One that was gone is asked again.")
FEEDS_MOVE: Final = deferred("Put feeds into a folder.")
FEEDS_DISCOVER: Final = deferred("Say which feeds an address leads to; none is added.")
FEEDS_HEALTH: Final = deferred("Say how each feed is: when it was asked, when it is asked next, and what goes wrong.")
FEEDS_REMOVE: Final = deferred("Stop following a feed.")
FEEDS_IMPORT: Final = deferred("Follow the feeds of an OPML file.")
FEEDS_EXPORT: Final = deferred("Write the feeds as OPML.")
BACKUP: Final = deferred("Write the library into a file, whole and checked, also while it is used.")
RESTORE: Final = deferred("Put a copy in the library's place. The one that was there is kept beside it.")
TIDY: Final = deferred("Show what the bounds in the settings would delete. They delete nothing before you agree.")
DOCTOR: Final = deferred("Examine terminal, settings, library, network and feeds, and say what helps.")
CONFIG: Final = deferred("Show the settings and where they come from, look for mistakes, or change one.")
CONFIG_SHOW: Final = deferred("Print the settings that hold.")
CONFIG_PATH: Final = deferred("Print where settings, keys and the library lie.")
CONFIG_CHECK: Final = deferred("Look for mistakes in the settings and the keys.")
CONFIG_KEYS: Final = deferred("Print what each key does.")
CONFIG_SET: Final = deferred("Change a setting in your own file, whose comments stay.")
CONFIG_SCHEMA: Final = deferred("Print the JSON schema of what other commands print with --json.")
CONFIG_COMPLETION: Final = deferred("Print what lets a shell complete commands and options.")

EXIT_CODES: Final = deferred(
    "Exit codes: 0 done; 1 something failed, which stderr tells; 2 the arguments can't be understood; 130 interrupted."
)

QUERIES: Final = deferred("""\
a query:
  words              beginnings of words, in any order; accents and case don't matter
  "two words"        words that stand together; "two words"~5 with at most five others between them
  -word  OR  ( )     without it; either; grouping (after -- where a dash comes first)
  is:                unread, read, starred, ready, updated; muted, hidden, which only a query that names them shows
  has:               picture, video, audio
  feed: folder: tag: lang: url:
  title: kicker: author: topic: agency:
                     words there; title:/^live/ a regular expression
  newer: older:      an age: 3h, 2d, 1w
  after: before: on: a day: 2026-09-30
  by:fetched         ages and days go by when an article came""")

FIELDS: Final = deferred("""\
fields of --json:
  id, title, url, feed, feeds, published, updated, language, direction (ltr, rtl), kicker, lead, authors, agencies,
  topics, opinion, read, starred, ready (full, teaser, none), fetch (idle, queued, failed), fetch_error,
  short (why less is here: paywall, consent, script, teasers, error, less; or ""), picture,
  enclosures (url, media_type, size in bytes, seconds; "" and 0 where unknown)
  Moments are ISO 8601 in UTC, or null; read and starred are the moments of the marks.""")

LIST_EXAMPLES: Final = deferred("""\
examples:
  newsreader list is:unread newer:2d         what came in the last two days and is unread
  newsreader list lang:de --limit 20 --order oldest
  newsreader list --view Morning             what a saved view shows
  newsreader list is:unread folder:sport --ids | newsreader mark read -""")

COUNT_EXAMPLES: Final = deferred("""\
examples:
  newsreader count is:unread                 for a status line: a number, and nothing else""")

SHOW_EXAMPLES: Final = deferred("""\
examples:
  newsreader show 12                         the article with this number, which `newsreader list` prints
  newsreader show https://news.example/a-1 --format markdown
  newsreader show 12 --changes               what changed since you read it""")

READING: Final = deferred("""\
It prints titles with numbers, and asks: a number reads that article, enter goes on, ? says what else can be answered.
An article that you read is marked so, as reading.mark_read in the settings says.""")

MARK_EXAMPLES: Final = deferred("""\
examples:
  newsreader mark read 12 14                 by the numbers that `newsreader list` prints
  newsreader mark read is:unread older:1w    all that match a query
  newsreader list --ids train | newsreader mark tag later -
Words that are numbers are articles; in a query, a number stands in quotation marks: '"2026"'.""")

OPEN_EXAMPLES: Final = deferred("""\
examples:
  newsreader open 12 --read                  and mark it read
  newsreader open 12 --print                 the address alone""")

VIEWS_EXAMPLES: Final = deferred("""\
examples:
  newsreader views add Morning is:unread newer:1d lang:en
  newsreader list --view Morning
  newsreader views remove Morning""")

VIEW_FIELDS: Final = deferred("""\
fields of --json:
  id, name, query, articles, unread (null for a query that this version can't understand)""")

MUTE_EXAMPLES: Final = deferred("""\
examples:
  newsreader mute test title:transfer feed:sport
  newsreader mute add title:transfer feed:sport --for 2w
  newsreader mute remove 3                   by the number that `newsreader mute` prints""")

RULE_FIELDS: Final = deferred("""\
fields of --json:
  id, query, made, until (null for ever), in_force, hides (articles)""")

READY_EXAMPLES: Final = deferred("""\
examples:
  newsreader ready is:unread                 how many of them are here whole, and what the others would cost
  newsreader ready is:unread newer:3d --download""")

READY_FIELDS: Final = deferred("""\
fields of --json:
  articles, full, lacking, hopeless (nothing came of their pages), bytes, seconds (what a download would take, about)
With --download, one event a line: download_started (pages), downloaded (article_id, title, message, bytes),
download_finished (left).""")

FOUND_FIELDS: Final = deferred("""\
fields of --json:
  url, title, entries (null where it was not asked), here (the number of the feed in the library, 0 for none)""")

FEEDS_MOVE_EXAMPLES: Final = deferred("""\
examples:
  newsreader feeds move 3 5 --folder News/Local
  newsreader feeds move harbour --folder ""  out of its folder""")

DOCTOR_FIELDS: Final = deferred("""\
fields of --json:
  level (fine, note, problem), subject, message""")

CONFIG_ORDER: Final = deferred("""\
Settings hold in this order: options (--offline); NEWSREADER_ and the name of the setting in the environment, such as
NEWSREADER_REFRESH_INTERVAL=30; your file; the system's files in $XDG_CONFIG_DIRS; what the program ships. A system's
file may lock commands, hooks, and programs that write feeds: [locked] commands = ["pipe", "hooks", "programs"].""")

COMPLETION_EXAMPLES: Final = deferred("""\
examples:
  newsreader config completion bash > ~/.local/share/bash-completion/completions/newsreader
  newsreader config completion zsh > ~/.zfunc/_newsreader
  newsreader config completion fish > ~/.config/fish/completions/newsreader.fish""")

STORY_FIELDS: Final = deferred("  and blocks: the body, each block an object with a kind")
SEARCH_FIELDS: Final = deferred("  and excerpt: the text around the first match")

FEED_FIELDS: Final = deferred("""\
fields of --json:
  id, url, title, site, language, direction, folder, articles, unread, checked, error,
  interval (minutes; 0 as in the settings), full_text (auto, always, never),
  proxy (without a login; none for going without any; "" for what the environment says)""")

HEALTH_FIELDS: Final = deferred("""\
fields of health --json:
  id, title, url, state (fine, new, failing, resting, gone), checked, succeeded, next_check, failures, error, words
  Moments are ISO 8601 in UTC, or null: a next_check of null is at once or, for a feed that is gone, never.""")

FEEDS_ADD_EXAMPLES: Final = deferred("""\
examples:
  newsreader feeds add https://harbour.example/feed.xml --folder News/Local
  newsreader feeds add harbour.example                   the feed of a page; of several, it asks which
  newsreader feeds add harbour.example --pick 1,3        the first and the third of them
  newsreader feeds add "exec:~/bin/harbour --json"       what a program writes; it is shown, and you are asked
  newsreader feeds add "filter:~/bin/clean:https://a.example/feed"    a program that is handed a page
Offline, and with --as-is, the address is kept as it stands. A program is run without a shell, as long and as much as
the settings say of a feed; --agree agrees to it unasked.""")

FEEDS_EDIT_EXAMPLES: Final = deferred("""\
examples:
  newsreader feeds edit 3 --title "The coast" --folder News/Local --interval 240
  newsreader feeds edit 3 --user ida --password-command "pass show coast"
  newsreader feeds edit 3 --proxy socks5h://127.0.0.1:9050
The command or the file is kept, the password never; neither stands in an exported file.""")

POLLING: Final = deferred("""\
One line a round is said on stderr. `newsreader` and `newsreader refresh` can be used beside it; a second `poll` on
the same library says who polls, and ends.""")

EVENTS: Final = deferred("""\
events of --json, each a JSON object on a line of its own, with the name of the event in "event":
  refresh_started (feeds), feed_refreshed (feed_id, title, new, updated, changed, note),
  feed_failed (feed_id, title, message), feed_held (feed_id, title, seconds),
  nothing_reached (feeds, message), in place of each feed's own failure where the network failed,
  budget_spent (megabytes, feeds), pages_wanted (pages),
  page_fetched (article_id, title),
  page_failed (article_id, title, message), hook_failed (message),
  refresh_finished (new, updated, failed, pages, pages_failed)
The exit code is 1 where a feed failed. Where another newsreader is at work already, what is due is left to it, with 0;
feeds that are named, and --all, wait until it is done.""")

REEXTRACT_EXAMPLES: Final = deferred("""\
examples:
  newsreader reextract                       every kept page that an older version has read
  newsreader reextract feed:science          those of one feed
  newsreader reextract --again newer:2d      all of the last two days, whoever has read them
Newest first. An article that would have less than now keeps what it has. ctrl+c stops; the next time goes on.""")

BACKUP_EXAMPLES: Final = deferred("""\
examples:
  newsreader backup ~/library.db             refuses where a file is there; --force replaces it
  newsreader restore ~/library.db            brings it back; no newsreader may be open meanwhile""")

REPAIRING: Final = deferred("""\
--repair makes the search index again where it is damaged or lacks articles. Of a damaged file it saves what can be
read into a new library, your feeds, marks and tags first, and says what was saved and what was lost; the damaged
file is kept. No newsreader may be open meanwhile.""")

REREAD_EVENTS: Final = deferred("""\
events of --json, each a JSON object on a line of its own, with the name of the event in "event":
  reread_started (pages, up_to_date), page_reread (article_id, title, outcome: changed, same or less),
  page_failed (article_id, title, message), reread_finished (pages, changed, less, failed)""")

TIDY_EXAMPLES: Final = deferred("""\
examples:
  newsreader tidy                what each bound of [keep] in the settings would delete now
  newsreader tidy --agree        delete what was shown, and from now on at each refresh what these bounds let go
  newsreader tidy --compact      write the file anew, as small as it can be; it says first what room that takes
Never deleted is what is starred or tagged, unread (but for unread = false), or came or was read within a day.""")

TIDY_FIELDS: Final = deferred("""\
fields of --json:
  rule, agreed, articles, bytes (about), oldest, newest (published; or null),
  feeds (id, title, articles; the most first), titles (of the newest)""")
