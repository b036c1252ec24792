"""COMMANDS: the one table of everything a person can ask for.

Menus, the command palette, the cheat sheet, the documentation and the tests read this table; a command that is not
in it does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.command_ids import CommandId

__all__ = ["BY_ID", "COMMANDS", "Command", "CommandId", "Group", "Scope"]


class Group(StrEnum):
    """The parts of the menus and of the cheat sheet, in their order."""

    FILE = "File"
    EDIT = "Edit"
    STORIES = "Stories"
    GO = "Go"
    CHANGES = "Changes"
    REVIEW = "Review"
    VIEW = "View"
    HELP = "Help"


class Scope(StrEnum):
    """Where the keys of a command work: anywhere in the window, or inside the comparison or the list of stories."""

    WINDOW = "window"
    COMPARISON = "comparison"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table. ``keys`` are portable key sequences, the first is the one shown.

    The table holds the keys as delivered; what shows a key to a person takes the row from the Keymap, which has the
    keys in force. ``needs_story`` commands are switched off while no story is open.
    """

    id: CommandId
    group: Group
    text: str
    keys: tuple[str, ...]
    icon: str
    tooltip: str
    scope: Scope = Scope.WINDOW
    needs_story: bool = False

    @property
    def shown_text(self) -> str:
        """The text in the language of the window."""
        return QCoreApplication.translate("commands", self.text)

    @property
    def shown_tooltip(self) -> str:
        """The tooltip in the language of the window, with the first key."""
        return self.with_key(QCoreApplication.translate("commands", self.tooltip))

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as the platform writes them."""
        return tuple(shown_key(key) for key in self.keys)

    @property
    def shown_key(self) -> str:
        """The first key as the platform writes it, empty where the command has none."""
        return self.shown_keys[0] if self.keys else ""

    @property
    def way(self) -> str:
        """How a sentence names the way to the command: by its key, or by its name where it has none."""
        return self.shown_key or f"“{self.shown_text.rstrip('…')}”"

    def with_key(self, text: str) -> str:
        """Return ``text`` with the first key after it, alone where there is none."""
        return f"{text} ({self.shown_key})" if self.keys else text


def shown_key(key: str) -> str:
    """Return a portable key as the platform writes it, a single letter small, as it stands on no menu."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return text.lower() if len(text) == 1 else text


def _row(command: CommandId, group: Group, text: str, keys: str, icon: str, tooltip: str) -> Command:
    return Command(command, group, text, tuple(keys.split()), icon, tooltip)


def _story_row(
    command: CommandId, group: Group, text: str, keys: str, icon: str, tooltip: str, scope: Scope = Scope.WINDOW
) -> Command:
    return Command(command, group, text, tuple(keys.split()), icon, tooltip, scope, needs_story=True)


_I = CommandId
_G = Group

# fmt: off
COMMANDS: tuple[Command, ...] = (
    _row(_I.IMPORT_FILES, _G.FILE, "Import files…", "Ctrl+O", "file-plus", "Choose articles to import"),
    _row(_I.IMPORT_FOLDER, _G.FILE, "Import a folder…", "Ctrl+Shift+O", "folder-open",
         "Import every article in a folder"),
    _row(_I.PASTE_ARTICLE, _G.FILE, "Paste as article", "Ctrl+V", "newspaper",
         "Import the text on the clipboard as an article"),
    _row(_I.IMPORT_RESULTS, _G.FILE, "Result of the last import", "Ctrl+Shift+I", "list",
         "Show what became of every file of the last import"),
    _row(_I.PAUSE_IMPORT, _G.FILE, "Pause or resume the import", "Ctrl+Shift+P", "",
         "Take up no further file for now, or go on"),
    _row(_I.CANCEL_IMPORT, _G.FILE, "Cancel the import", "Ctrl+Shift+X", "", "Stop here; what is imported stays"),
    _row(_I.CONTINUE_IMPORT, _G.FILE, "Continue the import that was cut off", "Ctrl+Shift+C", "",
         "Import the files that the last import did not come to"),
    _row(_I.CHOOSE_COLUMNS, _G.FILE, "Say what the columns hold…", "", "columns-3",
         "Name the columns of the table in focus in the result of the import, and read it again"),
    _row(_I.RETRY_FAILED, _G.FILE, "Retry what failed", "Ctrl+R", "rotate-ccw",
         "Read the files of the last import again that could not be read"),
    _row(_I.UNDO_IMPORT, _G.FILE, "Undo the last import", "", "undo-2",
         "Take back all that the last import brought, as one step"),
    _row(_I.COPY_RESULTS, _G.FILE, "Copy the result of the import", "Ctrl+Shift+Y", "copy",
         "Copy the rows that the result sheet shows, as text"),
    _row(_I.OPEN_SAMPLE, _G.FILE, "Open the sample library", "", "library",
         "Import the articles that come with Variorum"),
    _row(_I.REPORT, _G.FILE, "Report…", "Ctrl+E", "download", "Write the findings on this story to a file"),
    _row(_I.QUIT, _G.FILE, "Quit", "Ctrl+Q", "x", "Close the window; everything is saved already"),
    _row(_I.UNDO, _G.EDIT, "Undo", "Ctrl+Z", "undo-2", "Take back the last step"),
    _row(_I.REDO, _G.EDIT, "Redo", "Ctrl+Shift+Z Ctrl+Y", "redo-2", "Do the last undone step again"),
    _row(_I.PALETTE, _G.GO, "Find a command or story…", "Ctrl+K", "command", "Search commands and stories by name"),
    _row(_I.SEARCH, _G.GO, "Search all articles…", "Ctrl+Shift+F", "search",
         "Search the text of every article in the library"),
    _row(_I.SAVE_SEARCH, _G.GO, "Save this search…", "Ctrl+Shift+S", "save",
         "Keep the query of the search page under a name, in the library"),
    _row(_I.RENAME_SEARCH, _G.GO, "Rename this search…", "", "pencil",
         "Give the saved search that is shown another name"),
    _row(_I.DROP_SEARCH, _G.GO, "Delete this search", "", "trash-2", "Take the saved search that is shown away"),
    _story_row(_I.WHO_PRINTED, _G.GO, "Who else printed this sentence?", "Shift+W", "text-quote",
               "Look for the passage in focus, or the words selected in it, in all articles, also cut or edited"),
    _story_row(_I.FIND, _G.GO, "Find in this story…", "Ctrl+F", "search", "Find words in the passages of this story"),
    _row(_I.COMPARE, _G.GO, "Compare", "Ctrl+1", "columns-3", "Articles of a story side by side"),
    _row(_I.LEDGERS, _G.GO, "Ledgers", "Ctrl+2", "list", "Quotations, figures, attributions and labels of a story"),
    _row(_I.LINEAGE, _G.GO, "Lineage", "Ctrl+3", "git-branch", "Who printed whose text, drawn over time"),
    _row(_I.TIMELINE, _G.GO, "Timeline", "Ctrl+4", "clock", "Events of the storyline, who told of them, what recurs"),
    _row(_I.REVIEW, _G.GO, "Review", "Ctrl+5", "check",
         "Sessions and how far they are, disagreements, rules of house style"),
    _story_row(_I.COVERAGE, _G.GO, "Map", "Ctrl+6", "layers",
               "Which outlet carries which passage, and how much of each text stands in each other one"),
    _story_row(_I.READINGS, _G.GO, "Readings", "Ctrl+7", "text-quote",
               "Every place where the articles differ, with what each of them has there"),
    _row(_I.GO_BACK, _G.GO, "Back to the story", "Esc", "arrow-left", "Leave search, ledgers or results"),
    _row(_I.BACK, _G.GO, "Back", "Alt+Left", "chevron-left", "Go back to the view and story that was left last"),
    _row(_I.FORWARD, _G.GO, "Forward", "Alt+Right", "chevron-right", "Go to the view and story you came back from"),
    _row(_I.NEXT_ITEM, _G.GO, "Next story or row", "J", "arrow-down", "Move down in the list or the rows"),
    _row(_I.PREVIOUS_ITEM, _G.GO, "Previous story or row", "K", "arrow-up", "Move up in the list or the rows"),
    _row(_I.NEXT_PANE, _G.GO, "Next pane", "F6", "arrow-right", "Move the focus to the next pane"),
    _row(_I.PREVIOUS_PANE, _G.GO, "Previous pane", "Shift+F6", "arrow-left", "Move the focus to the previous pane"),
    _story_row(_I.NEXT_CHANGE, _G.CHANGES, "Next change", "N Alt+Down", "chevron-down",
               "Go to the next visible change"),
    _story_row(_I.PREVIOUS_CHANGE, _G.CHANGES, "Previous change", "P Alt+Up", "chevron-up",
               "Go to the previous visible change"),
    _story_row(_I.LAST_CHANGE, _G.CHANGES, "Last change", "Shift+N", "", "Go to the last visible change"),
    _story_row(_I.FIRST_CHANGE, _G.CHANGES, "First change", "Shift+P", "", "Go to the first visible change"),
    _story_row(_I.NEXT_HEAVY, _G.CHANGES, "Next heavy change", "]", "flag",
               "Go to the next figure, quotation, attribution, certainty or name"),
    _story_row(_I.PREVIOUS_HEAVY, _G.CHANGES, "Previous heavy change", "[", "",
               "Go to the previous figure, quotation, attribution, certainty or name"),
    _story_row(_I.NEXT_QUOTATION, _G.CHANGES, "Next quotation", "Q", "quote", "Go to the next change in a quotation"),
    _story_row(_I.PREVIOUS_QUOTATION, _G.CHANGES, "Previous quotation", "Shift+Q", "",
               "Go to the previous change in a quotation"),
    _story_row(_I.NEXT_FIGURE, _G.CHANGES, "Next figure", "F", "hash", "Go to the next changed figure or date"),
    _story_row(_I.PREVIOUS_FIGURE, _G.CHANGES, "Previous figure", "Shift+F", "",
               "Go to the previous changed figure or date"),
    _story_row(_I.NEXT_STATEMENT, _G.CHANGES, "Next statement left out or added", "O", "text-quote",
               "Go to the next statement that one article has and another has not"),
    _story_row(_I.PREVIOUS_STATEMENT, _G.CHANGES, "Previous statement left out or added", "Shift+O", "",
               "Go to the previous statement that one article has and another has not"),
    _story_row(_I.TOGGLE_FIGURE, _G.CHANGES, "Show figures and dates", "1", "",
               "Show or hide changed figures and dates"),
    _story_row(_I.TOGGLE_QUOTATION, _G.CHANGES, "Show quotations", "2", "", "Show or hide changes in quotations"),
    _story_row(_I.TOGGLE_ATTRIBUTION, _G.CHANGES, "Show attributions", "3", "", "Show or hide changes of who said it"),
    _story_row(_I.TOGGLE_MODALITY, _G.CHANGES, "Show certainty and negation", "4", "",
               "Show or hide hedges, certainty and negation"),
    _story_row(_I.TOGGLE_NAME, _G.CHANGES, "Show names and labels", "5", "", "Show or hide changed names and labels"),
    _story_row(_I.TOGGLE_STATEMENT, _G.CHANGES, "Show added, left out, moved", "6", "",
               "Show or hide statements added, left out or moved"),
    _story_row(_I.TOGGLE_WORDING, _G.CHANGES, "Show wording", "7", "", "Show or hide changed wording"),
    _story_row(_I.SHOW_ALL_CLASSES, _G.CHANGES, "Show all classes", "0", "eye",
               "Show the changes of every class again"),
    _story_row(_I.CYCLE_TRIVIAL, _G.CHANGES, "Trivial changes: shown, dimmed, hidden", "Z", "eye-off",
               "Show, dim or hide house style and typography"),
    _story_row(_I.MATTERS, _G.REVIEW, "Matters", "V", "check", "This change matters; go to the next"),
    _story_row(_I.NOISE, _G.REVIEW, "Noise", "D", "minus", "This change is noise; go to the next"),
    _story_row(_I.UNSURE, _G.REVIEW, "Unsure", "U", "circle-question-mark",
               "Leave this change for later; go to the next"),
    _story_row(_I.GIVE_REASON, _G.REVIEW, "Reason of a verdict…", "R", "tag",
               "Say why the verdict on this change, or the one given last, was given"),
    _story_row(_I.MATTERS_ALL, _G.REVIEW, "Matters, for all identical changes…", "Shift+V", "",
               "Give this verdict to all changes with the same words, after a preview"),
    _story_row(_I.NOISE_ALL, _G.REVIEW, "Noise, for all identical changes…", "Shift+D", "",
               "Give this verdict to all changes with the same words, after a preview"),
    _story_row(_I.UNDO_VERDICT, _G.REVIEW, "Take back the last verdict", "Backspace", "rotate-ccw",
               "Take back the last verdict and return to its change"),
    _story_row(_I.EDIT_NOTE, _G.REVIEW, "Write a note", "M", "message-square",
               "Write a note on what has the focus: words selected, the change, the row, the article, the story"),
    _story_row(_I.NOTE_ON, _G.REVIEW, "Write a note on something wider", "Shift+M", "",
               "Go on from the note on the change to that on the row, the words, the article and the story"),
    _row(_I.NEW_SESSION, _G.REVIEW, "New session from what is shown", "Ctrl+Shift+N", "play",
         "Review the stories selected, found or shown one after the other"),
    _story_row(_I.LEAVE_STORY, _G.REVIEW, "Leave the rest of this story", "Ctrl+Return", "",
               "Count this story as done in the session and go on to the next"),
    _row(_I.PAUSE_SESSION, _G.REVIEW, "Leave the session", "", "pause",
         "Go on without the session; it stays where it is"),
    _row(_I.SAVE_VERDICTS, _G.REVIEW, "Save my verdicts…", "", "download",
         "Write every verdict and note to a file that another analyst can merge"),
    _row(_I.MERGE_VERDICTS, _G.REVIEW, "Merge verdicts…", "", "merge",
         "Bring in the verdicts of other analysts and list where they disagree with yours"),
    _story_row(_I.COPY_CITATION, _G.REVIEW, "Copy citation", "Y", "copy", "Copy both wordings with their sources"),
    _story_row(_I.EDIT_ARTICLE, _G.EDIT, "Edit headline, outlet, date…", "E", "pencil",
               "Correct what an article says it is, or accept proposals"),
    _story_row(_I.ALIGN, _G.EDIT, "Align two passages by hand", "A", "link",
               "Take this passage, then one of another article, and put both level"),
    _story_row(_I.SET_APART, _G.EDIT, "Set this passage apart", "", "unlink",
               "Keep this passage in a row of its own"),
    _story_row(_I.CLEAR_ANCHORS, _G.EDIT, "Clear manual anchors", "Shift+A", "",
               "Take away what was put level or set apart by hand in this story"),
    _row(_I.FILTER_STORIES, _G.STORIES, "Filter the stories", "/", "funnel",
         "Show only stories with these words in title or outlet; the operators of the search hold here too"),
    _row(_I.FILTER_MENU, _G.STORIES, "Common filters…", "L", "",
         "Show only unreviewed, flagged or undated stories, or those of an outlet, an agency, a time, a tag"),
    _row(_I.SORT_STORIES, _G.STORIES, "Order of the stories…", "Ctrl+L", "",
         "By date, title, number of articles, or changes that are still undecided"),
    _row(_I.SELECT_STORY, _G.STORIES, "Select", "X", "square",
         "Select this story in the list, or this article in the box of reasons"),
    Command(_I.SELECT_DOWN, _G.STORIES, "Select downwards", ("Shift+Down",), "",
            "Select this story and the next one in the list", Scope.STORIES),
    Command(_I.SELECT_UP, _G.STORIES, "Select upwards", ("Shift+Up",), "",
            "Select this story and the one before it in the list", Scope.STORIES),
    _row(_I.MERGE, _G.STORIES, "Merge stories", "Shift+G", "merge", "Make one story of those that are selected"),
    _row(_I.SPLIT_OUT, _G.STORIES, "Split out", "Shift+U", "split",
         "Take this article, or those selected in the box of reasons, out of its story"),
    _row(_I.PIN, _G.STORIES, "Pin this story", "Shift+K", "pin", "Keep the articles of this story together"),
    _row(_I.APART, _G.STORIES, "Not the same story", "-", "unlink",
         "This article and the base, or this near miss and the story, do not belong together"),
    _story_row(_I.TOGETHER, _G.STORIES, "Belongs to this story", "+", "link", "Put a near miss into this story"),
    _story_row(_I.WITHDRAW, _G.STORIES, "Take a decision back", "Shift+Backspace", "rotate-ccw",
               "Take back what was decided by hand about this story, whatever was decided since"),
    _row(_I.PUT_IN_STORYLINE, _G.STORIES, "Put into a storyline…", "T", "git-branch",
         "Put this story, or those that are selected, into a storyline"),
    _row(_I.TAKE_OUT_OF_STORYLINE, _G.STORIES, "Take out of its storyline", "Shift+T", "",
         "Take this story, or those that are selected, out of the storyline"),
    _row(_I.TAG, _G.STORIES, "Tags…", "Shift+L", "tag",
         "Put tags on this article, or in the list on this story or those that are selected"),
    _row(_I.FLAG, _G.STORIES, "Flag", "Shift+S", "flag",
         "Flag this article, or in the list this story or those selected, to come back to; again: no longer"),
    _row(_I.REMOVE_ARTICLE, _G.STORIES, "Move to the bin", "Del", "trash-2",
         "Put this article, or in the list all articles of this story, into the bin"),
    _row(_I.BIN, _G.STORIES, "Bin…", "Ctrl+B", "trash-2", "Show the articles in the bin and bring them back"),
    _story_row(_I.STORY_DETAILS, _G.GO, "Why these articles…", "I", "info",
               "Show why these articles are one story, and how they hang together"),
    _story_row(_I.PAGE_DOWN, _G.VIEW, "Page down, then next unreviewed story", "Space", "",
               "Scroll a page; at the end open the next unreviewed story", Scope.COMPARISON),
    _story_row(_I.PAGE_UP, _G.VIEW, "Page up", "Shift+Space", "", "Scroll back a page",
               Scope.COMPARISON),
    _story_row(_I.NEXT_COLUMN, _G.VIEW, "Next column", "Tab", "", "Move to the next column",
               Scope.COMPARISON),
    _story_row(_I.PREVIOUS_COLUMN, _G.VIEW, "Previous column", "Shift+Tab", "",
               "Move to the previous column", Scope.COMPARISON),
    _story_row(_I.MAKE_BASE, _G.VIEW, "Make this column the base", "B", "pin",
               "Compare the other articles with this one"),
    _story_row(_I.CYCLE_FURNITURE, _G.VIEW, "Furniture: folded, grey, hidden", "H", "layers",
               "Fold, show or hide captions, credits and what else takes no part"),
    _row(_I.SHOW_CLEANING, _G.VIEW, "What was cleaned…", "C", "layers",
         "Show the article block by block, with what each was taken for and why"),
    _row(_I.FLIP_BLOCK, _G.EDIT, "Flip this block", "Shift+H", "",
         "Leave this block out of the comparison, or take it back in"),
    _row(_I.FLIP_FOR_OUTLET, _G.EDIT, "Always for this outlet", "Ctrl+Shift+H", "",
         "Flip this text wherever the outlet prints it, in later imports too"),
    _row(_I.LEAVE_OUT_REPEATED, _G.EDIT, "Leave out the repeated lines everywhere", "Ctrl+Shift+Return", "",
         "Accept the proposal of the cleaning view, for all articles of the outlet; Enter does so there"),
    _row(_I.LET_REPEATED_BE, _G.EDIT, "Keep the repeated lines", "Ctrl+Backspace", "",
         "Decline the proposal of the cleaning view; it does not come back"),
    _story_row(_I.GO_TO_TWIN, _G.VIEW, "Go to the moved twin", "G", "link",
               "Go to where this passage stands in its own article; again: show both level"),
    _story_row(_I.TOGGLE_OVERVIEW, _G.VIEW, "Overview strip", "F9", "layers",
               "Show or hide the strip with one lane for each article"),
    _story_row(_I.CYCLE_LAYOUT, _G.VIEW, "Next layout", "W", "columns-3",
               "Go from columns to one text with the base, to changes only, to the table of readings"),
    _story_row(_I.LAYOUT_COLUMNS, _G.VIEW, "Layout: columns", "", "columns-3", "Show the articles side by side"),
    _story_row(_I.LAYOUT_UNIFIED, _G.VIEW, "Layout: one text", "", "file-text",
               "Show the base with the words that an article took out and put in; Tab goes to the next article"),
    _story_row(_I.LAYOUT_CHANGES, _G.VIEW, "Layout: changes only", "", "funnel",
               "Fold the rows in which nothing shown differs"),
    _story_row(_I.CONTEXT_LESS, _G.VIEW, "Fewer equal rows round changes", ",", "",
               "Show only changes, with a row less before and behind each", Scope.COMPARISON),
    _story_row(_I.CONTEXT_MORE, _G.VIEW, "More equal rows round changes", ".", "",
               "Show only changes, with a row more before and behind each", Scope.COMPARISON),
    _story_row(_I.FOLD_ROWS, _G.VIEW, "Fold or unfold equal rows", "Ctrl+.", "",
               "Fold the rows without changes round the one in focus, or unfold them", Scope.COMPARISON),
    _story_row(_I.LOCK_SCROLLING, _G.VIEW, "Lock or unlock scrolling", "L", "lock-open",
               "Keep the base where it is while the other columns scroll, or scroll all of them together"),
    _story_row(_I.CHANGE_LIST, _G.VIEW, "Changes as plain text", "F7", "list",
               "Show a line of plain text for every change; Enter goes to it"),
    _story_row(_I.MOVE_COLUMN_LEFT, _G.VIEW, "Move column left", "Ctrl+Left", "", "Move the column in focus left",
               Scope.COMPARISON),
    _story_row(_I.MOVE_COLUMN_RIGHT, _G.VIEW, "Move column right", "Ctrl+Right", "", "Move the column in focus right",
               Scope.COMPARISON),
    _story_row(_I.NARROW_COLUMN, _G.VIEW, "Narrower column", "Ctrl+Shift+Left", "",
               "Make the column in focus narrower", Scope.COMPARISON),
    _story_row(_I.WIDEN_COLUMN, _G.VIEW, "Wider column", "Ctrl+Shift+Right", "", "Make the column in focus wider",
               Scope.COMPARISON),
    _story_row(_I.HIDE_COLUMN, _G.VIEW, "Hide this column", "Ctrl+H", "eye-off", "Hide the column in focus",
               Scope.COMPARISON),
    _story_row(_I.COLUMNS_SHOWN, _G.VIEW, "Columns shown…", "Ctrl+Shift+J", "columns-3",
               "Choose which articles have a column", Scope.COMPARISON),
    _story_row(_I.TEXT_LARGER, _G.VIEW, "Larger articles", "Ctrl+Alt++ Ctrl+Alt+=", "plus",
               "Make the text of the articles larger, and nothing else", Scope.COMPARISON),
    _story_row(_I.TEXT_SMALLER, _G.VIEW, "Smaller articles", "Ctrl+Alt+-", "minus",
               "Make the text of the articles smaller, and nothing else", Scope.COMPARISON),
    _story_row(_I.TEXT_USUAL, _G.VIEW, "Articles in usual size", "Ctrl+Alt+0", "",
               "Show the text of the articles as large as all other text", Scope.COMPARISON),
    _row(_I.ZOOM_IN, _G.VIEW, "Larger text", "Ctrl++ Ctrl+=", "plus", "Make all text larger"),
    _row(_I.ZOOM_OUT, _G.VIEW, "Smaller text", "Ctrl+-", "minus", "Make all text smaller"),
    _row(_I.ZOOM_RESET, _G.VIEW, "Usual text size", "Ctrl+0", "", "Show all text in its usual size"),
    _row(_I.THEME_LIGHT, _G.VIEW, "Light colours", "", "sun", "Show the light colours"),
    _row(_I.THEME_DARK, _G.VIEW, "Dark colours", "", "moon", "Show the dark colours"),
    _row(_I.THEME_CONTRAST, _G.VIEW, "High contrast", "", "eye", "Show black on white with strong lines"),
    _row(_I.THEME_SYSTEM, _G.VIEW, "Colours of the system", "", "monitor", "Follow the colours of the desktop"),
    _row(_I.CHEAT_SHEET, _G.HELP, "Keys of this view", "? F1", "keyboard", "Show every key that works here"),
    _row(_I.CHANGE_KEYS, _G.HELP, "Change keys…", "Shift+F1", "keyboard",
         "Show every command with its keys and give it others"),
    _row(_I.ABOUT, _G.HELP, "About Variorum", "", "info", "Version, library and licences"),
)
# fmt: on

BY_ID: dict[CommandId, Command] = {command.id: command for command in COMMANDS}
