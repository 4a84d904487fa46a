// What of ProseMirror the editor of texts uses; VERSIES.md in the folder of the built file says how it is built.
export { DOMParser, DOMSerializer, Fragment, Schema, Slice } from "prosemirror-model";
export { EditorState } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
export { keymap } from "prosemirror-keymap";
export { history, redo, undo } from "prosemirror-history";
export { baseKeymap, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
