// The editor of the SPARQL page, put in the place of its text area; without it the text area does the same.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORDS = (
  "SELECT CONSTRUCT ASK DESCRIBE WHERE FROM NAMED PREFIX BASE DISTINCT REDUCED OPTIONAL UNION MINUS GRAPH FILTER BIND " +
  "VALUES EXISTS NOT IN AS GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR " +
  "LANG DATATYPE BOUND IF COALESCE REGEX CONTAINS STRSTARTS STRENDS LCASE UCASE CONCAT REPLACE YEAR MONTH ABS ROUND"
).split(" ");

const style = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: tags.comment, color: "var(--soft)" },
  { tag: tags.variableName, color: "var(--variable)" },
]);

const theme = EditorView.theme({
  "&": { border: "1px solid var(--soft)", backgroundColor: "var(--ground)", color: "var(--ink)", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-content": { caretColor: "var(--ink)", minHeight: "14rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--pale)", color: "var(--soft)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--pale) 60%, transparent)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--mark) !important" },
  ".cm-tooltip": { backgroundColor: "var(--ground)", color: "var(--ink)", border: "1px solid var(--soft)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", marginLeft: "1em" },
  ".cm-fault": { backgroundColor: "var(--violation)", textDecoration: "underline wavy" },
  ".cm-scroller": { maxHeight: "34rem", overflow: "auto" },
});

function completions(terms) {
  const fixed = [...KEYWORDS.map((label) => ({ label, type: "keyword", boost: -1 })), ...terms];
  return (context) => {
    const word = context.matchBefore(/[?$]?[\w:.-]+|[?$]/);
    if (!word && !context.explicit) return null;
    const names = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
    names.delete(word?.text);
    const variables = [...names].map((label) => ({ label, type: "variable" }));
    return { from: word ? word.from : context.pos, options: [...variables, ...fixed], validFor: /^[?$\w:.-]*$/ };
  };
}

// Where the service found a fault; it goes as soon as something is changed.
const setFault = StateEffect.define();
const fault = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    if (transaction.docChanged) return Decoration.none;
    for (const effect of transaction.effects) if (effect.is(setFault)) return effect.value;
    return value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function faultAt(state, error) {
  const number = Math.min(Math.max(1, Number(error.dataset.line)), state.doc.lines);
  const line = state.doc.line(number);
  const from = Math.min(line.from + Math.max(0, Number(error.dataset.column) - 1), line.to);
  const word = /^[^\s;.,(){}]+/.exec(state.doc.sliceString(from, line.to));
  const to = Math.min(line.to, from + (word ? word[0].length : 1));
  const mark = Decoration.mark({ class: "cm-fault", attributes: { title: error.innerText } });
  return Decoration.set(from < to ? [mark.range(from, to)] : [Decoration.line({ class: "cm-fault" }).range(line.from)]);
}

async function begin(area) {
  const response = await fetch(area.dataset.terms);
  const terms = response.ok ? await response.json() : [];
  const host = document.createElement("div");
  const focused = document.activeElement === area;
  area.before(host);
  area.hidden = true;
  // Styles that are made at run time may stand in a shadow tree under a policy that allows no inline style.
  const root = host.attachShadow({ mode: "open" });
  const form = area.form;
  const run = () => (form.requestSubmit(), true);
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        fault,
        StreamLanguage.define(sparql),
        syntaxHighlighting(style),
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": area.labels[0].innerText, spellcheck: "false" }),
        autocompletion({ override: [completions(terms)] }),
        keymap.of([
          { key: "Mod-Enter", run },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
      ],
    }),
  });
  if (focused) view.focus();
  const error = document.getElementById("query-error");
  if (error && error.dataset.line) {
    view.dispatch({ effects: setFault.of(faultAt(view.state, error)) });
  }
  form.addEventListener("submit", () => {
    area.value = view.state.doc.toString();
  });
  // What the editor refuses to leave out: a text area that is required and hidden could not be submitted.
  area.required = false;
}

const area = document.getElementById("query");
if (area) begin(area);
