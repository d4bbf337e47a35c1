//! The state, one subject each, as the screens see it.

use std::pin::Pin;

use leptos::prelude::*;

use super::backup::{Export, Persistence, SnapshotList};
use super::settle::{OnSaved, SaveState};
use super::state::{AppState, Banner, OpenEntry, PromiseStart};
use super::{EraseError, Failure, Notice, StorageMode};
use crate::domain::due::DueChip;
use crate::domain::{
    Book, CardId, Command, Draft, DraftId, EntryId, Moment, PromiseId, Prompt, Thing, Timestamp,
};
use crate::route::Route;

macro_rules! context {
    ($($(#[$doc:meta])* $name:ident, $accessor:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub struct $name(AppState);

            /// From the context.
            #[must_use]
            pub fn $accessor() -> $name {
                $name(expect_context())
            }
        )*
    };
}

context! {
    /// The time, to the half minute.
    Clock, use_clock;
    /// What is stored: the book of everything.
    Library, use_library;
    /// What is said beside the screen.
    Notices, use_notices;
    /// How far what was done is saved.
    SaveStatus, use_save_status;
    /// The one way in for changes.
    Dispatcher, use_dispatcher;
    /// Words typed and not sent.
    Drafts, use_drafts;
    /// The screen that one is on.
    Navigation, use_navigation;
    /// What a form begins with.
    Forms, use_forms;
    /// The other tabs.
    Tabs, use_tabs;
    /// Files to save.
    Backups, use_backups;
    /// Copies of the last days.
    Snapshots, use_snapshots;
    /// How much room is left.
    StorageRoom, use_storage_room;
    /// Erases everything.
    Eraser, use_eraser;
    /// The promise that was marked a moment ago.
    JustMarked, use_just_marked;
    /// Loads the rest of a large library.
    Loader, use_loader;
}

impl Clock {
    /// Now, without the zone; tracked.
    #[must_use]
    pub fn now(self) -> Moment {
        self.0.now()
    }
    /// Now, without the zone; not tracked.
    #[must_use]
    pub fn now_untracked(self) -> Moment {
        untrack(|| self.0.now())
    }
    /// How many midnights have passed since then; tracked.
    #[must_use]
    pub fn days_since(self, then: Timestamp) -> i64 {
        self.0.days_since(then)
    }
}

impl Library {
    /// Reads the book; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.0.book(read)
    }
    /// Reads the book; not tracked.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.0.book_now(read)
    }
}

impl Notices {
    /// Shows this one instead of what was shown.
    pub fn show(self, notice: Notice) {
        self.0.say(notice);
    }
    /// The current one; tracked.
    #[must_use]
    pub fn current(self) -> Option<Notice> {
        self.0.notice()
    }
    /// Removes the current one.
    pub fn dismiss(self) {
        self.0.hush();
    }
    /// The lines that stay on every screen; tracked.
    #[must_use]
    pub fn banners(self) -> Vec<Banner> {
        self.0.banners()
    }
}

impl SaveStatus {
    /// Tracked.
    #[must_use]
    pub fn get(self) -> SaveState {
        self.0.saving()
    }
}

impl Dispatcher {
    /// Does it, or says why not; what undoes it.
    ///
    /// # Errors
    /// [`Failure`]; nothing has changed.
    pub fn dispatch(self, command: Command) -> Result<Option<Command>, Failure> {
        self.0.dispatch(command)
    }
    /// The same; `on_saved` hears how saving went.
    ///
    /// # Errors
    /// [`Failure`]; nothing has changed.
    pub fn dispatch_with(
        self,
        command: Command,
        on_saved: OnSaved,
    ) -> Result<Option<Command>, Failure> {
        self.0.dispatch_and(command, on_saved)
    }
    /// Does it and shows a notice with Undo, or why not. Whether it happened.
    pub fn perform(self, command: Command, done: &str, undone: &'static str) -> bool {
        self.0.perform(command, done, undone)
    }
    /// Does it without a notice; a failure is shown.
    pub fn dispatch_quietly(self, command: Command) {
        self.0.quietly(command);
    }
    /// Deletes these for good, everywhere, and says so or why not.
    pub fn delete_forever(self, things: &[Thing], done: &'static str) {
        self.0.delete_for_good(things, done);
    }
}

impl Drafts {
    /// The draft of this form; not tracked.
    #[must_use]
    pub fn get(self, id: DraftId) -> Option<Draft> {
        self.0.draft(id)
    }
    /// Saves a draft.
    pub fn save(self, draft: Draft, on_saved: OnSaved) {
        self.0.keep_draft(draft, on_saved);
    }
    /// Saves the draft of a form that shows no status: a failure is shown once.
    pub fn save_form(self, draft: Draft) {
        self.0.keep_form(draft);
    }
    /// Removes a draft.
    pub fn remove(self, id: DraftId) {
        self.0.drop_draft(id);
    }
    /// Reloads the page; warns first if unsaved words would be lost.
    pub fn reload_page(self) {
        self.0.reload();
    }
}

impl Navigation {
    /// Tracked.
    #[must_use]
    pub fn route(self) -> Route {
        self.0.route()
    }
    /// Not tracked.
    #[must_use]
    pub fn route_untracked(self) -> Route {
        untrack(|| self.0.route())
    }
    /// Goes to a screen.
    pub fn go(self, route: Route) {
        self.0.go(route);
    }
    /// Goes to a screen in place of the current one.
    pub fn replace(self, route: Route) {
        self.0.turn(route);
    }
    /// From a screen without an address back to the one that led to it.
    pub fn go_back(self) {
        self.0.return_to_origin();
    }
}

impl Forms {
    /// Begins an entry.
    pub fn write(self, prompt: Option<Prompt>) {
        self.0.write(prompt);
    }
    /// Opens an entry.
    pub fn open_entry(self, entry: OpenEntry) {
        self.0.open(entry);
    }
    /// Closes the open entry.
    pub fn close_entry(self) {
        self.0.close_entry();
    }
    /// The open entry; not tracked.
    #[must_use]
    pub fn current_entry(self) -> Option<OpenEntry> {
        self.0.hand(|hand| hand.open_entry.clone())
    }
    /// Opens the form for a promise.
    pub fn new_promise(self, what: &str) {
        self.0.promise(what);
    }
    /// Opens the form for a promise that is due tomorrow.
    pub fn new_promise_for_tomorrow(self) {
        self.0.promise_for_tomorrow();
    }
    /// Begins a promise without going anywhere.
    pub fn start_promise(self, what: &str, due: DueChip) {
        self.0.begin_promise(what, due);
    }
    /// What the form begins with; not tracked.
    #[must_use]
    pub fn promise_start(self) -> Option<PromiseStart> {
        self.0.hand(|hand| hand.promise_start.clone())
    }
    /// The form was sent.
    pub fn clear_promise_start(self) {
        self.0.hand(|hand| hand.promise_start = None);
    }
    /// The card about to be shared.
    #[must_use]
    pub fn shared_card(self) -> Option<CardId> {
        self.0.hand(|hand| hand.shared_card.clone())
    }
    /// Chooses the card about to be shared.
    pub fn set_shared_card(self, card: Option<CardId>) {
        self.0.hand(|hand| hand.shared_card = card);
    }
    /// A new id.
    #[must_use]
    pub fn new_entry_id(self) -> EntryId {
        self.0.new_entry_id()
    }
    /// A new id.
    #[must_use]
    pub fn new_promise_id(self) -> PromiseId {
        self.0.new_promise_id()
    }
    /// The id of this tab's own version of an entry that another tab changed too.
    #[must_use]
    pub fn own_version_of(self, id: EntryId) -> EntryId {
        self.0.second_version(id)
    }
}

impl Tabs {
    /// Another tab erases everything: nothing may be shown; tracked.
    #[must_use]
    pub fn is_paused(self) -> bool {
        self.0.is_aside()
    }
}

impl Backups {
    /// Days since the last one; tracked.
    #[must_use]
    pub fn age_in_days(self) -> Option<i64> {
        self.0.backup_age()
    }
    /// Whether to remind of one; tracked.
    #[must_use]
    pub fn is_due(self) -> bool {
        self.0.wants_backup()
    }
    /// Whether the share sheet takes a backup file.
    #[must_use]
    pub fn can_share_file(self) -> bool {
        self.0.can_send()
    }
    /// Saves or shares a file; how that went goes to `status`.
    pub fn export(self, what: Export, status: RwSignal<String>) {
        self.0.export(what, status);
    }
    /// Makes a code of everything.
    pub fn make_code(self, code: RwSignal<String>, status: RwSignal<String>) {
        self.0.make_code(code, status);
    }
    /// How many damaged pieces were set aside.
    #[must_use]
    pub fn quarantined_count(self) -> usize {
        self.0.aside()
    }
}

impl Snapshots {
    /// Loads the list.
    #[must_use]
    pub fn list(self) -> RwSignal<SnapshotList> {
        self.0.copies()
    }
}

impl StorageRoom {
    /// Tracked.
    #[must_use]
    pub fn percent_used(self) -> Option<usize> {
        self.0.room_taken()
    }
    /// Asks the browser; the signal changes when it answers.
    #[must_use]
    pub fn persistence(self) -> RwSignal<Persistence> {
        self.0.promised()
    }
    /// Asks the browser for it.
    pub fn request_persistence(self, persistence: RwSignal<Persistence>) {
        self.0.ask_to_keep(persistence);
    }
    /// Where things are saved.
    #[must_use]
    pub fn mode(self) -> StorageMode {
        self.0.keeping()
    }
}

impl Eraser {
    /// Erases everything.
    ///
    /// # Errors
    /// [`EraseError`].
    pub async fn erase(self) -> Result<(), EraseError> {
        let erase: Pin<Box<dyn Future<Output = Result<(), EraseError>>>> = Box::pin(self.0.erase());
        erase.await
    }
    /// Looks whether really nothing is left.
    pub async fn is_everything_erased(self) -> bool {
        self.0.is_empty_everywhere().await
    }
}

impl JustMarked {
    /// Tracked.
    #[must_use]
    pub fn get(self) -> Option<PromiseId> {
        self.0.just_marked().get()
    }
    /// Remembers it.
    pub fn set(self, promise: PromiseId) {
        self.0.just_marked().set(Some(promise));
    }
    /// Forgets it.
    pub fn clear(self) {
        self.0.just_marked().set(None);
    }
}

impl Loader {
    /// Makes the reader run again once the rest is loaded.
    pub fn track_rest(self) {
        self.0.rest();
    }
    /// Loads the rest at once.
    pub fn load_all(self) {
        self.0.read_all();
    }
}
